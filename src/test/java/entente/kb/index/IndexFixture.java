package entente.kb.index;

import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;

/** Two small graphs that share a triple and have terms of every kind. */
final class IndexFixture {
  static final Node ONE = NodeFactory.createURI("https://example.org/one");
  static final Node OTHER = NodeFactory.createURI("https://example.org/other");
  static final Graph FIRST =
      graph(
          """
          PREFIX : <https://example.org/>
          PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
          :a :p :b , :c , 1 , 01 , 1.0 , 1e0 , 10 , 9 , -3 , "NaN"^^xsd:double , "x"^^xsd:integer .
          :b :p :c , "z" , "Z" , "ю" , "\\U0001F600" , "z"@en , "a"@ru , "a"@en-GB , true , "" .
          :b :q "2011"^^xsd:gYear , "2010-05"^^xsd:gYearMonth , "2010-05-02"^^xsd:date ,
            "2010-05-02T00:00:00Z"^^xsd:dateTime , "P1D"^^xsd:duration , "o"^^:unknown .
          [] :p [ :q :a ] .
          :c :q :a , :b .
          """);
  static final Graph SECOND = graph("PREFIX : <https://example.org/> :a :p :b ; :r 5 . :d :r :a .");

  private IndexFixture() {}

  private static Graph graph(String turtle) {
    return RDFParser.fromString(turtle, Lang.TURTLE).toGraph();
  }

  static List<Graph> graphs() {
    return List.of(FIRST, SECOND);
  }

  static IndexedDataset dataset() {
    return new IndexBuilder().add(ONE, FIRST).add(OTHER, SECOND).build();
  }
}
