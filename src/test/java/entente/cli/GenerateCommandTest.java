package entente.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.bench.data.DataGenerator;
import entente.kb.SourceFiles;
import entente.kb.read.LocatedGraph;
import entente.kb.read.NamedQuery;
import entente.kb.read.RdfSource;
import entente.validate.Validator;
import entente.validate.report.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenerateCommandTest {
  @TempDir private Path folder;

  @Test
  void theDataHasTheViolationsThatAreListedAndNoOthers() throws IOException {
    Path file = generate(30_000, 3, 44);
    List<String> listed = Files.readAllLines(DataGenerator.listOf(file));
    assertEquals(
        listed.stream().skip(1).map(line -> line.split("\t")[1]).sorted().toList(),
        new Validator(
                LocatedGraph.read(SourceFiles.shipped().shapes()).graph(),
                LocatedGraph.read(SourceFiles.shipped().ontology()).graph())
            .validate(LocatedGraph.read(List.of(RdfSource.of(file)))).findings().stream()
                .filter(finding -> Severity.of(finding.severity()) == Severity.VIOLATION)
                .map(finding -> finding.thing().getURI())
                .sorted()
                .toList());
    assertEquals(
        NamedQuery.folder("bench/violations").stream()
            .map(NamedQuery::name)
            .collect(Collectors.toSet()),
        listed.stream().skip(1).map(line -> line.split("\t")[0]).collect(Collectors.toSet()),
        "every kind of violation occurs");
  }

  @Test
  void theSameSeedGivesTheSameBytes() throws IOException {
    byte[] first = Files.readAllBytes(generate(100_000, 5, 10));
    byte[] list = Files.readAllBytes(DataGenerator.listOf(folder.resolve("data.ttl")));
    assertArrayEquals(first, Files.readAllBytes(generate(100_000, 5, 10)));
    assertArrayEquals(list, Files.readAllBytes(DataGenerator.listOf(folder.resolve("data.ttl"))));
    assertFalse(Arrays.equals(first, Files.readAllBytes(generate(100_000, 6, 10))));
  }

  @Test
  void theMemoryNeededIsLessThanTheData() throws IOException, InterruptedException {
    Path file = folder.resolve("data.ttl");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                "entente.cli.Main",
                "bench",
                "generate",
                "--scale",
                "2500000",
                file.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor(), output);
    assertTrue(Files.size(file) > 64L << 20, output);
  }

  @Test
  void aFewActorsHaveMostOfTheLinks() throws IOException {
    Path file = generate(500_000, 1, 0);
    List<Long> links =
        Files.readAllLines(file).stream()
            .filter(line -> line.trim().startsWith("ent:participant "))
            .flatMap(line -> Arrays.stream(line.trim().split("[ ,;.]+")).skip(1))
            .collect(Collectors.groupingBy(actor -> actor, Collectors.counting()))
            .values()
            .stream()
            .sorted((one, other) -> Long.compare(other, one))
            .toList();
    long all = links.stream().mapToLong(Long::longValue).sum();
    long most = links.stream().limit(links.size() / 20).mapToLong(Long::longValue).sum();
    assertTrue(most > 0.4 * all, most + " of " + all + " links to a twentieth of " + links.size());
    assertTrue(links.size() > 300, links.size() + " actors");
  }

  @ParameterizedTest
  @CsvSource({"10,0", "2000000000,0", "30000,-1", "30000,900"})
  void whatIsOutOfRangeIsRefused(long scale, int violations) {
    CommandLineCall call =
        CommandLineCall.of(
            "bench", "generate", "--scale", scale, "--violations", violations, folder.resolve("x"));
    assertEquals(2, call.status());
    assertTrue(call.err().contains("must be from"), call.err());
  }

  @Test
  void aFileThatCannotBeWrittenIsNamed() {
    CommandLineCall call = CommandLineCall.of("bench", "generate", folder.resolve("none/x.ttl"));
    assertEquals(2, call.status());
    assertTrue(call.err().contains("none/x.ttl: cannot be written"), call.err());
  }

  private Path generate(long scale, long seed, int violations) {
    Path file = folder.resolve("data.ttl");
    CommandLineCall call =
        CommandLineCall.of(
            "bench",
            "generate",
            "--quiet",
            "--scale",
            scale,
            "--seed",
            seed,
            "--violations",
            violations,
            file);
    assertEquals(0, call.status(), call.err());
    return file;
  }
}
