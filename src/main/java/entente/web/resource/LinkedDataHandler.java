package entente.web.resource;

import entente.kb.read.NamedQuery;
import entente.kb.read.Text;
import entente.web.http.Messages;
import entente.web.http.PercentEncoding;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.ProblemType;
import entente.web.http.Request;
import entente.web.http.Response;
import entente.web.http.ResponseCache;
import entente.web.http.Variant;
import entente.web.http.WebLink;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import entente.web.rdf.DocumentFormat;
import entente.web.rdf.GraphWriter;
import entente.web.rdf.HydraPaging;
import entente.web.rdf.Negotiation;
import entente.web.sparql.Completion;
import entente.web.view.Search;
import entente.web.view.Views;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.engine.binding.Binding;

/**
 * From a request to its answer: every IRI of the project leads to a document about it, in the
 * format and language that the client likes best.
 *
 * <p>A thing answers with 303 and the address of its document in that format; a document answers
 * with 200. Which things there are, which are withdrawn and which IRI is a version of what, the
 * data says. Nothing here knows of sockets.
 */
public final class LinkedDataHandler {
  private static final String CONTENT = "ontology|shapes|data|derived";
  private static final String GRAPHS = CONTENT + "|metadata";
  private static final Pattern GRAPH = Pattern.compile("(?:" + GRAPHS + ")(?:\\.[a-z.]+)?");
  private static final Pattern LISTING = Pattern.compile("id/?|code/?|id/[^/]+/?");
  private static final Pattern PROBLEM = Pattern.compile("problem(?:/[a-z-]*)?(?:\\.[a-z.]+)?");
  private static final Pattern DATASET = Pattern.compile("(?:\\.well-known/)?void(?:\\.[a-z.]+)?");
  private static final Pattern CONTEXT = Pattern.compile("context(?:/[^/]+)?\\.jsonld");
  private static final Pattern UNSAFE = Pattern.compile("[\\x00-\\x20\\x7f<>\"{}|\\\\^`]");
  private static final NamedQuery CLAIMS = NamedQuery.named("page/thing/claims");
  private static final int SHOWN = 200;
  private static final String KEPT = "public, max-age=300";

  private final PageQueries queries;
  private final GraphWriter representation;
  private final Pages pages;
  private final ResponseCache prepared;
  private final Search search;
  private final Sitemap sitemap;
  private final Views views;
  private final Completion completion;

  public LinkedDataHandler(
      PageQueries queries, GraphWriter representation, Pages pages, ResponseCache prepared) {
    this.queries = queries;
    this.representation = representation;
    this.pages = pages;
    this.prepared = prepared;
    this.search = new Search(queries, pages);
    this.sitemap = new Sitemap(queries);
    this.completion = new Completion(queries);
    this.views = Views.of(queries, representation, prepared);
  }

  /** The answer to a GET; what cannot be given is raised as a {@link Problem}. */
  public Response answer(Request request) {
    String path = PercentEncoding.decoded(request.path()).substring(1);
    Optional<Response> view = views.answer(request, path);
    if (view.isPresent()) {
      return view.get();
    } else if (path.isEmpty()) {
      return home(request);
    } else if (path.equals("search")) {
      return search.answer(request);
    } else if (path.equals("language")) {
      return language(request);
    } else if (path.equals("completion.json")) {
      return prepared
          .get(
              path + " " + request.language(),
              () ->
                  Response.of(200, "application/json", completion.json(request.language()))
                      .with("Cache-Control", KEPT)
                      .tagged())
          .with("Vary", Negotiation.LANGUAGE_FIELDS);
    } else if (path.equals("robots.txt") || path.startsWith("sitemap")) {
      return prepared.get(path, () -> sitemap.answer(path).with("Cache-Control", KEPT).tagged());
    } else if (CONTEXT.matcher(path).matches()) {
      return prepared.get(path, () -> context(path).with("Cache-Control", KEPT).tagged());
    } else if (DATASET.matcher(path).matches()) {
      return dataset(request, path.substring(path.indexOf("void")));
    } else if (PROBLEM.matcher(path).matches()) {
      return document(request, "/" + path, DocumentFormat.PAGE, this::problem);
    } else if (GRAPH.matcher(path).matches()) {
      return graph(request, "/" + path);
    } else if (LISTING.matcher(path).matches()) {
      return document(
          request,
          path.endsWith("/") ? "/" + path : "/" + path + "/",
          DocumentFormat.PAGE,
          this::listing);
    } else if (path.endsWith("/") || path.equals("doc")) {
      return folder(path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    } else if (path.startsWith("doc/")
        && (GRAPH.matcher(path.substring(4)).matches()
            || DATASET.matcher(path.substring(4)).matches())) {
      return moved("/" + path.substring(4));
    } else if (path.startsWith("doc/")) {
      return document(request, "/" + path, DocumentFormat.DOCUMENT, this::thing);
    }
    return prepared.get(
        "303 "
            + path
            + " "
            + Negotiation.chosen(request, DocumentFormat.linked(DocumentFormat.DOCUMENT))
                .mediaType(),
        () -> away(request, path));
  }

  /**
   * Keeps the language that a reader has chosen, and goes back to where that was; only to a path of
   * this server.
   */
  private static Response language(Request request) {
    String chosen =
        request
            .parameter("to")
            .filter(Messages.LANGUAGES::contains)
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.badRequest(
                            "The parameter to must be one of "
                                + String.join(", ", Messages.LANGUAGES)
                                + ".")));
    String back =
        request
            .parameter("back")
            .filter(path -> path.matches("/(?![/\\\\])[\\x21-\\x7e]*"))
            .orElse("/");
    return Response.of(303)
        .with("Location", back)
        .with("Set-Cookie", "lang=" + chosen + "; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly")
        .with("Cache-Control", "no-store");
  }

  /** From a thing to its document. */
  private Response away(Request request, String path) {
    Node thing = queries.named(path);
    Optional<Node> version = versionOf(thing);
    String target = version.isPresent() ? queries.local(version.get().getURI()).substring(1) : path;
    if (version.isEmpty()) {
      if (standing(thing).isEmpty() && within(path).isPresent()) {
        return moved("/" + path + "/");
      }
      required(thing);
    }
    String document = target.matches(GRAPHS) ? "/" + target : documentPath(target);
    String address = PercentEncoding.encoded(document);
    List<DocumentFormat> formats =
        DocumentFormat.linked(
            target.matches(GRAPHS)
                ? Stream.concat(DocumentFormat.GRAPH.stream(), Stream.of(DocumentFormat.HTML))
                    .toList()
                : DocumentFormat.DOCUMENT);
    String links =
        Stream.of(
                new WebLink("describedby", queries.base() + address.substring(1)),
                new WebLink("cite-as", thing.getURI()))
            .map(WebLink::field)
            .reduce((one, other) -> one + ", " + other)
            .orElseThrow();
    // The address with a suffix gives a format under its own media type; under another name it is
    // found at the address that negotiates.
    Variant<DocumentFormat> offer = Negotiation.chosen(request, formats);
    String location =
        offer.mediaType().equals(offer.what().mediaType())
            ? address + "." + offer.what().suffix
            : address;
    return Response.of(303)
        .with("Location", location)
        .with("Vary", "Accept")
        .with("Link", links)
        .with("Cache-Control", KEPT);
  }

  /**
   * From a name space to what describes it, from a folder of documents to the list of their things,
   * and from an address with a slash too many to the one without.
   */
  private Response folder(String path) {
    Optional<String> ontology = within(path);
    if (ontology.isPresent()) {
      return Response.of(303).with("Location", ontology.get()).with("Cache-Control", KEPT);
    } else if (path.equals("doc") || path.equals("doc/id") || path.equals("doc/code")) {
      return moved(path.equals("doc/code") ? "/code/" : "/id/");
    } else if (path.startsWith("doc/")) {
      String name = path.substring(4);
      if (!name.matches(GRAPHS) && !standing(queries.named(thingPath(name))).isEmpty()) {
        return moved("/" + path);
      }
      if (Description.ofListing(queries, queries.named("id/" + name + "/"), 1).paging().total()
          > 0) {
        return moved("/id/" + name + "/");
      } else if (!name.startsWith("doc/")) {
        return folder(name);
      }
      // A folder of documents in a folder of documents: following it down would let a long address
      // ask thousands of queries.
    } else if (path.matches(GRAPHS + "|void|search|validate|\\.well-known/void")
        || !standing(queries.named(path)).isEmpty()) {
      return moved("/" + path);
    }
    throw unknown(queries.named(path + "/"));
  }

  /** Where the name space of a folder is described. */
  private Optional<String> within(String path) {
    Node space = NodeFactory.createLiteralString(queries.base() + path + "/");
    return queries.rows("lookup/ontology-of-namespace", Map.of("space", space)).stream()
        .findFirst()
        .map(row -> queries.local(row.get("ontology").getURI()));
  }

  private static Response moved(String path) {
    return Response.of(301)
        .with("Location", PercentEncoding.encoded(path))
        .with("Cache-Control", KEPT);
  }

  private ResourceDocument thing(Negotiation form) {
    String name = form.path().substring(5);
    Node thing = queries.named(thingPath(name));
    required(thing);
    Description description =
        Description.ofThing(queries, thing, queries.base() + "doc/" + name, form.page());
    return new ResourceDocument(
        form.path(),
        thing,
        DocumentFormat.linked(DocumentFormat.DOCUMENT),
        description,
        head ->
            form.page() == 1
                ? pages.thing(thing, form.path(), head)
                : pages.links(
                    thing, description, PercentEncoding.encoded(form.path()) + ".html", head));
  }

  private Response graph(Request request, String path) {
    // The page is a table of contents, given to those who ask for one; a whole graph goes to
    // everyone else.
    return document(
        request,
        path,
        Stream.concat(DocumentFormat.GRAPH.stream(), Stream.of(DocumentFormat.HTML)).toList(),
        form -> {
          String name = form.path().substring(1);
          Node graph = queries.named(name);
          boolean whole = form.offer().what().writer != null;
          Description description =
              Description.of(
                  queries.graph(
                      whole ? "dataset/named-graph" : "thing/description",
                      Map.of(whole ? "graph" : "thing", graph)));
          return new ResourceDocument(
              form.path(),
              graph,
              DocumentFormat.linked(
                  Stream.concat(DocumentFormat.GRAPH.stream(), Stream.of(DocumentFormat.HTML))
                      .toList()),
              description,
              List.of(new WebLink("collection", "/", DocumentFormat.HTML.mediaType())),
              "",
              head -> pages.graph(name, graph, head));
        });
  }

  private ResourceDocument listing(Negotiation form) {
    String path = form.path().substring(1);
    Node start = queries.named(path);
    if (path.equals("id/")) {
      return new ResourceDocument(
          form.path(),
          start,
          DocumentFormat.linked(DocumentFormat.PAGE),
          Description.of(queries.graph("listing/kinds-graph", Map.of())),
          pages::kinds);
    }
    Description description = Description.ofListing(queries, start, form.page());
    if (description.paging().total() == 0) {
      throw new ProblemException(
          Problem.notFound(
              "There is no thing of the kind "
                  + path.substring(path.indexOf('/') + 1, path.length() - 1)
                  + "."));
    }
    return new ResourceDocument(
        form.path(),
        start,
        DocumentFormat.linked(DocumentFormat.PAGE),
        description,
        head -> pages.listing(path, start, head).orElseThrow());
  }

  private ResourceDocument problem(Negotiation form) {
    if (form.path().matches("/problem/?")) {
      return new ResourceDocument(
          "/problem/",
          queries.named("problem/"),
          DocumentFormat.linked(DocumentFormat.PAGE),
          Description.of(ProblemType.all(queries)),
          pages::problems);
    }
    ProblemType kind =
        ProblemType.at(form.path().substring(1))
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.notFound(
                            "There is no such kind of problem; /problem/ lists them.")));
    return new ResourceDocument(
        form.path(),
        queries.named(kind.path()),
        DocumentFormat.linked(DocumentFormat.PAGE),
        Description.of(kind.graph(queries)),
        head -> pages.problem(kind, head));
  }

  /** A page for a browser, and for a machine the way to what describes the whole. */
  private Response home(Request request) {
    DocumentFormat format =
        Negotiation.chosen(request, DocumentFormat.linked(DocumentFormat.PAGE)).what();
    if (format != DocumentFormat.HTML) {
      return Response.of(303)
          .with("Location", "/void." + format.suffix)
          .with("Vary", "Accept")
          .with("Cache-Control", KEPT);
    }
    return document(request, "/", List.of(DocumentFormat.HTML), form -> whole());
  }

  private Response dataset(Request request, String path) {
    if (Negotiation.of(request, "/" + path, DocumentFormat.linked(DocumentFormat.DOCUMENT))
            .offer()
            .what()
        == DocumentFormat.HTML) {
      return Response.of(303)
          .with("Location", "/")
          .with("Vary", "Accept")
          .with("Cache-Control", KEPT);
    }
    return document(request, "/" + path, DocumentFormat.DESCRIPTION, form -> whole());
  }

  /** The knowledge base as one thing: its page at the root, its description beside it. */
  private ResourceDocument whole() {
    List<WebLink> items =
        Stream.of(CONTENT.split("\\|"))
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
        head -> pages.home(head, views.names()));
  }

  /** A document, made once and kept with its entity tag. */
  private Response document(
      Request request,
      String path,
      List<DocumentFormat> formats,
      Function<Negotiation, ResourceDocument> maker) {
    Negotiation form = Negotiation.of(request, path, DocumentFormat.linked(formats));
    Response response =
        prepared.get(
            form.key(),
            () -> {
              Response made = made(maker.apply(form), form);
              return (form.language().isEmpty()
                      ? made
                      : made.with("Content-Language", form.language()))
                  .with("Cache-Control", KEPT)
                  .tagged();
            });
    return form.vary().isEmpty() ? response : response.with("Vary", form.vary());
  }

  private Response made(ResourceDocument document, Negotiation form) {
    DocumentFormat format = form.offer().what();
    Signposts signs = new Signposts(document, queries);
    byte[] body =
        switch (format) {
          case HTML ->
              text(
                  document
                      .html()
                      .apply(
                          new Page.Head(
                              Messages.in(form.language()),
                              form.page() == 1
                                  ? document.front().isEmpty()
                                      ? PercentEncoding.encoded(document.path())
                                      : document.front()
                                  : HydraPaging.address(
                                      PercentEncoding.encoded(document.path()), form.page()),
                              document.about().getURI(),
                              signs.of(format).stream()
                                  .map(
                                      sign ->
                                          new Page.Sign(
                                              sign.relation(), sign.target(), sign.type()))
                                  .toList(),
                              SchemaOrg.text(document, queries),
                              queries.edition(),
                              claims(document.about()))));
          case LINKSET -> text(signs.linkset());
          case LINKSET_JSON -> text(signs.linksetJson());
          default ->
              representation.of(document.description().graph(), form.offer(), document.about());
        };
    String links = signs.field(format);
    boolean ownName = form.offer().mediaType().equals(format.mediaType());
    String context =
        form.offer().mediaType().equals("application/json")
            ? ", "
                + new WebLink(
                        "http://www.w3.org/ns/json-ld#context",
                        contextPath(),
                        DocumentFormat.JSONLD.mediaType())
                    .field()
            : "";
    return Response.of(200, form.offer().contentType(), body)
        .with("Link", links + context)
        .with("Content-Location", ownName ? document.address(format) : document.address());
  }

  /** Where the claims about a thing are, when there are any. */
  private Page.Link claims(Node thing) {
    return queries.rows("thing/claims", Map.of("thing", thing), 0, 1).isEmpty()
        ? Page.Link.plain("")
        : Page.Link.to(thing.getURI(), queries.asking(CLAIMS, Map.of("thing", thing)));
  }

  private String contextPath() {
    return "/context/"
        + queries.rows("dataset/version", Map.of()).stream()
            .findFirst()
            .map(row -> row.get("version").getLiteralLexicalForm())
            .orElse("0")
        + ".jsonld";
  }

  /** The JSON-LD context, under its version and as the newest. */
  private Response context(String path) {
    if (!path.equals("context.jsonld") && !contextPath().equals("/" + path)) {
      throw new ProblemException(
          Problem.notFound(
              "The context of that version is not here; this release has " + contextPath() + "."));
    }
    return Response.of(200, DocumentFormat.JSONLD.mediaType(), representation.context())
        .with("Content-Location", contextPath());
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Optional<Node> versionOf(Node thing) {
    return standing(thing).stream()
        .filter(row -> row.get("standing").getLiteralLexicalForm().equals("version"))
        .findFirst()
        .map(row -> row.get("other"));
  }

  /** Raises a {@link Problem} when nothing is said of a thing, or when it was withdrawn. */
  private void required(Node thing) {
    List<Binding> rows = standing(thing);
    if (rows.isEmpty()) {
      throw unknown(thing);
    }
    if (rows.get(0).get("standing").getLiteralLexicalForm().equals("withdrawn")) {
      throw new ProblemException(
          Problem.gone(
              thing.getURI(),
              rows.stream()
                  .filter(row -> row.contains("other"))
                  .map(row -> row.get("other").getURI())
                  .toList()));
    }
  }

  private List<Binding> standing(Node thing) {
    return UNSAFE.matcher(thing.getURI()).find()
        ? List.of()
        : queries.rows("lookup/status", Map.of("thing", thing));
  }

  private ProblemException unknown(Node thing) {
    String iri = UNSAFE.matcher(thing.getURI()).replaceAll("?");
    int dot = iri.lastIndexOf('.');
    Optional<DocumentFormat> suffix =
        dot < iri.lastIndexOf('/')
            ? Optional.empty()
            : DocumentFormat.ofSuffix(iri.substring(dot + 1))
                .filter(DocumentFormat.DOCUMENT::contains);
    String hint =
        suffix.isPresent() && !standing(NodeFactory.createURI(iri.substring(0, dot))).isEmpty()
            ? " The data about it is at "
                + documentPath(queries.local(iri).substring(1))
                + "; the IRI of the thing has no suffix."
            : "";
    return new ProblemException(
        Problem.notFound("Nothing is known of <" + Text.cut(iri, SHOWN) + ">." + hint));
  }

  /**
   * {@code id/state/china} has its document at {@code /doc/state/china}; everything else at {@code
   * /doc/} and its own path.
   */
  public static String documentPath(String path) {
    return "/doc/" + (path.startsWith("id/") ? path.substring(3) : path);
  }

  /**
   * What the document of this name is about: a thing below {@code id/} if there is one, else what
   * has the name itself.
   */
  private String thingPath(String name) {
    return standing(queries.named("id/" + name)).isEmpty() && !name.startsWith("id/")
        ? name
        : "id/" + name;
  }
}
