package entente.web.page;

import entente.web.http.Messages;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;

/**
 * When a thing is, in words: a date or two with their qualifiers, how open it is, and first of all
 * whether it is anything but fact.
 */
public final class IntervalText {
  private final List<Binding> rows;
  private final Labels labels;
  private final PageQueries queries;
  private final Messages words;

  /** Of the rows of the question {@code interval}, the case that says most first. */
  public IntervalText(List<Binding> rows, Labels labels, PageQueries queries, Messages words) {
    this.rows = rows;
    this.labels = labels;
    this.queries = queries;
    this.words = words;
  }

  /** What it is if it is not plainly so: planned, proposed, refused …; empty otherwise. */
  public String modality() {
    return rows.stream()
        .filter(row -> kind(row).equals("modality"))
        .findFirst()
        .map(row -> labels.link(row.get("first"), queries).text())
        .orElse("");
  }

  /** Empty when nothing is known of it. */
  public String words() {
    List<Binding> dated = rows.stream().filter(row -> !kind(row).equals("modality")).toList();
    if (dated.isEmpty()) {
      return "";
    }
    String kind = kind(dated.get(0));
    List<Binding> same = dated.stream().filter(row -> kind(row).equals(kind)).toList();
    String first = date(same.get(0), "first");
    String last = date(same.get(same.size() - 1), same.get(0).contains("last") ? "last" : "first");
    return switch (kind) {
      case "on" ->
          first.equals(last)
              ? words.say("thing.when-on", first)
              : words.say("thing.when-on-several", first, last);
      case "from-to" -> words.say("thing.when-from-to", first, last);
      case "from" -> words.say("thing.when-from", first);
      case "until" -> words.say("thing.when-until", first);
      case "attested" ->
          first.equals(last)
              ? words.say("thing.when-attested", first)
              : words.say("thing.when-attested-several", first, last);
      default -> words.say("thing.when-by", first);
    };
  }

  private static String kind(Binding row) {
    return row.get("case").getLiteralLexicalForm();
  }

  private String date(Binding row, String which) {
    String date = TermText.literal(row.get(which), words).text();
    Node qualifier = row.get(which + "Qualifier");
    return qualifier == null
        ? date
        : words.say("thing.qualified", labels.link(qualifier, queries).text(), date);
  }
}
