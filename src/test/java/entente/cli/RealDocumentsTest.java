package entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * The shipped data against the real documents, where ENTENTE_DOCUMENTS names the folder with their
 * texts.
 */
@EnabledIfEnvironmentVariable(
    named = "ENTENTE_DOCUMENTS",
    matches = ".+",
    disabledReason = "ENTENTE_DOCUMENTS names no folder with the texts of the documents")
class RealDocumentsTest {
  private static final String DOCUMENTS = String.valueOf(System.getenv("ENTENTE_DOCUMENTS"));

  @Test
  void evidenceFindsNoFault() {
    CommandLineCall call = CommandLineCall.of("evidence", "--quiet", "--documents", DOCUMENTS);
    assertEquals(0, call.status(), call.out() + call.err());
  }

  @Test
  void coverageCountsEveryDocument() {
    CommandLineCall call = CommandLineCall.of("coverage", "--quiet", "--documents", DOCUMENTS);
    assertEquals(0, call.status(), call.err());
    for (String slug :
        new String[] {
          "kocamaz-2019", "lanteigne-2018", "lkhagvasuren-2018", "yu-2006", "yu-2016"
        }) {
      assertTrue(call.out().matches("(?s).*\\b" + slug + " +\\d+ .*"), call.out());
    }
  }
}
