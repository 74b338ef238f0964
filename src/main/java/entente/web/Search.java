package entente.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.atlas.json.JsonBuilder;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.engine.binding.Binding;

/** Finds things by a part of one of their names, in any language and script; as a page, or as JSON. */
final class Search {
  private static final int SHOWN = 200;
  private static final List<Offer<Boolean>> OFFERS = List.of(new Offer<>("application/json", false), new Offer<>("text/html", true), new Offer<>("application/xhtml+xml", true));
  private final Catalogue catalogue;
  private final Pages pages;

  Search(Catalogue catalogue, Pages pages) {
    this.catalogue = catalogue;
    this.pages = pages;
  }

  /** What was found, the closest first; {@code complete} is false when there is more. */
  record Found(String text, List<Hit> hits, boolean complete) {}

  /** A thing, the name that has the text in it, and what the thing is called in English when that is another. */
  record Hit(Node thing, String kind, String name, String language, String label) {}

  Response answer(Request request) {
    Offer<Boolean> offer = Accept.choose(request.accept(), OFFERS)
        .orElseThrow(() -> new Problem.Raised(Problem.notAcceptable(OFFERS.stream().map(Offer::mediaType).toList())));
    Found found = find(request.parameter("q").orElse("").strip());
    return Response.of(200, offer.contentType(), offer.what() ? pages.search(found, Page.Head.of(request)) : json(found)).with("Vary", offer.what() ? Negotiation.PAGE_FIELDS : "Accept").with("Cache-Control", "public, max-age=300").tagged();
  }

  private Found find(String text) {
    if (text.isEmpty()) {
      return new Found(text, List.of(), true);
    }
    Map<Node, Hit> hits = new LinkedHashMap<>();
    for (Binding row : catalogue.rows("search", Map.of("text", NodeFactory.createLiteralString(text)))) {
      Node thing = row.get("thing");
      Node name = row.get("name");
      String label = row.contains("label") ? row.get("label").getLiteralLexicalForm() : "";
      hits.putIfAbsent(thing, new Hit(thing, kind(thing), name.getLiteralLexicalForm(), name.getLiteralLanguage(), label.equals(name.getLiteralLexicalForm()) ? "" : label));
    }
    return new Found(text, hits.values().stream().limit(SHOWN).toList(), hits.size() <= SHOWN);
  }

  private String kind(Node thing) {
    String path = catalogue.local(thing.getURI());
    return path.startsWith("/id/") ? path.substring(4, Math.max(4, path.indexOf('/', 4))) : "term";
  }

  private static String json(Found found) {
    JsonBuilder builder = JsonBuilder.create().startObject().pair("query", found.text()).pair("complete", found.complete()).key("results").startArray();
    for (Hit hit : found.hits()) {
      builder.startObject().pair("iri", hit.thing().getURI()).pair("kind", hit.kind()).pair("name", hit.name());
      if (!hit.language().isEmpty()) {
        builder.pair("language", hit.language());
      }
      if (!hit.label().isEmpty()) {
        builder.pair("label", hit.label());
      }
      builder.finishObject();
    }
    return builder.finishArray().finishObject().build().toString() + "\n";
  }
}
