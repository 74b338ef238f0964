package entente.web.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Content negotiation by Accept fields, RFC 9110 section 12.5: the most specific range that matches
 * an offer gives its quality, the offer of the highest quality wins, and among equals the first one
 * offered.
 *
 * <p>Malformed ranges are ignored, and a field with only malformed ranges counts as absent, so that
 * a careless client is served. Fuseki's {@code ConNeg} is not used: it lets a wildcard override a
 * more specific range, and ignores charset parameters.
 */
public final class Accept {
  private static final Pattern ELEMENT =
      Pattern.compile(
          "\\s*([^\\s;,/]+)(?:/([^\\s;,/]+))?\\s*((?:;(?:[^\",]|\"(?:[^\"\\\\]|\\\\.)*+\")*+)?)");
  private static final Pattern PARAMETER =
      Pattern.compile(";\\s*([^\\s;=]+)\\s*=\\s*(\"(?:[^\"\\\\]|\\\\.)*+\"|[^\\s;]*)");

  /**
   * One range: type and subtype are lower-case or {@code *}. Of the parameters other than q, a
   * charset must be UTF-8; the rest (a profile, a version) may be unknown to the server and only
   * make the range more specific.
   */
  private record Range(String type, String subtype, int parameters, boolean ours, double quality) {

    boolean matches(String offered) {
      if (!ours) {
        return false;
      }
      int slash = offered.indexOf('/');
      return (type.equals("*") || type.equals(offered.substring(0, slash)))
          && (subtype.equals("*") || subtype.equals(offered.substring(slash + 1)));
    }

    int specificity() {
      return (type.equals("*") ? 0 : 100) + (subtype.equals("*") ? 0 : 50) + parameters;
    }
  }

  private Accept() {}

  /** The best offer for a field value, which may be null; empty when no offer is accepted. */
  public static <T> Optional<Variant<T>> choose(String field, List<Variant<T>> offers) {
    List<Range> ranges = ranges(field);
    if (ranges.isEmpty()) {
      return offers.stream().findFirst();
    }
    Variant<T> best = null;
    double bestQuality = 0;
    for (Variant<T> offer : offers) {
      double quality =
          ranges.stream()
              .filter(range -> range.matches(offer.mediaType()))
              .max(Comparator.comparingInt(Range::specificity))
              .map(Range::quality)
              .orElse(0.0);
      if (quality > bestQuality) {
        best = offer;
        bestQuality = quality;
      }
    }
    return Optional.ofNullable(best);
  }

  /**
   * The best of some languages for an {@code Accept-Language} field, RFC 4647 basic filtering; the
   * first one when the client prefers none of them.
   */
  static String language(String field, List<String> offered) {
    String best = offered.get(0);
    double bestQuality = 0;
    if (field == null) {
      return best;
    }
    for (String element : elements(field)) {
      Matcher matcher = ELEMENT.matcher(element);
      if (!matcher.matches() || matcher.group(2) != null) {
        continue;
      }
      String tag = matcher.group(1).toLowerCase(Locale.ROOT);
      double quality = quality(matcher.group(3)).orElse(0.0);
      String language =
          offered.stream()
              .filter(each -> tag.equals(each) || tag.startsWith(each + "-"))
              .findFirst()
              .orElse(tag.equals("*") ? best : null);
      if (language != null && quality > bestQuality) {
        best = language;
        bestQuality = quality;
      }
    }
    return best;
  }

  /** Whether an {@code Accept-Encoding} field takes gzip. */
  static boolean takesGzip(String field) {
    double named = -1;
    double any = 0;
    for (String element : field == null ? List.<String>of() : elements(field)) {
      Matcher matcher = ELEMENT.matcher(element);
      if (matcher.matches() && matcher.group(2) == null) {
        String coding = matcher.group(1).toLowerCase(Locale.ROOT);
        double quality = quality(matcher.group(3)).orElse(0.0);
        named = coding.equals("gzip") || coding.equals("x-gzip") ? quality : named;
        any = coding.equals("*") ? quality : any;
      }
    }
    return (named < 0 ? any : named) > 0;
  }

  private static List<Range> ranges(String field) {
    List<Range> ranges = new ArrayList<>();
    if (field == null) {
      return ranges;
    }
    for (String element : elements(field)) {
      Matcher matcher = ELEMENT.matcher(element);
      if (!matcher.matches()) {
        continue;
      }
      String type = matcher.group(1).toLowerCase(Locale.ROOT);
      // A single star is not in the grammar, but old Java clients send it.
      String subtype =
          matcher.group(2) != null
              ? matcher.group(2).toLowerCase(Locale.ROOT)
              : type.equals("*") ? "*" : null;
      Optional<Double> quality = quality(matcher.group(3));
      if (subtype != null && quality.isPresent() && !(type.equals("*") && !subtype.equals("*"))) {
        ranges.add(
            new Range(
                type,
                subtype,
                parameters(matcher.group(3)),
                isUtf8(matcher.group(3)),
                quality.get()));
      }
    }
    return ranges;
  }

  /** The elements of a list, split at commas outside quotes. */
  private static List<String> elements(String field) {
    List<String> elements = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c == '\\' && quoted) {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        elements.add(field.substring(start, i));
        start = i + 1;
      }
    }
    elements.add(field.substring(start));
    return elements;
  }

  private static int parameters(String text) {
    Matcher matcher = PARAMETER.matcher(text);
    int count = 0;
    while (matcher.find() && !matcher.group(1).equalsIgnoreCase("q")) {
      count++;
    }
    return count;
  }

  /** Whether the parameters name no charset other than UTF-8. */
  private static boolean isUtf8(String text) {
    Matcher matcher = PARAMETER.matcher(text);
    boolean ours = true;
    while (matcher.find() && !matcher.group(1).equalsIgnoreCase("q")) {
      ours &=
          !matcher.group(1).equalsIgnoreCase("charset")
              || matcher.group(2).replace("\"", "").matches("(?i)utf-?8");
    }
    return ours;
  }

  /** The q parameter: 1 when it is missing, empty when it is not a number from 0 to 1. */
  private static Optional<Double> quality(String parameters) {
    Matcher matcher = PARAMETER.matcher(parameters);
    while (matcher.find()) {
      if (matcher.group(1).equalsIgnoreCase("q")) {
        return matcher.group(2).matches("0(\\.\\d*)?|1(\\.0*)?|\\.\\d+")
            ? Optional.of(Double.valueOf(matcher.group(2)))
            : Optional.empty();
      }
    }
    return Optional.of(1.0);
  }
}
