package entente.web.view;

import entente.web.http.Accept;
import entente.web.http.Messages;
import entente.web.http.PercentEncoding;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.Request;
import entente.web.http.Response;
import entente.web.http.ResponseCache;
import entente.web.http.Variant;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import entente.web.page.Templates;
import entente.web.rdf.DocumentFormat;
import entente.web.rdf.GraphWriter;
import entente.web.rdf.Negotiation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The views, each at the address of its name: as a page, as JSON or as RDF, by the suffix of the
 * address or by the Accept field.
 */
public final class Views {
  private static final Pattern SUFFIXED =
      Pattern.compile("(.*[^/])\\.(html|json|ttl|jsonld|rdf|nt)");
  private static final Variant<String> HTML = new Variant<>("text/html", "html");
  private static final List<Variant<String>> OFFERS =
      Stream.concat(
              Stream.of(HTML, new Variant<>("application/json", "json")),
              DocumentFormat.DESCRIPTION.stream()
                  .map(format -> new Variant<>(format.mediaType(), format.suffix)))
          .toList();
  private final PageQueries queries;
  private final GraphWriter representation;
  private final ResponseCache prepared;
  private final Map<String, View> views;

  private Views(
      PageQueries queries,
      GraphWriter representation,
      ResponseCache prepared,
      Map<String, View> views) {
    this.queries = queries;
    this.representation = representation;
    this.prepared = prepared;
    this.views = views;
  }

  /** All that there are. */
  public static Views of(PageQueries queries, GraphWriter representation, ResponseCache prepared) {
    return new Views(
        queries,
        representation,
        prepared,
        Map.of(
            "documents", new SourceDocumentsView(queries),
            "disagreements", new DisagreementsView(queries),
            "map", new MapView(queries),
            "members", new MembersView(queries),
            "timeline", new TimelineView(queries),
            "compare", new CompareView(queries)));
  }

  /** What they are called. */
  public Set<String> names() {
    return views.keySet();
  }

  /** The answer when the path, decoded and without leading slash, is that of a view. */
  public Optional<Response> answer(Request request, String path) {
    String name = path.replaceFirst("[/.].*", "");
    return Optional.ofNullable(views.get(name)).map(view -> answer(request, path, name, view));
  }

  private Response answer(Request request, String path, String name, View view) {
    Matcher suffixed = SUFFIXED.matcher(path);
    boolean named = suffixed.matches();
    String plain = named ? suffixed.group(1) : path;
    Variant<String> offer =
        named
            ? OFFERS.stream()
                .filter(each -> each.what().equals(suffixed.group(2)))
                .findFirst()
                .orElseThrow()
            : Accept.choose(request.accept(), OFFERS)
                .orElseThrow(
                    () ->
                        new ProblemException(
                            Problem.notAcceptable(
                                OFFERS.stream().map(Variant::mediaType).toList())));
    String rest = plain.length() > name.length() ? plain.substring(name.length() + 1) : "";
    Messages words = Messages.in(offer.equals(HTML) ? request.language() : "en");
    String query = query(request);
    Response response =
        prepared.get(
            plain + query + " " + offer.mediaType() + " " + words.language(),
            () ->
                made(
                    view.shown(request, rest, words),
                    offer,
                    "/" + PercentEncoding.encoded(plain),
                    query,
                    words));
    return response.with("Vary", named ? Negotiation.LANGUAGE_FIELDS : Negotiation.PAGE_FIELDS);
  }

  private Response made(
      View.Shown shown, Variant<String> offer, String path, String query, Messages words) {
    if (offer.equals(HTML)) {
      List<Page.Link> alternates =
          OFFERS.stream()
              .filter(each -> !each.equals(HTML))
              .map(
                  each ->
                      new Page.Link(
                          label(each.what()),
                          path + "." + each.what() + query,
                          "",
                          each.mediaType()))
              .toList();
      List<Page.Sign> signs =
          alternates.stream()
              .map(each -> new Page.Sign("alternate", each.address(), each.hint()))
              .toList();
      Page.Head head =
          new Page.Head(
              words,
              path + query,
              queries.base() + (path + query).substring(1),
              signs,
              "",
              queries.edition(),
              Page.Link.plain(""));
      return Response.of(
              200,
              HTML.contentType(),
              Templates.page(
                  shown.template(),
                  new Page.Frame(head, shown.title(), shown.summary(), alternates),
                  shown.page()))
          .with("Content-Language", words.language())
          .with("Cache-Control", "public, max-age=300")
          .tagged();
    }
    byte[] body =
        offer.what().equals("json")
            ? (shown.json().get().toString() + "\n").getBytes(StandardCharsets.UTF_8)
            : representation.of(
                shown.graph().get(),
                new Variant<>(
                    offer.mediaType(), DocumentFormat.ofSuffix(offer.what()).orElseThrow()),
                queries.named(path.substring(1)));
    return Response.of(200, offer.contentType(), body)
        .with("Cache-Control", "public, max-age=300")
        .tagged();
  }

  private static String label(String suffix) {
    return suffix.equals("json") ? "JSON" : DocumentFormat.ofSuffix(suffix).orElseThrow().label;
  }

  /**
   * The parameters in one order, as a query string with its question mark; empty when there are
   * none. The language is not one of them.
   */
  private static String query(Request request) {
    String query =
        new TreeMap<>(request.parameters())
            .entrySet().stream()
                .filter(each -> !each.getKey().equals("lang"))
                .flatMap(
                    each ->
                        each.getValue().stream()
                            .map(value -> encoded(each.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
    return query.isEmpty() ? "" : "?" + query;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
