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
