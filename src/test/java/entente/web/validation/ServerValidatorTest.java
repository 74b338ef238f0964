package entente.web.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.read.RdfSource;
import entente.kb.read.Vocabulary;
import entente.validate.report.Report;
import entente.web.http.ServerSettings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server below another base validates data with IRIs there and data with canonical IRIs. */
class ServerValidatorTest {
  private static final String BASE = "http://localhost:3030/";
  private static final ServerValidator VALIDATOR =
      new ServerValidator(ServerSettings.Checks.standard(), BASE);

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
    RdfSource data =
        RdfSource.given("data.ttl", bytes, Lang.TURTLE, "http://localhost:3030/validate/data.ttl");
    Report report = VALIDATOR.validate(List.of(data), List.of(), 100);
    assertEquals(1, report.outcome().focusNodes());
    assertTrue(
        report.outcome().findings().stream()
            .anyMatch(
                finding ->
                    finding
                            .place()
                            .orElseThrow()
                            .toString()
                            .equals("data.ttl:2:" + (base.length() + 60))
                        && report.rule(finding).equals("shapes:Exercise-troops")),
        () -> report.outcome().toString());
    assertTrue(
        VALIDATOR
            .findings(data, NodeFactory.createURI(BASE + "shapes/Exercise-troops"))
            .contains("violation: ent:troops takes a whole number"));
  }
}
