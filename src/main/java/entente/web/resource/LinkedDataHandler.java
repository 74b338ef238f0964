package entente.web.resource;

import entente.web.http.Caching;
import entente.web.http.Exchange;
import entente.web.http.PercentEncoding;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.Response;
import entente.web.http.WebLink;
import entente.web.page.PageQueries;
import entente.web.rdf.DocumentFormat;
import entente.web.rdf.Negotiation;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;

/**
 * The handlers of linked data documents: about a thing, about all things below an IRI, a whole
 * graph, and the knowledge base itself. They work without a socket.
 */
public final class LinkedDataHandler {
  private static final List<String> CONTENT = List.of("ontology", "shapes", "data", "derived");

  /** The named graphs that are served as whole files, as a regular expression. */
  public static final String GRAPHS = String.join("|", CONTENT) + "|metadata";

  private final PageQueries queries;
  private final ResourceLookup lookup;
  private final DocumentResponses documents;
  private final HomePage home;
  private final ThingPage things;
  private final ListingPages listings;
  private final GraphPage graphs;

  public LinkedDataHandler(
      PageQueries queries, DocumentResponses documents, HomePage home, ThingPage things) {
    this.queries = queries;
    this.lookup = new ResourceLookup(queries);
    this.documents = documents;
    this.home = home;
    this.things = things;
    this.listings = new ListingPages(queries);
    this.graphs = new GraphPage(queries);
  }

  /** The document about a thing. */
  public Response thing(Exchange exchange) {
    return documents.answer(
        exchange, "/" + exchange.path(), DocumentFormat.DOCUMENT, this::documentOfThing);
  }

  private ResourceDocument documentOfThing(Negotiation form) {
    String name = form.path().substring("/doc/".length());
    Node thing = queries.named(lookup.pathOfThing(name));
    lookup.require(thing);
    Description description =
        Description.ofThing(queries, thing, queries.base() + "doc/" + name, form.page());
    return new ResourceDocument(
        form.path(),
        thing,
        DocumentFormat.linked(DocumentFormat.DOCUMENT),
        description,
        head ->
            form.page() == 1
                ? things.html(thing, form.path(), head)
                : listings.links(
                    thing, description, PercentEncoding.encoded(form.path()) + ".html", head));
  }

  /**
   * A whole graph. Its page is a table of contents for those who ask for HTML; everyone else gets
   * the graph itself.
   */
  public Response graph(Exchange exchange) {
    return documents.answer(
        exchange, "/" + exchange.path(), DocumentFormat.GRAPH_OR_PAGE, this::documentOfGraph);
  }

  private ResourceDocument documentOfGraph(Negotiation form) {
    String name = form.path().substring(1);
    Node graph = queries.named(name);
    boolean whole = form.offer().what().writer != null;
    return new ResourceDocument(
        form.path(),
        graph,
        DocumentFormat.linked(DocumentFormat.GRAPH_OR_PAGE),
        Description.of(
            queries.graph(
                whole ? "dataset/named-graph" : "thing/description",
                Map.of(whole ? "graph" : "thing", graph))),
        List.of(new WebLink("collection", "/", DocumentFormat.HTML.mediaType())),
        "",
        head -> graphs.html(name, graph, head));
  }

  /** A list of the things whose IRIs begin with the path; without a kind, a list of the kinds. */
  public Response listing(Exchange exchange) {
    String path = exchange.path();
    return documents.answer(
        exchange,
        path.endsWith("/") ? "/" + path : "/" + path + "/",
        DocumentFormat.PAGE,
        this::documentOfListing);
  }

  private ResourceDocument documentOfListing(Negotiation form) {
    String path = form.path().substring(1);
    Node start = queries.named(path);
    if (path.equals("id/")) {
      return new ResourceDocument(
          form.path(),
          start,
          DocumentFormat.linked(DocumentFormat.PAGE),
          Description.of(queries.graph("listing/kinds-graph", Map.of())),
          listings::kinds);
    }
    Description description = Description.ofListing(queries, start, form.page());
    if (description.paging().total() == 0) {
      throw new ProblemException(
          Problem.notFound(
              "The data has no things of the kind "
                  + path.substring(path.indexOf('/') + 1, path.length() - 1)
                  + "."));
    }
    return new ResourceDocument(
        form.path(),
        start,
        DocumentFormat.linked(DocumentFormat.PAGE),
        description,
        head -> listings.below(path, start, head));
  }

  /** The home page for a browser; a redirect to the description of the dataset for a machine. */
  public Response home(Exchange exchange) {
    Negotiation form = Negotiation.of(exchange, "/", DocumentFormat.linked(DocumentFormat.PAGE));
    DocumentFormat format = form.offer().what();
    return format == DocumentFormat.HTML
        ? documents.answer(form, each -> whole())
        : seeOther("/void." + format.suffix);
  }

  /** The description of the dataset for a machine; a redirect to the home page for a browser. */
  public Response dataset(Exchange exchange) {
    String path = "/" + exchange.path().substring(exchange.path().indexOf("void"));
    Negotiation form =
        Negotiation.of(exchange, path, DocumentFormat.linked(DocumentFormat.DOCUMENT));
    return form.offer().what() == DocumentFormat.HTML
        ? seeOther("/")
        : documents.answer(form, each -> whole());
  }

  private static Response seeOther(String address) {
    return Response.of(303)
        .with("Location", address)
        .with("Vary", Caching.VARY_BY_FORMAT)
        .with("Cache-Control", Caching.FRESH);
  }

  /** The knowledge base as one thing: its page at the root, its description beside it. */
  private ResourceDocument whole() {
    List<WebLink> items =
        CONTENT.stream()
            .flatMap(
                name ->
                    DocumentFormat.GRAPH.stream()
                        .map(
                            format ->
                                new WebLink(
                                    "item", "/" + name + "." + format.suffix, format.mediaType())))
            .toList();
    return new ResourceDocument(
        "/void",
        queries.named(""),
        DocumentFormat.linked(DocumentFormat.DOCUMENT),
        Description.of(queries.graph("dataset/metadata", Map.of())),
        items,
        "/",
        home::html);
  }
}
