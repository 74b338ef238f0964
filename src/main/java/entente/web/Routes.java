package entente.web;

import entente.kb.read.NamedQuery;
import entente.kb.read.RdfSource;
import entente.web.cache.ResponseCache;
import entente.web.http.Caching;
import entente.web.http.Exchange;
import entente.web.http.Messages;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.RequestMetrics;
import entente.web.http.Response;
import entente.web.page.PageQueries;
import entente.web.rdf.GraphWriter;
import entente.web.resource.ContextDocument;
import entente.web.resource.DocumentResponses;
import entente.web.resource.HomePage;
import entente.web.resource.LinkedDataHandler;
import entente.web.resource.ProblemPages;
import entente.web.resource.ThingPage;
import entente.web.resource.ThingRedirects;
import entente.web.sparql.Completion;
import entente.web.sparql.GraphStoreReads;
import entente.web.validation.ValidationEndpoint;
import entente.web.view.Search;
import entente.web.view.View;
import entente.web.view.Views;
import entente.web.view.compare.CompareView;
import entente.web.view.compare.DisagreementsView;
import entente.web.view.source.SourceDocumentsView;
import entente.web.view.time.MapView;
import entente.web.view.time.MembersView;
import entente.web.view.time.TimelineView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;

/**
 * The route table. The first route whose pattern matches the decoded path, without its leading
 * slash, names the handler; the last one matches every path. Handlers interpret what follows in the
 * path.
 */
final class Routes {
  private static final List<String> READING = List.of("GET", "HEAD", "OPTIONS");
  private static final List<String> READING_AND_POST = List.of("GET", "HEAD", "OPTIONS", "POST");

  /** The address of the SPARQL endpoint. */
  static final String SPARQL = "/sparql";

  private static final String SUFFIX = "(?:\\.[a-z.]+)?";
  private static final String GRAPH = "(?:" + LinkedDataHandler.GRAPHS + ")" + SUFFIX;
  private static final String DATASET = "(?:\\.well-known/)?void" + SUFFIX;

  /**
   * One row of the table.
   *
   * @param page whether a browser gets a page, or is redirected to one
   * @param handler null for Fuseki, which handles its requests itself
   */
  record Route(
      Pattern pattern, List<String> methods, boolean page, Function<Exchange, Response> handler) {
    boolean matches(String path) {
      return pattern.matcher(path).matches();
    }

    /** The value of the Allow field. */
    String allowed() {
      return String.join(", ", methods);
    }
  }

  private final List<Route> routes = new ArrayList<>();
  private final ResponseCache cache;
  private final Views views;

  /**
   * @param findings returns the findings of a shape in data as text; may be null
   * @param state how far the validation of the served data is, as lines
   */
  Routes(
      PageQueries queries,
      GraphWriter writer,
      Supplier<List<NamedQuery>> questions,
      BiFunction<RdfSource, Node, String> findings,
      ValidationEndpoint validation,
      RequestMetrics metrics,
      ResponseCache cache,
      Supplier<String> state) {
    this.cache = cache;
    ThingRedirects redirects = new ThingRedirects(queries, cache);
    DocumentResponses documents = new DocumentResponses(queries, writer, cache);
    LinkedDataHandler data =
        new LinkedDataHandler(
            queries, documents, new HomePage(queries, questions), new ThingPage(queries, findings));
    OperationsEndpoints operators = new OperationsEndpoints(queries, metrics, state);
    StaticFiles files = new StaticFiles(queries.base());
    this.views = new Views(queries, writer, cache);
    // Resources and the documents about them.
    page("(?:id/[^/]+|ns|shapes|code|ontology)/.*[^/]", redirects::thing);
    get("doc/(?:" + GRAPH + "|" + DATASET + ")", redirects::file);
    page("doc/.*[^/]", data::thing);
    page("id/?|id/[^/]+/?|code/?", data::listing);
    // Whole files.
    page("data", new GraphStoreReads(queries, writer, cache, data::graph)::answer);
    page(GRAPH, data::graph);
    get("context(?:/[^/]+)?\\.jsonld", new ContextDocument(queries, writer, cache)::answer);
    form(SPARQL.substring(1) + "/?", null);
    get("completion\\.json", exchange -> completion(exchange, new Completion(queries)));
    get(DATASET, data::dataset);
    form("validate", validation::answer);
    // Pages about many things.
    page("search", new Search(queries)::answer);
    view("timeline", new TimelineView(queries));
    view("members", new MembersView(queries));
    view("map", new MapView(queries));
    view("disagreements", new DisagreementsView(queries));
    view("documents", new SourceDocumentsView(queries));
    view("compare", new CompareView(queries));
    // For operators, crawlers and browsers.
    get("health/live", operators::live);
    get("health/ready", operators::ready);
    get("metrics", operators::metrics);
    get("robots\\.txt|sitemap.*", exchange -> sitemap(exchange, new Sitemap(queries)));
    get("opensearch\\.xml", files::openSearch);
    get("static/[a-z0-9-]+\\.(?:css|svg|js|json|woff2|txt)", files::file);
    get("language", Routes::language);
    page("problem(?:/[a-z-]*)?" + SUFFIX, new ProblemPages(queries, documents)::answer);
    page("", data::home);
    // Redirects for near misses, and IRIs of any other form.
    get("(?:void|search|validate|\\.well-known/void)/", redirects::withoutSlash);
    get("doc|.*/", redirects::folder);
    get(".*", redirects::thing);
  }

  /** Data or a redirect. */
  private void get(String pattern, Function<Exchange, Response> handler) {
    add(pattern, READING, false, handler);
  }

  /** A page or a redirect to it, also available as data. */
  private void page(String pattern, Function<Exchange, Response> handler) {
    add(pattern, READING, true, handler);
  }

  /** A page with a form, which may also be sent by POST. */
  private void form(String pattern, Function<Exchange, Response> handler) {
    add(pattern, READING_AND_POST, true, handler);
  }

  private void view(String name, View view) {
    page(name + "(?:[/.].*)?", exchange -> views.answer(exchange, name, view));
  }

  private void add(
      String pattern, List<String> methods, boolean page, Function<Exchange, Response> handler) {
    routes.add(new Route(Pattern.compile(pattern, Pattern.DOTALL), methods, page, handler));
  }

  /** The rows in order. */
  List<Route> all() {
    return List.copyOf(routes);
  }

  /** The route of a decoded path without its leading slash. */
  Route find(String path) {
    return routes.stream().filter(route -> route.matches(path)).findFirst().orElseThrow();
  }

  private Response completion(Exchange exchange, Completion completion) {
    return cache
        .get(
            exchange.path() + " " + exchange.language(),
            () ->
                Response.of(200, "application/json", completion.json(exchange.language()))
                    .with("Cache-Control", Caching.FRESH)
                    .tagged())
        .with("Vary", Caching.VARY_BY_LANGUAGE);
  }

  private Response sitemap(Exchange exchange, Sitemap sitemap) {
    return cache.get(
        exchange.path(),
        () -> sitemap.answer(exchange.path()).with("Cache-Control", Caching.FRESH).tagged());
  }

  /**
   * Stores the chosen language in a cookie and redirects back to where the reader was; only to a
   * path of this server.
   */
  private static Response language(Exchange exchange) {
    String chosen =
        exchange
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
        exchange
            .parameter("back")
            .filter(path -> path.matches("/(?![/\\\\])[\\x21-\\x7e]*"))
            .orElse("/");
    return Response.of(303)
        .with("Location", back)
        .with("Set-Cookie", "lang=" + chosen + "; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly")
        .with("Cache-Control", Caching.NO_STORE);
  }
}
