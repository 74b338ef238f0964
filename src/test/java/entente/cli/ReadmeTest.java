package entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The README tells the truth: what it shows is what the commands print, and what it points at is
 * there.
 */
class ReadmeTest {
  private static final Path README = Path.of("README.md");

  /** A command of the README and the lines it is said to print. */
  private record Shown(String command, String output) {}

  @TestFactory
  Stream<DynamicTest> everyCommandPrintsWhatTheReadmeShows() throws IOException {
    return shown().stream()
        .filter(shown -> !shown.command().contains(" serve"))
        .map(
            shown ->
                DynamicTest.dynamicTest(
                    shown.command(),
                    () -> {
                      StringWriter out = new StringWriter();
                      Main.run(
                          new PrintWriter(out),
                          new PrintWriter(new StringWriter()),
                          shown.command().substring("./entente ".length()).split(" "));
                      assertEquals(shown.output(), out.toString());
                    }));
  }

  @Test
  void serveIsShownAndPrintsItsAddressAndThreeThingsToTry() throws IOException {
    String output =
        shown().stream()
            .filter(shown -> shown.command().equals("./entente serve"))
            .findFirst()
            .orElseThrow()
            .output();
    String announced = StartupMessage.of("http://127.0.0.1:3030/");
    assertEquals(announced, output);
    assertEquals(3, announced.lines().filter(line -> line.startsWith("  ")).count());
  }

  @Test
  void everyFileItNamesIsThere() throws IOException {
    Matcher names =
        Pattern.compile(
                "(?:\\]\\(|`|\\s)((?:src|ontology|shapes|data)/[\\w./-]+\\w|[A-Z]{4,}(?:\\.md)?(?=\\)))")
            .matcher(Files.readString(README));
    while (names.find()) {
      assertTrue(Files.exists(Path.of(names.group(1))), names.group(1));
    }
  }

  @Test
  void itHoldsInAboutAHundredAndTwentyLines() throws IOException {
    assertTrue(Files.readAllLines(README).size() <= 125);
  }

  private static List<Shown> shown() throws IOException {
    List<Shown> all = new ArrayList<>();
    Matcher block =
        Pattern.compile("```console\n\\$ (\\./entente [^\n]*)\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(README));
    while (block.find()) {
      all.add(new Shown(block.group(1), block.group(2)));
    }
    return all;
  }
}
