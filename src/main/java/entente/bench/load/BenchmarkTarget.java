package entente.bench.load;

import entente.kb.read.InputException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * A server on this machine.
 *
 * @param name its name in the report
 * @param endpoint its SPARQL endpoint
 * @param documents the base of the documents about things, if it serves any
 */
public record BenchmarkTarget(String name, URI endpoint, Optional<URI> documents) {

  /**
   * Parses {@code ENDPOINT} or {@code ENDPOINT,DOCUMENTS}; an address of another machine is an
   * {@link InputException} of invocation.
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

  /**
   * Checks that an address is one of this machine, without DNS, since a name may resolve
   * differently later.
   */
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
              + " is not an address of this machine; only http://127.0.0.1, http://localhost and"
              + " http://[::1] are measured");
    }
    return address;
  }
}
