package entente.kb.read;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apache.jena.riot.Lang;

/**
 * Hints on how to fix a file that cannot be parsed, appended to messages: parsers report what they
 * found, not what was meant.
 */
final class ParseHints {
  private static final Pattern UNDEFINED = Pattern.compile("Undefined prefix: (.*)");
  private static final char GZIP = 0x1f;

  private ParseHints() {}

  /** The message about bytes that are not UTF-8, by the beginning of the file. */
  static String onBytes(String beginning) {
    return beginning.indexOf(GZIP) == 0
        ? "this is compressed by gzip; unpack it first"
        : "a byte that is not UTF-8; save the file as UTF-8";
  }

  /**
   * The end of a message, or an empty string.
   *
   * @param message the message of the parser
   * @param lang the syntax that the file was read as
   * @param beginning the first characters of the file
   * @param declared the prefixes that the file has declared so far
   */
  static String on(String message, Lang lang, String beginning, Map<String, String> declared) {
    Matcher undefined = UNDEFINED.matcher(message);
    if (undefined.matches()) {
      return "; " + onPrefix(undefined.group(1), declared);
    }
    if (message.contains("not terminated by DOT")) {
      return "; end the statement before it with a dot, or continue it after a semicolon";
    }
    if (message.contains("newline in string")) {
      return "; close the quotes on the same line, or use triple quotes around a text of several"
          + " lines";
    }
    return onSyntax(lang, beginning.strip());
  }

  private static String onPrefix(String prefix, Map<String, String> declared) {
    String known = Prefixes.mapping().getNsPrefixURI(prefix);
    Optional<String> meant =
        declared.keySet().stream()
            .filter(each -> isAlike(prefix, each))
            .min(
                Comparator.comparingInt(
                    each -> LevenshteinDistance.getDefaultInstance().apply(prefix, each)));
    return known == null && meant.isPresent()
        ? "write " + meant.get() + ":, which is declared"
        : "declare it at the beginning of the file: @prefix "
            + prefix
            + ": <"
            + (known == null ? "…" : known)
            + "> .";
  }

  /** Whether two names differ in one letter, or only in the order of their letters. */
  private static boolean isAlike(String one, String other) {
    return !other.isEmpty()
        && (LevenshteinDistance.getDefaultInstance().apply(one, other) == 1
            || Arrays.equals(one.chars().sorted().toArray(), other.chars().sorted().toArray()));
  }

  private static String onSyntax(Lang lang, String beginning) {
    if (begins(beginning, "<!", "<html")) {
      return "; this looks like an HTML page, not like " + lang.getName();
    }
    List<Lang> likely =
        begins(beginning, "<?xml", "<rdf:")
            ? List.of(Lang.RDFXML)
            : begins(beginning, "{")
                ? List.of(Lang.JSONLD, Lang.JSONLD11, Lang.TRIG)
                : begins(beginning, "@prefix", "@base", "PREFIX", "prefix", "BASE")
                    ? List.of(Lang.TURTLE, Lang.TRIG)
                    : List.of(lang);
    return likely.contains(lang)
        ? ""
        : "; this looks like "
            + likely.get(0).getName()
            + ", and is read as "
            + lang.getName()
            + " because of its file extension or media type";
  }

  private static boolean begins(String text, String... words) {
    return Stream.of(words).anyMatch(text::startsWith);
  }
}
