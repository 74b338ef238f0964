package entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.documents.ExampleDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Output and exit status of the evidence command, and what it writes with --fix. */
class EvidenceCommandTest {
  private static final String RIGHT =
      "43cf1b9ae70003cadc5770c3dad77da943422f09af89cf936aefd982115b942c";
  private static final String WRONG = "0".repeat(64);

  @TempDir Path folder;
  private ExampleDocument example;

  @BeforeEach
  void copyExample() {
    example = ExampleDocument.sound(folder);
  }

  @Test
  void soundExampleHasNoErrors() {
    CommandLineCall call = evidence();
    assertEquals(0, call.status(), call.out());
    assertTrue(call.out().endsWith("no errors" + System.lineSeparator()), call.out());
    assertEquals(
        "entente: reading 1 data file and the texts in " + folder + System.lineSeparator(),
        call.err());
  }

  @Test
  void quietLeavesStandardErrorEmpty() {
    assertEquals("", evidence("--quiet").err());
  }

  @Test
  void listTellsHowEveryValueWasFound() {
    CommandLineCall call = evidence("--list");
    assertTrue(
        call.out()
            .contains(
                "in the passage: exercise:steel-river-2011 ent:troops 5000"
                    + " (passage:example-2020-table-2-row-1)"),
        call.out());
    assertTrue(
        call.out()
            .contains("judged: participation:steel-river-2011-arland ent:role role:participant"),
        call.out());
  }

  @Test
  void wrongValueIsOneLineAndExitStatusOne() {
    example.with("ttl", "ent:troops 5000", "ent:troops 9000");
    CommandLineCall call = evidence("--quiet");
    assertEquals(1, call.status());
    assertTrue(
        call.out()
            .contains(
                ": error: exercise:steel-river-2011 ent:troops 9000 is not in"
                    + " passage:example-2020-table-2-row-1"),
        call.out());
    assertTrue(call.out().endsWith("1 error" + System.lineSeparator()), call.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"evidence", "coverage"})
  void missingFolderIsOneLineAndExitStatusTwo(String command) {
    Path missing = folder.resolve("texts");
    assertFault(
        missing + ": no such folder; name the folder with the texts of the documents",
        CommandLineCall.of(command, "--quiet", "--documents", missing, "--data", folder));
  }

  @ParameterizedTest
  @ValueSource(strings = {"evidence", "coverage"})
  void missingTextIsOneLineAndExitStatusTwo(String command) throws IOException {
    Path text = folder.resolve("example-2020.txt");
    Files.delete(text);
    assertFault(
        text + ": no such file; it must contain the text of document:example-2020",
        CommandLineCall.of(command, "--quiet", "--documents", folder, "--data", folder));
  }

  @ParameterizedTest
  @ValueSource(strings = {"evidence", "coverage"})
  void textThatIsNotUtf8IsOneLineAndExitStatusTwo(String command) throws IOException {
    Path text = folder.resolve("example-2020.txt");
    Files.write(text, new byte[] {'a', (byte) 0xFF});
    assertFault(
        text + ": contains bytes that are not UTF-8",
        CommandLineCall.of(command, "--quiet", "--documents", folder, "--data", folder));
  }

  @Test
  void dataWithoutDocumentsIsNotSound() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertFault(
        "the data describes no ent:Document",
        CommandLineCall.of("evidence", "--quiet", "--documents", folder, "--data", empty));
  }

  @Test
  void fixRenewsAWrongDigestAndTouchesNothingElse() throws IOException {
    Path data = folder.resolve("example-2020.ttl");
    String sound = ExampleDocument.read(data);
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rw-r-----"));
    example.with("ttl", RIGHT, WRONG);
    CommandLineCall call = evidence("--fix");
    assertEquals(0, call.status(), call.out());
    assertTrue(
        call.out().contains(": renewed the digest of passage:example-2020-par-1-s1"), call.out());
    assertTrue(call.err().contains("1 digest renewed"), call.err());
    assertEquals(sound, ExampleDocument.read(data));
    assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(data)));
    assertEquals(List.of("example-2020.ttl", "example-2020.txt"), fileNames());
  }

  @Test
  void fixRenewsPassageAndDocumentAfterACorrectionOfTheText() {
    example.with("txt", "4,500 soldiers", "4,500 Soldiers");
    CommandLineCall call = evidence("--fix");
    assertEquals(0, call.status(), call.out());
    assertTrue(
        call.out().contains("renewed the digest of document:example-2020")
            && call.out().contains("renewed the digest of passage:example-2020-par-1-s1"),
        call.out());
    assertEquals(0, evidence().status());
  }

  @Test
  void fixRenewsTheWrongOneOfTwoEqualDigests() {
    String sound = ExampleDocument.read(folder.resolve("example-2020.ttl"));
    example.with("ttl", "762109d1ecaf235cdb1b6592fbcd6d9b42fe7017ad85552c311093780756e39c", RIGHT);
    assertEquals(0, evidence("--fix").status());
    assertEquals(sound, ExampleDocument.read(folder.resolve("example-2020.ttl")));
  }

  @Test
  void fixReportsTheNewPlaceOfAShiftedPassageAndChangesNothing() {
    example
        .with("ttl", "oa:start 416 ; oa:end 473", "oa:start 406 ; oa:end 463")
        .with("ttl", RIGHT, WRONG);
    String before = ExampleDocument.read(folder.resolve("example-2020.ttl"));
    CommandLineCall call = evidence("--fix");
    assertEquals(1, call.status());
    assertTrue(
        call.out()
            .contains(
                "document:example-2020: no digest renewed, because the offsets of 1 passage are"
                    + " wrong, first of passage:example-2020-par-2-s4, which is now at 416-473"),
        call.out());
    assertEquals(before, ExampleDocument.read(folder.resolve("example-2020.ttl")));
  }

  @Test
  void fixRefusesOffsetsThatCutAWord() {
    example.with("ttl", "oa:start 416 ; oa:end 473", "oa:start 418 ; oa:end 473");
    CommandLineCall call = evidence("--fix");
    assertEquals(1, call.status());
    assertTrue(call.out().contains("no digest renewed"), call.out());
  }

  @Test
  void fixRefusesTheTextOfAnotherDocument() throws IOException {
    String text = ExampleDocument.read(folder.resolve("example-2020.txt"));
    Files.writeString(folder.resolve("example-2020.txt"), text.replaceAll("\\p{L}", "x"));
    CommandLineCall call = evidence("--fix");
    assertEquals(1, call.status());
    assertTrue(call.out().contains("none of its 15 passages is where its offsets say"), call.out());
  }

  @Test
  void fixRefusesTheShippedData() {
    assertFault(
        "--fix rewrites files, and the shipped data is part of the program; name the files to"
            + " rewrite with --data",
        CommandLineCall.of("evidence", "--fix", "--documents", folder));
  }

  @Test
  void fixOfSoundDataWritesNothing() throws IOException {
    Path data = folder.resolve("example-2020.ttl");
    Object key = Files.readAttributes(data, BasicFileAttributes.class).fileKey();
    CommandLineCall call = evidence("--fix");
    assertEquals(0, call.status());
    assertTrue(call.err().contains("no digests renewed"), call.err());
    assertEquals(key, Files.readAttributes(data, BasicFileAttributes.class).fileKey());
  }

  private CommandLineCall evidence(String... options) {
    List<Object> arguments =
        new ArrayList<>(List.of("evidence", "--documents", folder, "--data", folder));
    arguments.addAll(List.of(options));
    return CommandLineCall.of(arguments.toArray());
  }

  private static void assertFault(String message, CommandLineCall call) {
    assertEquals(2, call.status(), call.out() + call.err());
    assertEquals("", call.out());
    assertTrue(call.err().startsWith("entente: " + message), call.err());
    assertEquals(1, call.err().lines().count(), call.err());
    assertFalse(call.err().contains("Exception"), call.err());
  }

  private List<String> fileNames() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
