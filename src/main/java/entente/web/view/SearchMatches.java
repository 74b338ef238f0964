package entente.web.view;

import entente.kb.text.NameIndex;
import entente.web.page.PageQueries;
import entente.web.page.Rows;
import entente.web.rdf.HydraPaging;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.engine.binding.Binding;

/**
 * The things that match a text.
 *
 * @param text as it was typed, without invisible characters
 * @param asked the query put to the store; empty when the text has no words
 * @param kind the one kind that is shown; empty for all
 * @param kinds the number of things of each kind, the kind of the best match first
 * @param hits those of this page, the best first
 * @param similar things spelt alike, when nothing was found
 */
record SearchMatches(
    String text,
    String asked,
    String kind,
    Map<String, Integer> kinds,
    List<Hit> hits,
    HydraPaging paging,
    List<Hit> similar) {
  private static final int SIMILAR = 8;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]");

  /**
   * A thing that matches.
   *
   * @param text the name or description that has the words
   * @param named whether it is a name
   */
  record Hit(Node thing, String kind, Node text, boolean named, float score) {}

  /** One page of the things that match a text. */
  static SearchMatches of(PageQueries queries, String text, String kind, int page, int size) {
    boolean indexed = queries.searchesText();
    String asked = !WORD.matcher(text).find() ? "" : indexed ? NameIndex.beginningWith(text) : text;
    List<Hit> all =
        asked.isEmpty()
            ? List.of()
            : hits(queries, indexed ? "search/matches" : "search/matches-without-index", asked);
    Map<String, Integer> kinds = new LinkedHashMap<>();
    all.forEach(hit -> kinds.merge(hit.kind(), 1, Integer::sum));
    List<Hit> chosen =
        kind.isEmpty() ? all : all.stream().filter(hit -> hit.kind().equals(kind)).toList();
    HydraPaging paging = new HydraPaging(page, size, chosen.size()).existing();
    List<Hit> similar =
        all.isEmpty() && indexed && !asked.isEmpty()
            ? hits(queries, "search/matches", NameIndex.resembling(text)).stream()
                .limit(SIMILAR)
                .toList()
            : List.of();
    return new SearchMatches(
        text,
        asked,
        kind,
        kinds,
        chosen.stream().skip(paging.offset()).limit(size).toList(),
        paging,
        similar);
  }

  /** The best hit for each thing. */
  private static List<Hit> hits(PageQueries queries, String query, String text) {
    Map<Node, Hit> hits = new LinkedHashMap<>();
    for (Binding row : queries.rows(query, Map.of("text", NodeFactory.createLiteralString(text)))) {
      Node thing = row.get("thing");
      hits.putIfAbsent(
          thing,
          new Hit(
              thing,
              kind(queries.local(thing.getURI())),
              row.get("name"),
              Rows.flag(row, "named"),
              Float.parseFloat(Rows.text(row, "score"))));
    }
    return List.copyOf(hits.values());
  }

  private static String kind(String path) {
    return path.startsWith("/id/")
        ? path.substring(4, Math.max(4, path.indexOf('/', 4)))
        : path.startsWith("/code/") ? "code" : "term";
  }
}
