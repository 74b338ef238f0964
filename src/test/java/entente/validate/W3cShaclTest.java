package entente.validate;

import entente.kb.read.JenaSandbox;
import entente.kb.read.LocatedGraph;
import entente.kb.read.RdfSource;
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
    JenaSandbox.apply(Duration.ofSeconds(60));
  }

  @TestFactory
  Stream<DynamicTest> everyReportIsThatOfTheWorkingGroup() throws IOException {
    return W3cSuite.tests(
        (data, shapes) ->
            new Validator(W3cSuite.read(shapes), Graph.emptyGraph)
                .validate(LocatedGraph.read(List.of(RdfSource.of(data)), remark -> {}))
                .report());
  }
}
