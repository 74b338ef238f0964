package entente.web;

import entente.kb.Store;
import entente.kb.format.Lazy;
import entente.kb.read.NamedQuery;
import entente.kb.read.Prefixes;
import entente.web.cache.ResponseCache;
import entente.web.http.RequestMetrics;
import entente.web.http.ServerSettings;
import entente.web.page.PageQueries;
import entente.web.page.ProblemResponses;
import entente.web.rdf.GraphWriter;
import entente.web.rdf.JsonLdContext;
import entente.web.sparql.EditorPage;
import entente.web.sparql.EndpointOverview;
import entente.web.sparql.QueryResults;
import entente.web.sparql.SparqlEndpoint;
import entente.web.validation.ServerValidator;
import entente.web.validation.ValidationEndpoint;
import java.util.List;
import java.util.function.Supplier;

/** The handlers of a server, without a socket. */
final class Site {
  private final PageQueries queries;
  private final ServerSettings settings;
  private final ResponseCache cache;
  private final GraphWriter writer;
  private final EndpointOverview overview;
  private final Routes routes;

  /**
   * The handlers over a store.
   *
   * @param validator may be null, for a server that does not validate
   * @param state how far the validation of the served data is, as lines
   */
  Site(
      Store store,
      ServerSettings settings,
      ServerValidator validator,
      RequestMetrics metrics,
      ResponseCache cache,
      Supplier<String> state) {
    this.queries = new PageQueries(store, settings.base(), settings.release());
    this.settings = settings;
    this.cache = cache;
    this.writer =
        new GraphWriter(
            Prefixes.mapping(settings.base()),
            JsonLdContext.later(queries, Prefixes.mapping(settings.base())));
    Supplier<List<NamedQuery>> questions =
        new Lazy<>(
            () ->
                NamedQuery.folder("questions").stream()
                    .map(question -> question.rebased(settings.base()))
                    .toList());
    this.overview =
        new EndpointOverview(queries, new EditorPage(queries, questions), writer, cache);
    this.routes =
        new Routes(
            queries,
            writer,
            questions,
            validator == null ? null : validator::findings,
            new ValidationEndpoint(validator, settings),
            metrics,
            cache,
            state);
  }

  PageQueries queries() {
    return queries;
  }

  Routes routes() {
    return routes;
  }

  EndpointOverview overview() {
    return overview;
  }

  SparqlEndpoint endpoint(ProblemResponses problems) {
    return new SparqlEndpoint(
        new QueryResults(queries, writer, settings.limits()), overview, settings, problems, cache);
  }
}
