package entente.web.view;

import entente.kb.text.NameIndex;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.jena.atlas.json.JsonBuilder;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.engine.binding.Binding;

/**
 * Finds things by the words of their names and descriptions, in any language and script; as a page,
 * or as JSON, and in a few lines for those who still type.
 *
 * <p>What is typed is text and nothing else: no sign in it is an operator.
 */
public final class Search {
  /** How many findings a page shows, and a JSON document. */
  private static final int SHOWN = 50;

  private static final int LISTED = 200;
  private static final int AHEAD = 8;
  private static final int LONGEST = 200;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]");
  private static final List<Variant<Boolean>> OFFERS =
      List.of(
          new Variant<>("application/json", false),
          new Variant<>("text/html", true),
          new Variant<>("application/xhtml+xml", true));
  private final PageQueries queries;

  public Search(PageQueries queries) {
    this.queries = queries;
  }

  /**
   * What was found.
   *
   * @param text what was typed, without what cannot be seen
   * @param asked what the store was asked for; empty when there is no word in the text
   * @param kind the one kind that is shown; empty for all
   * @param kinds how many things of each kind there are, the kind of the best first
   * @param hits those of this page, the best first
   * @param similar what is spelt alike, when nothing was found
   */
  record Found(
      String text,
      String asked,
      String kind,
      Map<String, Integer> kinds,
      List<Hit> hits,
      HydraPaging paging,
      List<Hit> similar) {}

  /** A thing, the name or description that has the words in it, and how well it fits. */
  record Hit(Node thing, String kind, Node text, boolean named, float score) {}

  public Response answer(Exchange exchange) {
    Request request = exchange.request();
    boolean ahead = request.parameters().containsKey("ahead");
    Variant<Boolean> offer = ahead ? OFFERS.get(0) : exchange.choose(OFFERS);
    String text = visible(request.parameter("q").orElse(""));
    if (text.codePointCount(0, text.length()) > LONGEST) {
      throw new ProblemException(
          Problem.badRequest(
              "A search may have "
                  + LONGEST
                  + " characters, and this one has "
                  + text.codePointCount(0, text.length())
                  + ". A few words of a name are enough."));
    }
    Found found =
        find(
            text,
            request.parameter("kind").orElse(""),
            HydraPaging.asked(request),
            ahead ? AHEAD : offer.what() ? SHOWN : LISTED);
    SearchResults findings =
        new SearchResults(
            queries,
            found,
            Messages.in(ahead || offer.what() ? request.language() : "en"),
            !ahead && offer.what());
    String body =
        ahead
            ? findings.ahead()
            : offer.what() ? page(findings.page(), Page.Head.of(request)) : json(found, findings);
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
    Messages words = head.words();
    String title =
        results.text().isEmpty()
            ? words.say("search.title")
            : words.say("search.title-of", results.text());
    Page.Head addressed =
        new Page.Head(
            words,
            results.turn().address(),
            head.cited(),
            head.signs(),
            head.data(),
            head.edition(),
            head.claims());
    return Templates.page("search", new Page.Frame(addressed, title, "", List.of()), results);
  }

  /**
   * Without what cannot be seen: control characters, and those that turn the direction of what
   * follows.
   */
  private static String visible(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC)
        .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}&&[^\\u200c\\u200d]]+", " ")
        .replaceAll("\\s+", " ")
        .strip();
  }

  private Found find(String text, String kind, int page, int size) {
    boolean lexical = queries.searchesText();
    String asked = !WORD.matcher(text).find() ? "" : lexical ? NameIndex.beginningWith(text) : text;
    List<Hit> all =
        asked.isEmpty()
            ? List.of()
            : hits(lexical ? "search/matches" : "search/matches-without-index", asked);
    Map<String, Integer> kinds = new LinkedHashMap<>();
    all.forEach(hit -> kinds.merge(hit.kind(), 1, Integer::sum));
    List<Hit> chosen =
        kind.isEmpty() ? all : all.stream().filter(hit -> hit.kind().equals(kind)).toList();
    HydraPaging paging = new HydraPaging(page, size, chosen.size()).existing();
    List<Hit> similar =
        all.isEmpty() && lexical && !asked.isEmpty()
            ? hits("search/matches", NameIndex.resembling(text)).stream().limit(AHEAD).toList()
            : List.of();
    return new Found(
        text,
        asked,
        kind,
        kinds,
        chosen.stream().skip(paging.offset()).limit(size).toList(),
        paging,
        similar);
  }

  /** The best hit of each thing. */
  private List<Hit> hits(String question, String text) {
    Map<Node, Hit> hits = new LinkedHashMap<>();
    for (Binding row :
        queries.rows(question, Map.of("text", NodeFactory.createLiteralString(text)))) {
      Node thing = row.get("thing");
      hits.putIfAbsent(
          thing,
          new Hit(
              thing,
              kind(thing),
              row.get("name"),
              row.get("named").getLiteralLexicalForm().equals("true"),
              Float.parseFloat(row.get("score").getLiteralLexicalForm())));
    }
    return new ArrayList<>(hits.values());
  }

  private String kind(Node thing) {
    String path = queries.local(thing.getURI());
    return path.startsWith("/id/")
        ? path.substring(4, Math.max(4, path.indexOf('/', 4)))
        : path.startsWith("/code/") ? "code" : "term";
  }

  private static String json(Found found, SearchResults findings) {
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
    found.hits().forEach(hit -> findings.write(hit, builder));
    builder.finishArray();
    if (!found.similar().isEmpty()) {
      builder.key("similar").startArray();
      found.similar().forEach(hit -> findings.write(hit, builder));
      builder.finishArray();
    }
    return builder.finishObject().build().toString() + "\n";
  }
}
