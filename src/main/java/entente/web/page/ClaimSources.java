package entente.web.page;

import entente.web.http.Messages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.engine.binding.Binding;

/**
 * Renders the sources of statements from rows of claims, such as those of the queries {@code
 * thing/sources}, {@code disagreements/claims} and {@code provenance/claims}.
 */
public final class ClaimSources {
  /** The variables whose values need labels. */
  public static final List<String> NAMED =
      List.of(
          "passage",
          "document",
          "passageKind",
          "section",
          "manner",
          "speaker",
          "work",
          "reading",
          "source");

  private final PageQueries queries;
  private final Labels labels;
  private final Messages messages;

  public ClaimSources(PageQueries queries, Labels labels, String language) {
    this.queries = queries;
    this.labels = labels;
    this.messages = Messages.in(language);
  }

  /** The sources of each statement; each row has its subject. */
  public Map<Triple, Evidence> of(List<Binding> rows) {
    return of(rows, null);
  }

  /**
   * The sources of each statement.
   *
   * @param subject of all rows; null when each row has its own
   */
  public Map<Triple, Evidence> of(List<Binding> rows, Node subject) {
    Map<Triple, Map<Node, Set<Evidence.Phrase>>> phrases = new LinkedHashMap<>();
    Map<Node, Binding> first = new LinkedHashMap<>();
    for (Binding row : rows) {
      Node where = row.contains("passage") ? row.get("passage") : row.get("source");
      first.putIfAbsent(where, row);
      phrases
          .computeIfAbsent(
              Triple.create(
                  subject == null ? row.get("subject") : subject,
                  row.get("property"),
                  row.get("value")),
              each -> new LinkedHashMap<>())
          .computeIfAbsent(where, each -> new LinkedHashSet<>())
          .addAll(phrases(row));
    }
    Map<Triple, Evidence> testimony = new LinkedHashMap<>();
    phrases.forEach(
        (statement, places) ->
            testimony.put(
                statement,
                testimony(
                    places.entrySet().stream()
                        .map(
                            place ->
                                source(first.get(place.getKey()), List.copyOf(place.getValue())))
                        .toList())));
    return testimony;
  }

  private List<Evidence.Phrase> phrases(Binding row) {
    List<Evidence.Phrase> phrases = new ArrayList<>();
    for (String variable : List.of("manner", "speaker", "work", "printed", "reading")) {
      if (row.contains(variable)) {
        String before =
            switch (variable) {
              case "speaker" -> messages.say("thing.speaker");
              case "work" -> messages.say("thing.citing");
              case "printed" -> messages.say("thing.printed");
              case "reading" -> messages.say("thing.reading");
              default -> "";
            };
        phrases.add(new Evidence.Phrase(before, labels.link(row.get(variable), queries)));
      }
    }
    return phrases;
  }

  private Evidence.Source source(Binding row, List<Evidence.Phrase> phrases) {
    if (row.contains("source")) {
      return new Evidence.Source(
          labels.link(row.get("source"), queries), Page.Link.plain(""), "", phrases);
    }
    List<String> place = new ArrayList<>();
    if (row.contains("passageKind")) {
      place.add(
          labels.link(row.get("passageKind"), queries).text()
              + (row.contains("number") ? " " + row.get("number").getLiteralLexicalForm() : ""));
    }
    if (row.contains("section")) {
      place.add("“" + labels.link(row.get("section"), queries).text() + "”");
    }
    place.add(
        messages.say(
            "thing.characters",
            row.get("start").getLiteralLexicalForm(),
            row.get("end").getLiteralLexicalForm()));
    return new Evidence.Source(
        labels.link(row.get("document"), queries),
        labels.link(row.get("passage"), queries),
        String.join(", ", place),
        phrases);
  }

  /** The documents by name, each with the number of its passages when there are several. */
  private static Evidence testimony(List<Evidence.Source> sources) {
    Map<String, Integer> documents = new LinkedHashMap<>();
    sources.forEach(source -> documents.merge(source.document().text(), 1, Integer::sum));
    return new Evidence(
        documents.entrySet().stream()
            .map(each -> each.getKey() + (each.getValue() == 1 ? "" : " (" + each.getValue() + ")"))
            .collect(Collectors.joining(", ")),
        sources);
  }
}
