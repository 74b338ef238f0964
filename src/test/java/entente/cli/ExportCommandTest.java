package entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders that {@code export} accepts and refuses; no half-written release is ever left. */
class ExportCommandTest {
  private static final String SOUND =
      """
      @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
      @prefix ent: <https://w3id.org/entente/ns/> .
      <https://w3id.org/entente/id/topic/port-lunn> a ent:Topic ; rdfs:label "Port Lunn"@en .
      """;

  @TempDir private Path folder;
  private Path data;

  @BeforeEach
  void writeData() throws IOException {
    data =
        Files.writeString(
            Files.createDirectory(folder.resolve("input")).resolve("data.ttl"), SOUND);
  }

  private CommandLineCall export(Object... arguments) {
    Object[] all =
        Stream.concat(Stream.of("export", "--quiet", "--data", data), Stream.of(arguments))
            .toArray();
    CommandLineCall call = CommandLineCall.of(all);
    if (call.status() != 0) {
      assertEquals("", call.out());
      assertEquals(1, call.err().lines().count(), call.err());
      assertFalse(call.err().contains("Exception"), call.err());
    }
    return call;
  }

  private List<String> siblings() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aReleaseIsWrittenToANewFolderAndReportedInOneLine() throws IOException {
    Path release = folder.resolve("a/release");
    CommandLineCall call = export(release);
    assertEquals(0, call.status(), call.err());
    assertEquals("", call.err());
    assertTrue(call.out().matches("\\Q" + release + "\\E: 34 files, \\d+ bytes\\R"), call.out());
    assertTrue(Files.readString(release.resolve("data.ttl")).contains("topic:port-lunn"));
    assertEquals(List.of("a", "input"), siblings());
  }

  @Test
  void whatIsReleasedConformsAndIsTheSameAgainWhenItIsReleasedFromItself() throws IOException {
    export(folder.resolve("first"));
    assertEquals(
        0, CommandLineCall.of("validate", "--quiet", folder.resolve("first/data.ttl")).status());
    assertEquals(
        0,
        CommandLineCall.of(
                "export",
                "--quiet",
                "--data",
                folder.resolve("first/data.ttl"),
                folder.resolve("second"))
            .status());
    for (String file :
        List.of("data.ttl", "entente.nq", "entente.trig", "derived.rdf", "nanopublications.trig")) {
      assertEquals(
          -1,
          Files.mismatch(
              folder.resolve("first").resolve(file), folder.resolve("second").resolve(file)),
          file);
    }
  }

  @Test
  void anEmptyFolderIsFilled() throws IOException {
    Path release = Files.createDirectory(folder.resolve("release"));
    assertEquals(0, export(release).status());
    assertTrue(Files.exists(release.resolve("SHA256SUMS")));
  }

  @Test
  void aFolderThatIsNotEmptyIsLeftAloneWithTheWayOut() throws IOException {
    Path release = Files.createDirectory(folder.resolve("release"));
    Files.writeString(release.resolve("notes.txt"), "mine");
    CommandLineCall call = export(release);
    assertEquals(2, call.status());
    assertTrue(call.err().contains("is not empty") && call.err().contains("--force"), call.err());
    assertEquals("mine", Files.readString(release.resolve("notes.txt")));
  }

  @Test
  void forceReplacesAReleaseAndNothingElse() throws IOException {
    Path release = folder.resolve("release");
    export(release);
    Files.writeString(release.resolve("void.ttl"), "damaged");
    assertEquals(2, export(release).status());
    assertEquals(0, export("--force", release).status());
    assertFalse(Files.readString(release.resolve("void.ttl")).contains("damaged"));
    Files.writeString(release.resolve("notes.txt"), "mine");
    CommandLineCall call = export("--force", release);
    assertEquals(2, call.status());
    assertTrue(call.err().contains("notes.txt"), call.err());
    assertEquals(List.of("input", "release"), siblings());
  }

  @Test
  void aFileIsNotAFolder() throws IOException {
    CommandLineCall call = export(Files.writeString(folder.resolve("file"), "mine"));
    assertEquals(2, call.status());
    assertTrue(call.err().contains("is a file"), call.err());
  }

  @Test
  void aPlaceWhereNothingCanBeWrittenIsReported() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "mine");
    CommandLineCall call = export(file.resolve("release"));
    assertEquals(2, call.status());
    assertTrue(call.err().contains("file") && call.err().contains("cannot be written"), call.err());
    assertEquals(2, export("/").status());
  }

  @Test
  void dataThatBreaksAShapeIsNotReleased() throws IOException {
    Files.writeString(
        data, SOUND + "<https://w3id.org/entente/id/place/Port_Lunn> a ent:Place .\n");
    CommandLineCall call = export(folder.resolve("release"));
    assertEquals(1, call.status());
    assertTrue(call.err().contains("data.ttl:4:"), call.err());
    assertEquals(List.of("input"), siblings());
  }

  @Test
  void brokenTurtleIsReportedWithFileAndLine() throws IOException {
    Files.writeString(data, SOUND + "ent:a rdfs:label nobody:knows .\n");
    CommandLineCall call = export(folder.resolve("release"));
    assertEquals(1, call.status());
    assertTrue(call.err().contains("data.ttl:4:"), call.err());
    assertEquals(List.of("input"), siblings());
  }

  @Test
  void aReleaseNeedsAFolder() {
    assertEquals(2, CommandLineCall.of("export").status());
  }

  @Test
  void theHelpNamesEveryFileThatIsWritten() throws IOException {
    export(folder.resolve("release"));
    String help = CommandLineCall.of("export", "--help").out();
    try (Stream<Path> files = Files.list(folder.resolve("release"))) {
      files
          .map(file -> file.getFileName().toString())
          .forEach(
              name ->
                  assertTrue(
                      help.contains(name)
                          || help.contains(name.replaceFirst("\\..*", ""))
                              && help.contains(name.replaceFirst(".*\\.", ".")),
                      name));
    }
  }
}
