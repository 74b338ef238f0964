package entente.web.page;

import entente.web.http.Messages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;

/**
 * When each thing is said to have been, in words: as precise as it was written, with what qualifies
 * it.
 */
public final class DateText {
  private static final List<String> ORDER =
      List.of(
          "when.on",
          "when.begins",
          "when.begins-not-before",
          "when.begins-not-after",
          "when.ends",
          "when.ends-not-before",
          "when.ends-not-after",
          "when.attested",
          "when.last-attested");
  private final Map<Node, Map<String, List<String>>> dates = new HashMap<>();
  private final Messages words;

  public DateText(PageQueries queries, Messages words) {
    this.words = words;
    List<Binding> rows = queries.rows("dates/as-written", Map.of());
    Labels labels =
        new Labels(
            words.language(),
            queries.names(
                rows.stream()
                    .filter(row -> row.contains("qualifier"))
                    .map(row -> row.get("qualifier"))
                    .collect(Collectors.toSet())));
    for (Binding row : rows) {
      String date = TermText.literal(row.get("date"), words).text();
      dates
          .computeIfAbsent(row.get("thing"), each -> new HashMap<>())
          .computeIfAbsent(row.get("word").getLiteralLexicalForm(), each -> new ArrayList<>())
          .add(
              row.contains("qualifier")
                  ? words.say(
                      "when.qualified", labels.link(row.get("qualifier"), queries).text(), date)
                  : date);
    }
  }

  /**
   * Such as "mid 2011", "2004 to 15 June 2006", "from 2002" or "reported for 2018"; empty for what
   * has no date.
   */
  public String of(Node thing) {
    Map<String, List<String>> own = new LinkedHashMap<>(dates.getOrDefault(thing, Map.of()));
    List<String> parts = new ArrayList<>();
    if (own.containsKey("when.begins") && own.containsKey("when.ends")) {
      parts.add(
          words.say(
              "when.span", joined(own.remove("when.begins")), joined(own.remove("when.ends"))));
    }
    List<String> attested = own.remove("when.attested");
    if (attested != null && parts.isEmpty()) {
      // What begins is the longer known to have held the later it is reported; what has both ends
      // needs no report.
      own.put(
          own.isEmpty() ? "when.attested" : "when.last-attested",
          own.isEmpty() ? attested : attested.subList(attested.size() - 1, attested.size()));
    }
    Set<String> left = own.keySet();
    Stream.concat(
            ORDER.stream().filter(left::contains),
            left.stream().filter(word -> !ORDER.contains(word)).sorted())
        .forEach(word -> parts.add(words.say(word, joined(own.get(word)))));
    return String.join(words.say("when.and"), parts);
  }

  private String joined(List<String> parts) {
    return String.join(words.say("when.and"), parts);
  }
}
