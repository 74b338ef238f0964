package entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.read.Prefixes;
import entente.web.TestSite;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks of the written documentation: commands print what the README shows, and what the documents
 * name exists.
 */
class ReadmeTest {
  private static final Path README = Path.of("README.md");

  /** A command of the README and the lines that the README shows below it. */
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
    String announced =
        StartupMessage.of("http://127.0.0.1:3030/", StartupMessage.example(TestSite.shipped()));
    assertEquals(announced, output);
    assertEquals(3, announced.lines().filter(line -> line.startsWith("  ")).count());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "CONTRIBUTING.md",
        "docs/architecture.md",
        "docs/benchmarks.md",
        "docs/glossary.md"
      })
  void everyFileThatADocumentNamesIsThere(String document) throws IOException {
    Matcher names =
        Pattern.compile(
                "\\]\\(([\\w./-]+)\\)|[`\\s]((?:src|ontology|shapes|data|docs)/[\\w./-]+\\w)")
            .matcher(Files.readString(Path.of(document)));
    while (names.find()) {
      Path named =
          names.group(1) == null
              ? Path.of(names.group(2))
              : Path.of(document).resolveSibling(names.group(1));
      assertTrue(Files.exists(named), named.toString());
    }
  }

  @Test
  void everyTypeThatTheArchitectureNamesIsThere() throws IOException {
    Set<String> types;
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      types =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".java"))
              .map(name -> name.substring(0, name.length() - ".java".length()))
              .collect(Collectors.toSet());
    }
    Matcher names =
        Pattern.compile("`([A-Z]\\w+)[.`]")
            .matcher(Files.readString(Path.of("docs/architecture.md")).split("## History")[0]);
    while (names.find()) {
      assertTrue(types.contains(names.group(1)), names.group(1));
    }
  }

  @Test
  void everyExampleOfTheGlossaryIsInTheData() throws IOException {
    Graph graph = TestSite.shipped().dataset().getDefaultGraph();
    Matcher names =
        Pattern.compile("`([a-z-]+:[\\w-]+)`")
            .matcher(Files.readString(Path.of("docs/glossary.md")));
    while (names.find()) {
      String iri = Prefixes.mapping().expandPrefix(names.group(1));
      assertTrue(graph.contains(NodeFactory.createURI(iri), Node.ANY, Node.ANY), names.group(1));
    }
  }

  @Test
  void theReadmeHasAboutAHundredAndTwentyLines() throws IOException {
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
