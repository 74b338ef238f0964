package entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.documents.ExampleDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Coverage of the example, whole and with a paragraph skipped. */
class CoverageCommandTest {
  @TempDir Path folder;

  @Test
  void everyCharacterOfTheExampleIsAccountedForOrLeftOut() {
    ExampleDocument.sound(folder);
    CommandLineCall call = coverage("--complete", "--list", "--quiet");
    assertEquals(0, call.status(), call.out());
    assertTrue(
        call.out()
            .matches("(?s).*example-2020 +856 +\\d+ +94\\.\\d +46 +5\\.\\d +0 +0\\.0 +0\\R.*"),
        call.out());
    assertTrue(call.out().matches("(?s).*example-2020 +46  acknowledgement\\R.*"), call.out());
    assertEquals("", call.err());
  }

  @Test
  void skippedParagraphIsListedWithLineOffsetsAndFirstWords() {
    ExampleDocument.sound(folder)
        .with("ttl", "ent:omissionReason omission-reason:acknowledgement ;", "");
    CommandLineCall call = coverage("--list");
    assertEquals(0, call.status());
    assertTrue(
        call.out().contains("example-2020.txt:16: 690-736 'We thank the Northern Museum …'"),
        call.out());
  }

  @Test
  void gapFailsOnlyWhenCompletenessIsAskedFor() {
    ExampleDocument.sound(folder)
        .with("txt", "⁵ Ibid.\n", "⁵ Ibid.\n\nOne more sentence that nobody looked at.\n");
    assertEquals(0, coverage().status());
    assertEquals(1, coverage("--complete").status());
  }

  @Test
  void passageWithoutUseOrWithAnotherDigestAccountsForNothing() {
    ExampleDocument.sound(folder)
        .with("ttl", "ent:context passage:example-2020-heading-1 ;", "")
        .with("ttl", "43cf1b9a", "43cf1b9b");
    CommandLineCall call = coverage("--list");
    assertTrue(call.out().contains(".txt:1: 0-31 'Drills and Accords of the …'"), call.out());
    assertTrue(call.out().contains(".txt:3: 33-155 'In mid-2011 Arland and Bergia …'"), call.out());
  }

  @Test
  void onlyWhiteSpaceAndPunctuationMayStandBetween() {
    ExampleDocument.sound(folder).with("txt", "⁵ Ibid.\n", "⁵ Ibid.\n\n* * *\n");
    assertEquals(0, coverage("--complete").status());
  }

  private CommandLineCall coverage(String... options) {
    List<Object> arguments =
        new ArrayList<>(List.of("coverage", "--documents", folder, "--data", folder));
    arguments.addAll(List.of(options));
    return CommandLineCall.of(arguments.toArray());
  }
}
