package entente.bench;

import entente.kb.read.InputException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * A server on this machine.
 *
 * @param name how the report calls it
 * @param endpoint its SPARQL endpoint
 * @param documents below it lie the documents about things, if it has any
 */
public record BenchmarkTarget(String name, URI endpoint, Optional<URI> documents) {

  /**
   * From {@code ENDPOINT} or {@code ENDPOINT,DOCUMENTS}; an address that does not lead to this
   * machine is a {@link InputException} of invocation.
   */
  public static BenchmarkTarget of(String name, String text) {
    String[] parts = text.split(",", 2);
    return new BenchmarkTarget(
        name,
        loopback(parts[0]),
        parts.length == 1
            ? Optional.empty()
            : Optional.of(loopback(parts[1].endsWith("/") ? parts[1] : parts[1] + "/")));
  }

  /** Nothing is looked up: a name that leads here today may lead elsewhere tomorrow. */
  private static URI loopback(String text) {
    URI address;
    try {
      address = new URI(text);
    } catch (URISyntaxException e) {
      throw InputException.ofInvocation(
          text + " is not an address; give one such as http://127.0.0.1:3030/sparql", e);
    }
    String host = address.getHost();
    if (!"http".equals(address.getScheme())
        || host == null
        || !host.matches("localhost|127(?:\\.\\d{1,3}){3}|\\[::1\\]")) {
      throw InputException.ofInvocation(
          text
              + " does not lead to this machine; only http://127.0.0.1, http://localhost and"
              + " http://[::1] are measured");
    }
    return address;
  }
}
