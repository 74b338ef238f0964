package entente.web;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;

/** What the endpoint says of itself, SPARQL 1.1 Service Description. */
final class ServiceDescription {
  private static final String SD = "http://www.w3.org/ns/sparql-service-description#";
  private static final String FORMATS = "http://www.w3.org/ns/formats/";

  private ServiceDescription() {}

  static Graph of(Catalogue catalogue) {
    Graph graph = GraphFactory.createDefaultGraph();
    graph.getPrefixMapping().setNsPrefix("sd", SD).setNsPrefix("formats", FORMATS);
    Node service = NodeFactory.createBlankNode();
    graph.add(service, RDF.type.asNode(), term("Service"));
    graph.add(service, term("endpoint"), catalogue.named("sparql"));
    graph.add(service, term("supportedLanguage"), term("SPARQL11Query"));
    graph.add(service, term("feature"), term("UnionDefaultGraph"));
    for (String format : new String[] {"SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV", "Turtle", "JSON-LD", "RDF_XML", "N-Triples", "TriG"}) {
      graph.add(service, term("resultFormat"), NodeFactory.createURI(FORMATS + format));
    }
    Node dataset = NodeFactory.createBlankNode();
    graph.add(service, term("defaultDataset"), dataset);
    graph.add(dataset, RDF.type.asNode(), term("Dataset"));
    Node union = NodeFactory.createBlankNode();
    graph.add(dataset, term("defaultGraph"), union);
    graph.add(union, RDF.type.asNode(), term("Graph"));
    for (String name : new String[] {"ontology", "shapes", "data", "derived"}) {
      Node named = NodeFactory.createBlankNode();
      graph.add(dataset, term("namedGraph"), named);
      graph.add(named, RDF.type.asNode(), term("NamedGraph"));
      graph.add(named, term("name"), catalogue.named(name));
      Node content = NodeFactory.createBlankNode();
      graph.add(named, term("graph"), content);
      graph.add(content, RDF.type.asNode(), term("Graph"));
    }
    return graph;
  }

  private static Node term(String name) {
    return NodeFactory.createURI(SD + name);
  }
}
