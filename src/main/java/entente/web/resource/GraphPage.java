package entente.web.resource;

import entente.web.page.Labels;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import entente.web.page.Templates;
import entente.web.rdf.DocumentFormat;
import entente.web.vocabulary.OntologyReference;
import entente.web.vocabulary.ShapesReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;

/** The page of a whole graph: the reference of the ontology or the shapes, else its contents. */
final class GraphPage {
  private final PageQueries queries;

  GraphPage(PageQueries queries) {
    this.queries = queries;
  }

  String html(String name, Node graph, Page.Head head) {
    if (name.equals("ontology") || name.equals("shapes")) {
      return reference(name, head);
    }
    List<Page.Link> downloads =
        DocumentFormat.GRAPH.stream()
            .map(
                format ->
                    new Page.Link(
                        format.label, "/" + name + "." + format.suffix, "", format.mediaType()))
            .toList();
    Labels labels = new Labels(head.language());
    List<Page.Group> groups =
        new ArrayList<>(
            List.of(new Page.Group(head.words().say("listing.download"), "", downloads)));
    Map<String, List<Node>> members = new LinkedHashMap<>();
    queries
        .rows("dataset/graph-members", Map.of("graph", graph))
        .forEach(
            row -> {
              if (row.contains("name")) {
                labels.add(row.get("thing"), row.get("naming"), row.get("name"));
              }
              List<Node> list =
                  members.computeIfAbsent(
                      row.get("group").getLiteralLexicalForm(), each -> new ArrayList<>());
              if (!list.contains(row.get("thing"))) {
                list.add(row.get("thing"));
              }
            });
    members.forEach(
        (group, things) ->
            groups.add(
                new Page.Group(
                    group,
                    Integer.toString(things.size()),
                    things.stream().map(thing -> labels.link(thing, queries)).toList())));
    return Templates.page(
        "listing",
        new Page.Frame(head, name, "", downloads),
        new Page.Listing(graph.getURI(), groups));
  }

  /** The reference of the ontology or of the shapes. */
  private String reference(String name, Page.Head head) {
    List<Page.Link> downloads =
        DocumentFormat.GRAPH.stream()
            .map(
                format ->
                    new Page.Link(
                        format.label, "/" + name + "." + format.suffix, "", format.mediaType()))
            .toList();
    boolean terms = name.equals("ontology");
    String title = head.words().say(terms ? "reference.ontology" : "reference.shapes");
    return Templates.page(
        terms ? "ontology" : "shapes",
        new Page.Frame(
            head,
            title,
            head.words().say(terms ? "reference.ontology-summary" : "reference.shapes-summary"),
            downloads),
        terms
            ? new OntologyReference(queries, head.words()).page()
            : new ShapesReference(queries, head.words()).page());
  }
}
