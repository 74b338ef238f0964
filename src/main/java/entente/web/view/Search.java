package entente.web.view;

import entente.web.http.Caching;
import entente.web.http.Exchange;
import entente.web.http.Messages;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.Request;
import entente.web.http.Response;
import entente.web.http.Variant;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import entente.web.page.Templates;
import entente.web.rdf.HydraPaging;
import java.text.Normalizer;
import java.util.List;
import org.apache.jena.atlas.json.JsonBuilder;

/**
 * Serves {@code /search?q=…&kind=…&page=…}: things by the words of their names and descriptions, in
 * any language and script; with {@code ahead}, the first few as the reader types.
 *
 * <p>The query is plain text: no character in it is an operator.
 */
public final class Search {
  /** The number of results on a page; a JSON document has more. */
  private static final int SHOWN = 50;

  private static final int LISTED = 200;
  private static final int AHEAD = 8;
  private static final int LONGEST = 200;
  private static final List<Variant<Boolean>> OFFERS =
      List.of(
          new Variant<>("application/json", false),
          new Variant<>("text/html", true),
          new Variant<>("application/xhtml+xml", true));
  private final PageQueries queries;

  public Search(PageQueries queries) {
    this.queries = queries;
  }

  /** The response: a page, JSON, or with {@code ahead} a few results as JSON. */
  public Response answer(Exchange exchange) {
    Request request = exchange.request();
    boolean ahead = request.parameters().containsKey("ahead");
    Variant<Boolean> offer = ahead ? OFFERS.get(0) : exchange.choose(OFFERS);
    String text = visible(request.parameter("q").orElse(""));
    if (text.codePointCount(0, text.length()) > LONGEST) {
      throw new ProblemException(
          Problem.badRequest(
              "A search may have at most "
                  + LONGEST
                  + " characters; this one has "
                  + text.codePointCount(0, text.length())
                  + ". A few words of a name are enough."));
    }
    SearchMatches found =
        SearchMatches.of(
            queries,
            text,
            request.parameter("kind").orElse(""),
            HydraPaging.asked(request),
            ahead ? AHEAD : offer.what() ? SHOWN : LISTED);
    SearchResults results =
        new SearchResults(
            queries,
            found,
            Messages.in(ahead || offer.what() ? request.language() : "en"),
            !ahead && offer.what());
    String body =
        ahead
            ? results.ahead()
            : offer.what() ? page(results.page(), Page.Head.of(request)) : json(found, results);
    return Response.of(200, offer.contentType(), body)
        .with(
            "Vary",
            ahead
                ? Caching.VARY_BY_LANGUAGE
                : offer.what() ? Caching.VARY_BY_FORMAT_AND_LANGUAGE : "Accept")
        .with("Cache-Control", Caching.FRESH)
        .tagged();
  }

  private static String page(SearchPage results, Page.Head head) {
    Messages messages = head.words();
    String title =
        results.text().isEmpty()
            ? messages.say("search.title")
            : messages.say("search.title-of", results.text());
    Page.Head addressed =
        new Page.Head(
            messages,
            results.turn().address(),
            head.cited(),
            head.signs(),
            head.data(),
            head.edition(),
            head.claims());
    return Templates.page("search", new Page.Frame(addressed, title, "", List.of()), results);
  }

  /** Removes invisible characters: control characters, and those that reverse the direction. */
  private static String visible(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC)
        .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}&&[^\\u200c\\u200d]]+", " ")
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static String json(SearchMatches found, SearchResults results) {
    JsonBuilder builder =
        JsonBuilder.create()
            .startObject()
            .pair("query", found.text())
            .pair("complete", !found.paging().several())
            .pair("total", found.paging().total())
            .pair("page", found.paging().page())
            .pair("pages", found.paging().last());
    builder.key("kinds").startObject();
    found.kinds().forEach((kind, count) -> builder.pair(kind, count));
    builder.finishObject().key("results").startArray();
    found.hits().forEach(hit -> results.write(hit, builder));
    builder.finishArray();
    if (!found.similar().isEmpty()) {
      builder.key("similar").startArray();
      found.similar().forEach(hit -> results.write(hit, builder));
      builder.finishArray();
    }
    return builder.finishObject().build().toString() + "\n";
  }
}
