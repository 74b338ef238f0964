package entente.validate;

import entente.kb.read.Confinement;
import entente.kb.read.PlacedGraph;
import entente.kb.read.Source;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The tests of the SHACL recommendation, put to the validator itself. */
@EnabledIfEnvironmentVariable(
    named = "W3C_DATA_SHAPES",
    matches = ".+",
    disabledReason = "W3C_DATA_SHAPES does not name a checkout of w3c/data-shapes")
class W3cShaclTest {

  @BeforeAll
  static void openNoConnection() {
    Confinement.apply(Duration.ofSeconds(60));
  }

  @TestFactory
  Stream<DynamicTest> everyReportIsThatOfTheWorkingGroup() throws IOException {
    return W3cSuite.tests(
        (data, shapes) ->
            new Validator(W3cSuite.read(shapes), Graph.emptyGraph)
                .validate(PlacedGraph.read(List.of(Source.of(data)), remark -> {}))
                .report());
  }
}
