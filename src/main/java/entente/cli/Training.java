package entente.cli;

import entente.kb.read.ClasspathResources;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The run from which the JVM makes its archive of loaded classes and profiled methods: a query, a
 * validation, and a server with a visitor at each kind of page.
 *
 * <p>The launcher {@code entente} runs it once after each build, with the option that makes the
 * archive. Its output is of no use.
 */
final class Training {
  private static final String ROWS = "SELECT * { ?s ?p ?o } LIMIT 10";
  private static final String MISTAKE = "/examples/mistake.ttl";

  /** The start of a server, in seconds, after which the run gives up. */
  private static final int PATIENCE = 120;

  private static final Pattern ADDRESS = Pattern.compile("answers at (\\S+)");
  private static final Pattern EXAMPLE = Pattern.compile("text/turtle' \\S+?://[^/]+/(\\S+)");

  private Training() {}

  /** Exits with 0 when everything was run, so that the launcher keeps the archive. */
  public static void main(String[] args) throws Exception {
    StringWriter out = new StringWriter();
    Path mistake = Files.createTempFile("entente", ".ttl");
    try (InputStream stream = ClasspathResources.class.getResourceAsStream(MISTAKE)) {
      Files.write(mistake, stream.readAllBytes());
      run(new StringWriter(), "validate", mistake.toString());
    } finally {
      Files.delete(mistake);
    }
    run(new StringWriter(), "query", ROWS);
    Thread server = new Thread(() -> run(out, "serve", "--port", "0"), "serve");
    server.setDaemon(true);
    server.start();
    for (int waited = 0; !EXAMPLE.matcher(out.toString()).find(); waited++) {
      if (waited > PATIENCE * 20) {
        System.exit(1);
      }
      Thread.sleep(50);
    }
    visit(found(ADDRESS, out.toString()), found(EXAMPLE, out.toString()));
    System.exit(0);
  }

  private static void run(StringWriter out, String... args) {
    Main.run(new PrintWriter(out, true), new PrintWriter(new StringWriter()), args);
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException("not in the message of the start: " + pattern);
    }
    return matcher.group(1);
  }

  private static void visit(String server, String thing) throws IOException {
    String query = "sparql?query=SELECT%20*%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D%20LIMIT%20";
    String kind = thing.substring(0, thing.lastIndexOf('/') + 1);
    for (int round = 1; round <= 2; round++) {
      ask(server + "health/ready", "*/*");
      for (String page :
          List.of(
              "",
              thing,
              kind,
              kind + "?page=" + round,
              "search?q=" + kind.charAt(3) + round,
              "doc/ns/label",
              "doc/shapes/Fact",
              "timeline?from=20" + round,
              "map?from=20" + round,
              "members?on=20" + round + "0-01-01",
              "disagreements?page=" + round,
              "documents",
              "compare",
              "sparql?question=none",
              "validate",
              query + round,
              "nothing")) {
        ask(server + page, "text/html");
      }
      for (String type : List.of("text/turtle", "application/ld+json", "application/rdf+xml")) {
        ask(server + thing, type);
      }
      for (String type : List.of("application/sparql-results+json", "text/csv")) {
        ask(server + query + round, type);
        post(server + "sparql", type, "query=" + query.substring(13) + "1" + round);
      }
    }
  }

  private static HttpURLConnection connection(String address, String accept) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
    connection.setRequestProperty("Accept", accept);
    connection.setRequestProperty("Accept-Encoding", "gzip");
    return connection;
  }

  private static void ask(String address, String accept) throws IOException {
    read(connection(address, accept));
  }

  private static void post(String address, String accept, String form) throws IOException {
    HttpURLConnection connection = connection(address, accept);
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
    try (OutputStream body = connection.getOutputStream()) {
      body.write(form.getBytes(StandardCharsets.US_ASCII));
    }
    read(connection);
  }

  /** Whatever the status: pages of errors are visited too. */
  private static void read(HttpURLConnection connection) throws IOException {
    try (InputStream body =
        connection.getResponseCode() < 400
            ? connection.getInputStream()
            : connection.getErrorStream()) {
      body.readAllBytes();
    }
  }
}
