package entente.web.view;

import entente.web.http.Messages;
import entente.web.page.DateText;
import entente.web.page.Labels;
import entente.web.page.PageQueries;
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

/** The dates of every thing in the words of one language, read from the store at once. */
public final class DatesAsWritten {
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
  private final Messages messages;

  public DatesAsWritten(PageQueries queries, Messages messages) {
    this.messages = messages;
    List<Binding> rows = queries.rows("dates/as-written", Map.of());
    Labels labels =
        new Labels(
            messages.language(),
            queries.names(
                rows.stream()
                    .filter(row -> row.contains("qualifier"))
                    .map(row -> row.get("qualifier"))
                    .collect(Collectors.toSet())));
    DateText text = new DateText(labels, queries, messages);
    for (Binding row : rows) {
      dates
          .computeIfAbsent(row.get("thing"), each -> new HashMap<>())
          .computeIfAbsent(row.get("word").getLiteralLexicalForm(), each -> new ArrayList<>())
          .add(text.qualified(row.get("date"), row.get("qualifier")));
    }
  }

  /**
   * The dates of a thing, such as "mid 2011", "2004 to 15 June 2006", "from 2002" or "reported for
   * 2018"; empty for one without a date.
   */
  public String of(Node thing) {
    Map<String, List<String>> own = new LinkedHashMap<>(dates.getOrDefault(thing, Map.of()));
    List<String> parts = new ArrayList<>();
    if (own.containsKey("when.begins") && own.containsKey("when.ends")) {
      parts.add(
          messages.say(
              "when.span", joined(own.remove("when.begins")), joined(own.remove("when.ends"))));
    }
    List<String> attested = own.remove("when.attested");
    if (attested != null && parts.isEmpty()) {
      // A report adds to a beginning the last date on which it is known to have held, so only the
      // latest one counts; a period with both ends needs no report.
      own.put(
          own.isEmpty() ? "when.attested" : "when.last-attested",
          own.isEmpty() ? attested : attested.subList(attested.size() - 1, attested.size()));
    }
    Set<String> left = own.keySet();
    Stream.concat(
            ORDER.stream().filter(left::contains),
            left.stream().filter(word -> !ORDER.contains(word)).sorted())
        .forEach(word -> parts.add(messages.say(word, joined(own.get(word)))));
    return joined(parts);
  }

  private String joined(List<String> parts) {
    return String.join(messages.say("when.and"), parts);
  }
}
