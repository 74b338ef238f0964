package entente.web.sparql.query;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.query.Query;

/**
 * A query sent by a client.
 *
 * @param query the syntax tree
 * @param text the text, with the declarations of the prefixes that it lacked
 * @param prologue those declarations, on one line; empty when none were missing
 */
public record SubmittedQuery(Query query, String text, String prologue) {
  private static final Pattern PREFIX = Pattern.compile("PREFIX (\\S*):");

  /** The prefixes that were missing, separated by commas. */
  public String added() {
    return PREFIX
        .matcher(prologue)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.joining(", "));
  }

  /** The same with another syntax tree. */
  public SubmittedQuery with(Query other) {
    return new SubmittedQuery(other, text, prologue);
  }
}
