package entente.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The check on the example, sound and with one planted fault per row of a table. */
class EvidenceCheckTest {
  @TempDir Path folder;

  @Test
  void exampleIsSound() {
    assertEquals(List.of(), EvidenceCheck.of(ExampleDocument.sound(folder).corpus()).findings());
  }

  @Test
  void everyValueIsCountedByHowItWasFound() {
    Map<SupportKind, Long> total = EvidenceCheck.of(ExampleDocument.sound(folder).corpus()).total();
    assertEquals(
        Map.of(
            SupportKind.PASSAGE,
            26L,
            SupportKind.CONTEXT,
            2L,
            SupportKind.READING,
            1L,
            SupportKind.JUDGED,
            5L,
            SupportKind.SOURCE,
            1L),
        total);
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/documents/faults.csv", delimiter = '|', quoteCharacter = '\0')
  void plantedFaultIsTheOnlyOneFound(
      String fault, String file, String instead, String stands, String says, String andSays) {
    List<EvidenceFinding> findings =
        EvidenceCheck.of(
                ExampleDocument.sound(folder)
                    .with(file, instead, stands.equals("#") ? "" : stands)
                    .corpus())
            .findings();
    assertEquals(1, findings.size(), () -> fault + ": " + findings);
    String line = findings.get(0).toString();
    assertTrue(line.contains(says) && line.contains(andSays), line);
  }

  @Test
  void passageThatPointsBackNeedsItsAntecedent() {
    List<String> findings =
        EvidenceCheck.of(
                ExampleDocument.sound(folder)
                    .with("ttl", "oa:start 354 ; oa:end 415", "oa:start 376 ; oa:end 415")
                    .with(
                        "ttl",
                        "cd4a738343891bc5e50913d01194b548713c4ebcbcc9b4815bf8a3c6b7a5540f",
                        "a19854c4b5c8e6452869ec23399eccda23007450046ff5fbf780f6eb610d29b8")
                    .corpus())
            .findings()
            .stream()
            .map(EvidenceFinding::toString)
            .filter(finding -> finding.contains("begins with 'she', which points back"))
            .toList();
    assertEquals(1, findings.size(), "the evidence without context alone: " + findings);
  }

  @Test
  void numberThatThePassageQualifiesNeedsItsPrecision() {
    ExampleDocument qualified =
        ExampleDocument.sound(folder)
            .with("txt", "with 4,500 soldiers", "some 4,500 soldiers")
            .with(
                "ttl",
                "cc7e2662d8056b28cc6e4476e95c88d8b24841612e6e00e8a2e33efbf5b96552",
                "34cd29a64b046f26d026b44a59375f791984a9cef79b330077f28cfbb8db4f38")
            .with(
                "ttl",
                "43cf1b9ae70003cadc5770c3dad77da943422f09af89cf936aefd982115b942c",
                "3e67dc62d50e1d5158ccd7c6bcdeab286e7b03843acaae1dcf248605bcf8a801");
    List<EvidenceFinding> findings = EvidenceCheck.of(qualified.corpus()).findings();
    assertEquals(1, findings.size(), findings::toString);
    assertTrue(findings.get(0).message().contains("prints 'some' before 4500: add ent:precision"));
    qualified.with(
        "ttl",
        "ent:variantKind variant-kind:number ]",
        "ent:variantKind variant-kind:number ; ent:precision"
            + " <https://w3id.org/entente/code/precision/about> ]");
    assertEquals(List.of(), EvidenceCheck.of(qualified.corpus()).findings());
  }

  @Test
  void nameInASummaryNeedsItsPlaceInTheData() {
    ExampleDocument naming =
        ExampleDocument.sound(folder)
            .with(
                "ttl",
                "instrument:lunn-accord a ent:Instrument ;",
                "instrument:lunn-accord a ent:Instrument ; ent:about state:arland ;"
                    + " ent:summary \"Corvia stays away.\"@en ;");
    List<EvidenceFinding> findings = EvidenceCheck.of(naming.corpus()).findings();
    assertEquals(1, findings.size(), findings::toString);
    assertTrue(
        findings
            .get(0)
            .message()
            .contains("names Corvia in its summary, but is not about it: add state:corvia"),
        findings::toString);
    naming.with("ttl", "ent:about state:arland ;", "ent:about state:arland , state:corvia ;");
    assertEquals(List.of(), EvidenceCheck.of(naming.corpus()).findings());
  }

  @Test
  void findingsTellFileLineAndColumn() {
    EvidenceFinding finding =
        EvidenceCheck.of(
                ExampleDocument.sound(folder)
                    .with("ttl", "ent:troops 5000", "ent:troops 9000")
                    .corpus())
            .findings()
            .get(0);
    assertTrue(
        finding.toString().matches(".*/example-2020\\.ttl:\\d+:\\d+: error: .*"),
        finding.toString());
    assertEquals(
        "ent:troops , ent:participant",
        ExampleDocument.lineOf(folder, finding.place().line())
            .replaceAll(".*ent:venue , (.*) ; .*", "$1"));
  }
}
