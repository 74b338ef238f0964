package entente.web.sparql;

import entente.web.http.PercentEncoding;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.ProblemType;
import entente.web.http.Response;
import entente.web.http.WebLink;
import entente.web.sparql.explain.QueryDiagnostic;
import entente.web.sparql.result.ResultFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The hints on a query for clients that show no page: a header field for each, a link to the
 * explanation of the query in the header and in the result, or a problem for those who ask for
 * strictness.
 */
final class HintFields {
  static final String HINT = "Entente-Hint";
  private static final Pattern HEAD = Pattern.compile("\"head\"\\s*:\\s*\\{");
  private static final Pattern END_OF_HEAD = Pattern.compile("</head>");
  private static final int SHOWN = 5;
  private static final int FIELD_LENGTH = 400;

  /** Clients and proxies accept about 8 KB of fields. */
  private static final int LINK_LENGTH = 4_096;

  private final String explanation;

  /**
   * For one query.
   *
   * @param endpoint the address of the endpoint
   * @param query the text of the query
   */
  HintFields(String endpoint, String query) {
    this.explanation = endpoint + "?query=" + PercentEncoding.component(query) + "&explain=true";
  }

  /** The response with its hints in header fields, if there are any. */
  Response with(Response response, List<QueryDiagnostic> hints) {
    Response hinted = response;
    for (QueryDiagnostic hint : hints.subList(0, Math.min(SHOWN, hints.size()))) {
      hinted = hinted.with(HINT, ascii(hint.text()));
    }
    return explanation.length() > LINK_LENGTH
        ? hinted
        : hinted.with("Link", new WebLink("help", explanation).field());
  }

  /**
   * A result with a link to the explanation in its head, where the format has a place for it:
   * SPARQL 1.1 Query Results JSON Format section 3.1.2, XML Format section 2.3.1.
   */
  byte[] linked(byte[] result, ResultFormat format) {
    return switch (format) {
      case JSON -> inserted(result, HEAD, this::member);
      case XML -> inserted(result, END_OF_HEAD, this::element);
      default -> result;
    };
  }

  private String member(String rest) {
    String separator = rest.stripLeading().startsWith("}") ? " " : " ,";
    return "\"head\": { \"link\": [ \"" + explanation + "\" ]" + separator;
  }

  private String element(String rest) {
    return "  <link href=\"" + explanation.replace("&", "&amp;") + "\"/>\n  </head>";
  }

  private static byte[] inserted(byte[] result, Pattern mark, UnaryOperator<String> replacement) {
    // The bytes are searched as Latin-1, in which each byte is one character.
    String text = new String(result, StandardCharsets.ISO_8859_1);
    Matcher at = mark.matcher(text);
    if (!at.find()) {
      return result;
    }
    String rest = text.substring(at.end());
    return (text.substring(0, at.start()) + replacement.apply(rest) + rest)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A problem instead of a result that is probably not the one that was meant. */
  static ProblemException refused(List<QueryDiagnostic> hints) {
    List<String> texts = hints.stream().map(QueryDiagnostic::text).toList();
    return new ProblemException(
        Problem.of(ProblemType.DOUBTFUL_QUERY, String.join(" ", texts)).with("hints", texts));
  }

  /** Header fields are ASCII; other characters are written as escapes of SPARQL. */
  static String ascii(String text) {
    String ascii =
        text.codePoints()
            .mapToObj(
                c ->
                    c >= ' ' && c < 0x7f
                        ? Character.toString(c)
                        : c > 0xffff ? "\\U%08X".formatted(c) : "\\u%04X".formatted(c))
            .collect(Collectors.joining());
    return ascii.length() > FIELD_LENGTH ? ascii.substring(0, FIELD_LENGTH - 3) + "..." : ascii;
  }
}
