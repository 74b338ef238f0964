package entente.web.view;

import entente.web.cache.ResponseCache;
import entente.web.http.Caching;
import entente.web.http.Exchange;
import entente.web.http.Messages;
import entente.web.http.PercentEncoding;
import entente.web.http.Request;
import entente.web.http.Response;
import entente.web.http.Variant;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import entente.web.page.Templates;
import entente.web.rdf.DocumentFormat;
import entente.web.rdf.GraphWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Responses with a view: as a page, as JSON or as RDF, by the suffix of the address or by the
 * Accept field; made once and kept.
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

  public Views(PageQueries queries, GraphWriter representation, ResponseCache prepared) {
    this.queries = queries;
    this.representation = representation;
    this.prepared = prepared;
  }

  /** A view, which has the first segment of the path as its name. */
  public Response answer(Exchange exchange, String name, View view) {
    Request request = exchange.request();
    String path = exchange.path();
    Matcher suffixed = SUFFIXED.matcher(path);
    boolean named = suffixed.matches();
    String plain = named ? suffixed.group(1) : path;
    Variant<String> offer =
        named
            ? OFFERS.stream()
                .filter(each -> each.what().equals(suffixed.group(2)))
                .findFirst()
                .orElseThrow()
            : exchange.choose(OFFERS);
    String rest = plain.length() > name.length() ? plain.substring(name.length() + 1) : "";
    Messages messages = Messages.in(offer.equals(HTML) ? exchange.language() : "en");
    String query = query(request);
    Response response =
        prepared.get(
            plain + query + " " + offer.mediaType() + " " + messages.language(),
            () ->
                made(
                    view.shown(request, rest, messages),
                    offer,
                    "/" + PercentEncoding.encoded(plain),
                    query,
                    messages));
    return response.with(
        "Vary", named ? Caching.VARY_BY_LANGUAGE : Caching.VARY_BY_FORMAT_AND_LANGUAGE);
  }

  private Response made(
      View.Shown shown, Variant<String> offer, String path, String query, Messages messages) {
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
      List<Page.TypedLink> signs =
          alternates.stream()
              .map(each -> new Page.TypedLink("alternate", each.address(), each.hint()))
              .toList();
      Page.Head head =
          new Page.Head(
              messages,
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
          .with("Content-Language", messages.language())
          .with("Cache-Control", Caching.FRESH)
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
        .with("Cache-Control", Caching.FRESH)
        .tagged();
  }

  private static String label(String suffix) {
    return suffix.equals("json") ? "JSON" : DocumentFormat.ofSuffix(suffix).orElseThrow().label;
  }

  /**
   * The parameters in one order, as a query string with its question mark; empty without
   * parameters. The language is not included.
   */
  private static String query(Request request) {
    String query =
        new TreeMap<>(request.parameters())
            .entrySet().stream()
                .filter(each -> !each.getKey().equals("lang"))
                .flatMap(
                    each ->
                        each.getValue().stream()
                            .map(
                                value ->
                                    PercentEncoding.component(each.getKey())
                                        + "="
                                        + PercentEncoding.component(value)))
                .collect(Collectors.joining("&"));
    return query.isEmpty() ? "" : "?" + query;
  }
}
