package entente.ontology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * ROBOT on a class path of its own, for it brings another Jena: a process for each command, as its
 * command line would run it.
 *
 * @param status the exit status
 * @param output what the command printed
 */
record Robot(int status, String output) {
  private static final Path CLASS_PATH = Path.of("target/robot.classpath");

  /** Runs in {@code src/test/robot}, where the report's profile and queries are. */
  static Robot run(Object... arguments) {
    if (!Files.exists(CLASS_PATH)) {
      throw new AssertionError(CLASS_PATH + " is missing: run 'mvn generate-test-resources' once");
    }
    try {
      List<String> command =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  Files.readString(CLASS_PATH),
                  "org.obolibrary.robot.CommandLineInterface"));
      for (Object argument : arguments) {
        command.add(argument.toString());
      }
      Path printed = Files.createTempFile("robot", ".txt");
      Process process =
          new ProcessBuilder(command)
              .directory(Path.of("src/test/robot").toFile())
              .redirectErrorStream(true)
              .redirectOutput(printed.toFile())
              .start();
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("ROBOT did not end: " + List.of(arguments));
      }
      String output = Files.readString(printed, StandardCharsets.UTF_8);
      Files.delete(printed);
      return new Robot(process.exitValue(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
