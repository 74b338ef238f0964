package entente.web.resource;

import entente.web.http.Exchange;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.ProblemType;
import entente.web.http.Response;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import entente.web.page.ProblemResponses;
import entente.web.page.Templates;
import entente.web.rdf.DocumentFormat;
import entente.web.rdf.Negotiation;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDFS;

/**
 * The documents about the types of problems: {@code /problem/} lists them, {@code
 * /problem/not-found} explains one.
 */
public final class ProblemPages {
  private final PageQueries queries;
  private final DocumentResponses documents;

  public ProblemPages(PageQueries queries, DocumentResponses documents) {
    this.queries = queries;
    this.documents = documents;
  }

  public Response answer(Exchange exchange) {
    return documents.answer(exchange, "/" + exchange.path(), DocumentFormat.PAGE, this::document);
  }

  private ResourceDocument document(Negotiation form) {
    if (form.path().matches("/problem/?")) {
      return new ResourceDocument(
          "/problem/",
          queries.named("problem/"),
          DocumentFormat.linked(DocumentFormat.PAGE),
          Description.of(graph(ProblemType.values())),
          ProblemPages::list);
    }
    ProblemType type =
        ProblemType.at(form.path().substring(1))
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.notFound("No such type of problem; /problem/ lists all types.")));
    return new ResourceDocument(
        form.path(),
        queries.named(type.path()),
        DocumentFormat.linked(DocumentFormat.PAGE),
        Description.of(graph(type)),
        head -> page(type, head));
  }

  private Graph graph(ProblemType... types) {
    Graph graph = GraphFactory.createDefaultGraph();
    for (ProblemType type : types) {
      Node problem = queries.named(type.path());
      graph.add(problem, RDFS.label.asNode(), NodeFactory.createLiteralLang(type.title(), "en"));
      graph.add(
          problem, RDFS.comment.asNode(), NodeFactory.createLiteralLang(type.meaning(), "en"));
    }
    return graph;
  }

  private static String page(ProblemType type, Page.Head head) {
    return Templates.page(
        "trouble",
        new Page.Frame(head, type.title(head.words()), "", List.of()),
        new ProblemResponses.Model(
            type.status, type.title(head.words()), "", type.meaning(head.words()), "", List.of()));
  }

  private static String list(Page.Head head) {
    List<Page.Link> links =
        Stream.of(ProblemType.values())
            .map(
                type ->
                    new Page.Link(
                        type.status + " " + type.title(head.words()), "/" + type.path(), "", ""))
            .toList();
    return Templates.page(
        "listing",
        new Page.Frame(head, head.words().say("trouble.kinds"), "", List.of()),
        new Page.Listing(
            head.words().say("trouble.intro"), List.of(new Page.Group("", "", links))));
  }
}
