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
    graph.add(service, RDF.type.asNode(), sd("Service"));
    graph.add(service, sd("endpoint"), catalogue.named("sparql"));
    graph.add(service, sd("supportedLanguage"), sd("SPARQL11Query"));
    graph.add(service, sd("feature"), sd("UnionDefaultGraph"));
    for (String format : new String[] {"SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV", "Turtle", "JSON-LD", "RDF_XML", "N-Triples", "TriG"}) {
      graph.add(service, sd("resultFormat"), NodeFactory.createURI(FORMATS + format));
    }
    Node dataset = NodeFactory.createBlankNode();
    graph.add(service, sd("defaultDataset"), dataset);
    graph.add(dataset, RDF.type.asNode(), sd("Dataset"));
    Node union = NodeFactory.createBlankNode();
    graph.add(dataset, sd("defaultGraph"), union);
    graph.add(union, RDF.type.asNode(), sd("Graph"));
    for (String name : new String[] {"ontology", "shapes", "data", "derived"}) {
      Node named = NodeFactory.createBlankNode();
      graph.add(dataset, sd("namedGraph"), named);
      graph.add(named, RDF.type.asNode(), sd("NamedGraph"));
      graph.add(named, sd("name"), catalogue.named(name));
      Node content = NodeFactory.createBlankNode();
      graph.add(named, sd("graph"), content);
      graph.add(content, RDF.type.asNode(), sd("Graph"));
    }
    return graph;
  }

  private static Node sd(String name) {
    return NodeFactory.createURI(SD + name);
  }
}
