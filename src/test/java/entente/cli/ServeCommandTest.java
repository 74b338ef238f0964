package entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The errors and the end of {@code serve}: one line, the right status, no stack trace. */
class ServeCommandTest {
  private static final String PREFIXES =
      "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
          + "@prefix ent: <https://w3id.org/entente/ns/> .\n";
  private static final String SOUND =
      PREFIXES
          + "<https://w3id.org/entente/id/topic/port-lunn> a ent:Topic ; rdfs:label \"Port"
          + " Lunn\"@en .\n";

  @TempDir private Path folder;

  private record Outcome(int status, String out, String err) {}

  private static Outcome serve(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] all = new String[arguments.length + 2];
    all[0] = "serve";
    all[1] = "--quiet";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    int status = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), all);
    Outcome outcome = new Outcome(status, out.toString(), err.toString());
    assertEquals("", outcome.out());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
    assertFalse(outcome.err().contains("Exception"), outcome.err());
    return outcome;
  }

  private String data(byte[] content) throws Exception {
    return Files.write(folder.resolve("data.ttl"), content).toString();
  }

  private String data(String content) throws Exception {
    return data(content.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void brokenTurtleIsReportedWithFileAndLine() throws Exception {
    Outcome outcome = serve("--data", data(PREFIXES + "ent:a rdfs:label nobody:knows .\n"));
    assertEquals(1, outcome.status());
    assertTrue(outcome.err().contains("data.ttl:3:"), outcome.err());
  }

  @Test
  void bytesThatAreNotUtf8AreReportedWithFileAndLine() throws Exception {
    Outcome outcome = serve("--data", data("# caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1)));
    assertEquals(1, outcome.status());
    assertTrue(outcome.err().contains("data.ttl:1:"), outcome.err());
  }

  @Test
  void dataThatBreaksAShapeIsNotServed() throws Exception {
    Outcome outcome =
        serve(
            "--data",
            data(PREFIXES + "<https://w3id.org/entente/id/place/Port_Lunn> a ent:Place ."));
    assertEquals(1, outcome.status());
    assertTrue(
        outcome.err().contains("data.ttl:3:") && outcome.err().contains("Port_Lunn"),
        outcome.err());
  }

  @Test
  void dataOfWhichNoShapeSpeaksIsNotServed() throws Exception {
    assertEquals(
        1,
        serve(
                "--data",
                data("<http://example.org/a> <http://example.org/b> <http://example.org/c> ."))
            .status());
  }

  @Test
  void aFolderThatIsNotThereIsReportedByName() {
    Outcome outcome = serve("--data", folder.resolve("nothing").toString());
    assertEquals(2, outcome.status());
    assertTrue(outcome.err().contains("nothing: no such file or folder"), outcome.err());
  }

  @Test
  void aFolderWithoutTurtleIsReportedByName() {
    Outcome outcome = serve("--data", folder.toString());
    assertEquals(2, outcome.status());
    assertTrue(outcome.err().contains(".ttl"), outcome.err());
  }

  @Test
  void aTakenPortIsReportedWithTheWayOut() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Outcome outcome =
          serve("--data", data(SOUND), "--port", Integer.toString(taken.getLocalPort()));
      assertEquals(2, outcome.status());
      assertTrue(
          outcome.err().contains(":" + taken.getLocalPort()) && outcome.err().contains("--port"),
          outcome.err());
    }
  }

  @ParameterizedTest(name = "SIG{0}")
  @ValueSource(strings = {"TERM", "INT"})
  void aSignalEndsTheProcessInOrder(String signal) throws Exception {
    List<String> command = new ArrayList<>(withDefaultSignals());
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "entente.cli.Main",
            "serve",
            "--quiet",
            "--port",
            "0",
            "--data",
            data(SOUND)));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      assertTrue(out.readLine().startsWith("Entente answers at http://127.0.0.1:"));
      assertEquals(0, status("kill", "-" + signal, Long.toString(process.pid())));
      assertTrue(process.waitFor(2, TimeUnit.MINUTES), "it ends");
      assertEquals(0, process.exitValue());
    } finally {
      process.destroyForcibly();
    }
  }

  /**
   * A command before another that gives SIGINT its default meaning. A shell without job control
   * starts what runs in its background with SIGINT ignored, children inherit that, and a JVM then
   * leaves it so. Empty where {@code env} is older than GNU coreutils 8.31 or not GNU's.
   */
  private static List<String> withDefaultSignals() throws Exception {
    return status("env", "--default-signal=INT", "true") == 0
        ? List.of("env", "--default-signal=INT")
        : List.of();
  }

  private static int status(String... command) throws Exception {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  @Test
  void anAddressThatIsNotOfThisMachineIsReported() throws Exception {
    assertEquals(2, serve("--data", data(SOUND), "--port", "0", "--host", "192.0.2.1").status());
  }

  @Test
  void aPortOutOfRangeIsReported() {
    assertEquals(2, serve("--port", "70000").status());
  }

  @Test
  void aBaseThatIsNotAnHttpIriIsReported() {
    assertEquals(2, serve("--base", "javascript:alert(1)").status());
  }
}
