package entente.web.resource;

import entente.web.page.PageQueries;
import entente.web.rdf.HydraPaging;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDFS;

/**
 * The RDF content of a document.
 *
 * <p>For a thing this is its concise bounded description (with evidence, variants and citations,
 * which are blank nodes), one page of the incoming links, the names of all things mentioned, and a
 * record of the document itself. Further pages hold further links without repeating the
 * description.
 */
public record Description(Graph graph, HydraPaging paging) {
  private static final int LINKS = 100;
  private static final int MEMBERS = 1_000;

  static Description of(Graph graph) {
    return new Description(graph, HydraPaging.NONE);
  }

  /** The description of a thing; {@code document} is the IRI of its document. */
  public static Description ofThing(PageQueries queries, Node thing, String document, int page) {
    if (queries.local(thing.getURI()).startsWith("/ontology/")) {
      return described(
          queries,
          queries.graph("reference/module-description", Map.of("thing", thing)),
          thing,
          document,
          new HydraPaging(page, 1, 1).existing());
    }
    Map<String, Node> parameters = Map.of("thing", thing);
    HydraPaging paging =
        new HydraPaging(page, LINKS, total(queries.rows("links/count", parameters))).existing();
    Graph graph = GraphFactory.createDefaultGraph();
    if (page == 1) {
      queries.graph("thing/description", parameters).find().forEachRemaining(graph::add);
    }
    queries
        .rows("links/page", parameters, paging.offset(), LINKS)
        .forEach(row -> graph.add(row.get("from"), row.get("link"), thing));
    return described(queries, graph, thing, document, paging);
  }

  /** The things whose IRIs begin with that of the document, as its members. */
  static Description ofListing(PageQueries queries, Node start, int page) {
    Map<String, Node> parameters = Map.of("start", NodeFactory.createLiteralString(start.getURI()));
    HydraPaging paging =
        new HydraPaging(page, MEMBERS, total(queries.rows("listing/count", parameters))).existing();
    Graph graph = GraphFactory.createDefaultGraph();
    queries
        .rows("listing/things", parameters, paging.offset(), MEMBERS)
        .forEach(row -> graph.add(start, RDFS.member.asNode(), row.get("thing")));
    return described(queries, graph, start, start.getURI(), paging);
  }

  private static Description described(
      PageQueries queries, Graph content, Node thing, String document, HydraPaging paging) {
    Graph graph = GraphFactory.createDefaultGraph();
    content.find().forEachRemaining(graph::add);
    Set<Node> mentioned =
        content.stream()
            .flatMap(
                triple -> Stream.of(triple.getSubject(), triple.getPredicate(), triple.getObject()))
            .filter(Node::isURI)
            .collect(Collectors.toSet());
    queries.names(mentioned).find().forEachRemaining(graph::add);
    Node itself = NodeFactory.createURI(HydraPaging.address(document, paging.page()));
    queries
        .graph("dataset/web-document", Map.of("document", itself, "thing", thing))
        .find()
        .forEachRemaining(graph::add);
    paging.describe(graph, document);
    return new Description(graph, paging);
  }

  private static int total(List<Binding> rows) {
    return Integer.parseInt(rows.get(0).get("total").getLiteralLexicalForm());
  }
}
