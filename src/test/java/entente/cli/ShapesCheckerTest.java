package entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.read.Vocabulary;
import entente.web.http.ServerSettings;
import entente.web.validation.Judgement;
import entente.web.validation.Submission;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A server below another base checks what has the IRIs of the project there, and what has them
 * where they belong.
 */
class ShapesCheckerTest {
  private static final String BASE = "http://localhost:3030/";
  private static final ShapesChecker CHECKER =
      new ShapesChecker(ServerSettings.Checks.standard(), BASE);

  @ParameterizedTest
  @ValueSource(strings = {BASE, Vocabulary.BASE})
  void bothBasesMeanTheSame(String base) {
    byte[] bytes =
        ("@prefix ent: <"
                + base
                + "ns/> .\n<"
                + base
                + "id/exercise/steel-river-2011> a ent:Exercise ; ent:troops 5000.5 .\n")
            .getBytes(StandardCharsets.UTF_8);
    Submission.Part data =
        new Submission.Part(
            "data.ttl", Lang.TURTLE, bytes, "http://localhost:3030/validate/data.ttl");
    Judgement judgement = CHECKER.judge(new Submission(List.of(data), List.of(), 100));
    assertEquals(1, judgement.checked());
    assertTrue(
        judgement.findings().stream()
            .anyMatch(
                finding ->
                    finding
                            .place()
                            .orElseThrow()
                            .toString()
                            .equals("data.ttl:2:" + (base.length() + 60))
                        && finding.rule().equals("shapes:Exercise-troops")),
        judgement::toString);
    assertTrue(
        CHECKER
            .findings(data, NodeFactory.createURI(BASE + "shapes/Exercise-troops"))
            .contains("violation: ent:troops takes a whole number"));
  }
}
