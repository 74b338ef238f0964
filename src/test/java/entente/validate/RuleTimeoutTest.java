package entente.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import entente.kb.read.InputException;
import entente.kb.read.JenaSandbox;
import entente.kb.read.LocatedGraph;
import entente.kb.read.RdfSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.jena.riot.Lang;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A rule of the shapes that exceeds the time limit of queries: an error, not a verdict. */
@Isolated("the time limit of queries is shared by the whole process")
class RuleTimeoutTest {
  @BeforeEach
  void allowLittleTime() {
    JenaSandbox.apply(Duration.ofMillis(200));
  }

  @AfterEach
  void allowTheUsualTime() {
    JenaSandbox.apply(Duration.ofSeconds(30));
  }

  @Test
  void aRuleThatTakesTooLongSaysNothingAboutTheData() {
    Validator endless =
        new Validator(
            graph(
                    """
                    @prefix sh: <http://www.w3.org/ns/shacl#> .
                    @prefix ent: <https://w3id.org/entente/ns/> .
                    [] a sh:NodeShape ; sh:targetClass ent:Exercise ;
                      sh:sparql [ sh:select "SELECT $this (COUNT(*) AS ?value) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i \
                    FILTER(?a != ?d && ?d != ?g && ?c = ?i && ?h = ?b) } GROUP BY $this" ] .
                    """)
                .graph(),
            LocatedGraph.read(entente.kb.SourceFiles.shipped().ontology()).graph());
    LocatedGraph data =
        graph(
            "<https://w3id.org/entente/id/exercise/a> a <https://w3id.org/entente/ns/Exercise> .");
    InputException fault = assertThrows(InputException.class, () -> endless.validate(data));
    assertEquals(2, fault.status());
  }

  private static LocatedGraph graph(String turtle) {
    return LocatedGraph.read(
        List.of(
            RdfSource.given(
                "text",
                turtle.getBytes(StandardCharsets.UTF_8),
                Lang.TURTLE,
                "http://example.org/")));
  }
}
