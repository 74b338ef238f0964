package entente.validate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import entente.kb.read.RdfSource;
import entente.validate.ShapesValidator;
import entente.validate.engine.Progress;
import entente.validate.engine.ValidationLimits;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.jena.riot.Lang;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SARIF reports are valid by the JSON schema of SARIF, whatever the outcome. */
class SarifSchemaTest {
  private static final ShapesValidator OURS = ShapesValidator.ours();
  private static final Schema SARIF = schema();

  private static Schema schema() {
    InputStream schema = SarifSchemaTest.class.getResourceAsStream("/sarif/sarif-2.1.0-rtm.5.json");
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4).getSchema(schema);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<a:b> <a:c> <a:d> .",
        "@prefix ent: <https://w3id.org/entente/ns/> .\n"
            + "[] a ent:Exercise ; ent:trops 5 ; ent:troops \"9,000\" ; ent:begins"
            + " \"2011-02-30\"^^<http://www.w3.org/2001/XMLSchema#date> .",
        "@prefix ent: <https://w3id.org/entente/ns/> .\n"
            + "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
            + "ent:a rdfs:subClassOf ent:b . ent:b rdfs:subClassOf ent:a ."
      })
  void everyLogIsAcceptedByTheSchema(String turtle) {
    RdfSource data =
        RdfSource.given(
            "a data file.ttl",
            turtle.getBytes(StandardCharsets.UTF_8),
            Lang.TURTLE,
            "http://example.org/");
    Report examination =
        OURS.validate(
            List.of(data),
            ValidationLimits.NONE,
            Integer.MAX_VALUE,
            Map.of("--strict", "true"),
            Progress.UNSEEN);
    String log = new String(ReportFormat.SARIF.bytes(examination), StandardCharsets.UTF_8);
    assertEquals(List.of(), SARIF.validate(log, InputFormat.JSON), log);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"version\": \"2.1.0\", \"runs\": [{}]}",
        "{\"version\": \"2.0\", \"runs\": []}"
      })
  void theSchemaRefusesWhatIsNoSarif(String json) {
    assertFalse(SARIF.validate(json, InputFormat.JSON).isEmpty());
  }
}
