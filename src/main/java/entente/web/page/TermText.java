package entente.web.page;

import entente.kb.format.Text;
import entente.web.http.Messages;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;

/**
 * RDF terms as a reader sees them: names, dates in words, numbers in groups; only http and https
 * become addresses.
 */
public final class TermText {
  private static final Pattern LONG = Pattern.compile("(?<![\\w.])\\d{5,}");

  private TermText() {}

  static Page.Link link(Node node, Node name, PageQueries queries, Messages words) {
    if (node.isURI()) {
      String iri = node.getURI();
      String text =
          name != null
              ? name.getLiteralLexicalForm()
              : queries.local(iri).equals(iri) ? elsewhere(iri) : lastPart(iri);
      return new Page.Link(
          text, address(iri, queries), name == null ? "" : name.getLiteralLanguage(), iri);
    }
    return node.isLiteral() ? literal(node, words) : Page.Link.plain("");
  }

  /** An address that is safe to follow, or none: other schemes (javascript:, data:) stay text. */
  public static String address(String iri, PageQueries queries) {
    return iri.matches("(?i)https?://[^\\s]+") ? queries.local(iri) : "";
  }

  public static Page.Link literal(Node literal, Messages words) {
    String text = literal.getLiteralLexicalForm();
    String type = literal.getLiteralDatatypeURI();
    String local = type.substring(type.lastIndexOf('#') + 1);
    return new Page.Link(
        inWords(text, local, words),
        "",
        literal.getLiteralLanguage(),
        literal.getLiteralLanguage().isEmpty() && !local.equals("string")
            ? text + " (" + local + ")"
            : "");
  }

  public static String number(String digits) {
    return digits.matches("-?\\d{5,}")
        ? String.format(Locale.ROOT, "%,d", new BigInteger(digits)).replace(',', '\u202f')
        : digits;
  }

  /**
   * A text with its long numbers in groups, and millions and billions in words where that loses
   * nothing.
   */
  public static String numbers(String text) {
    return LONG.matcher(text.strip()).replaceAll(match -> inWords(match.group()));
  }

  private static String inWords(String digits) {
    BigDecimal number = new BigDecimal(digits);
    for (int power : new int[] {9, 6}) {
      BigDecimal times = number.movePointLeft(power).stripTrailingZeros();
      if (times.compareTo(BigDecimal.ONE) >= 0 && times.scale() <= 3) {
        return number(times.toPlainString()) + (power == 9 ? " billion" : " million");
      }
    }
    return number(digits);
  }

  /**
   * A date, a number or a truth value as the reader of a language writes it; every other text as it
   * is.
   */
  private static String inWords(String text, String type, Messages words) {
    return switch (type) {
      case "date", "gYearMonth", "gYear" -> DateText.literal(text, type, words).orElse(text);
      case "integer", "decimal", "int", "long" -> number(text);
      case "boolean" ->
          words.say(text.equals("true") || text.equals("1") ? "common.yes" : "common.no");
      default -> text;
    };
  }

  /** A term that has no name of its own is called by the end of its IRI. */
  static Page.Link term(Node node, Node name, PageQueries queries, Messages words) {
    return name == null
        ? new Page.Link(lastPart(node.getURI()), address(node.getURI(), queries), "", node.getURI())
        : link(node, name, queries, words);
  }

  /** An address outside of the project, without what does not tell it apart. */
  private static String elsewhere(String iri) {
    String text = iri.replaceFirst("^https?://(?:www\\.)?", "").replaceFirst("/$", "");
    return Text.cut(text, 80);
  }

  private static String lastPart(String iri) {
    int end = iri.endsWith("/") || iri.endsWith("#") ? iri.length() - 1 : iri.length();
    int start = Math.max(iri.lastIndexOf('/', end - 1), iri.lastIndexOf('#', end - 1)) + 1;
    return start < end
        ? iri.substring(start, end).replace('-', ' ').replaceAll("(?<=[a-z])(?=[A-Z])", " ")
        : iri;
  }
}
