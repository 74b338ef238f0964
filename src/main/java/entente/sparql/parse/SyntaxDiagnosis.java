package entente.sparql.parse;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.shared.PrefixMapping;

/**
 * The mistake in a query that does not parse, and its remedy. The parser reports the token at which
 * it gave up; the mistake is often another one, such as a brace that is missing further up.
 */
final class SyntaxDiagnosis {
  private static final Pattern UNRESOLVED = Pattern.compile("Unresolved prefixed name: (.*)");
  private static final Pattern UNEXPECTED =
      Pattern.compile(
          "Encountered \"(?: (?:<\\w+>|\".*?\") \"(.*?) \"|<EOF>)\" at line (\\d+), column (\\d+)");
  private static final Pattern LEXICAL =
      Pattern.compile(
          "Lexical error at line (\\d+), column (\\d+)\\.\\s+Encountered: (?:'(\\d+)'|<EOF>)"
              + "(?:.*after prefix \"(.*)\")?",
          Pattern.DOTALL);
  private static final Pattern NAME_BEFORE_SLASH =
      Pattern.compile("([\\p{L}\\d_-]*:[^\\s<>{}()/;,|^]+)$");
  private static final Pattern NAME_AFTER_SLASH = Pattern.compile("^/[\\p{L}\\d_./-]*");
  private static final Pattern EXPECTED =
      Pattern.compile("\"([^\"]+)\" \\.\\.\\.|<(\\w+)> \\.\\.\\.|<EOF>");
  private static final Pattern SPACED_IRI = Pattern.compile("^<[^<>\"{}\\n]*\\s[^<>\"{}\\n]*>");
  private static final Pattern UPDATE =
      Pattern.compile("(?i)INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH");
  private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\d_-]*");
  private static final Pattern AGGREGATE =
      Pattern.compile("(?i)count|sum|min|max|avg|sample|group_concat");
  private static final List<String> KEYWORDS =
      List.of(
          "SELECT",
          "CONSTRUCT",
          "DESCRIBE",
          "ASK",
          "WHERE",
          "FILTER",
          "OPTIONAL",
          "UNION",
          "MINUS",
          "GRAPH",
          "BIND",
          "VALUES",
          "DISTINCT",
          "REDUCED",
          "PREFIX",
          "BASE",
          "FROM",
          "NAMED",
          "ORDER",
          "GROUP",
          "BY",
          "HAVING",
          "LIMIT",
          "OFFSET",
          "EXISTS",
          "SERVICE",
          "ASC",
          "DESC");
  private final String text;
  private final PrefixMapping declared;
  private final PrefixMapping known;

  SyntaxDiagnosis(String text, PrefixMapping declared, PrefixMapping known) {
    this.text = text;
    this.declared = declared;
    this.known = known;
  }

  QuerySyntaxException of(QueryException cause) {
    String message = String.valueOf(cause.getMessage());
    Optional<Brackets.Fault> brackets = Brackets.fault(text);
    Matcher lexical = LEXICAL.matcher(message);
    if (lexical.lookingAt()) {
      return lexical(lexical, brackets, cause);
    }
    Matcher unresolved = UNRESOLVED.matcher(message);
    if (unresolved.find() && cause instanceof QueryParseException e) {
      return at(prefix(unresolved.group(1)), e.getLine(), e.getColumn(), cause);
    }
    if (brackets.isPresent()) {
      return at(brackets.get().message(), brackets.get().offset(), cause);
    }
    Matcher unexpected = UNEXPECTED.matcher(message);
    if (unexpected.lookingAt()) {
      int line = Integer.parseInt(unexpected.group(2));
      int column = Integer.parseInt(unexpected.group(3));
      String token = unexpected.group(1) == null ? "" : unexpected.group(1);
      return at(unexpected(token, offset(line, column), message), line, column, cause);
    }
    return new QuerySyntaxException(rule(message), 0, 0, cause);
  }

  /** A prefix that neither the query nor the project declares. */
  private String prefix(String name) {
    String prefix = name.substring(0, Math.max(0, name.indexOf(':')));
    Map<String, String> all = new TreeMap<>(known.getNsPrefixMap());
    all.putAll(declared.getNsPrefixMap());
    String nearest = nearest(prefix, all.keySet().stream()).map(near -> near + ":").orElse("");
    return "the prefix "
        + prefix
        + ": is not declared; "
        + (nearest.isEmpty()
            ? ""
            : "write "
                + nearest
                + " if you mean <"
                + all.get(nearest.substring(0, nearest.length() - 1))
                + ">, or ")
        + "add a line before the query: PREFIX "
        + prefix
        + ": <…>";
  }

  private QuerySyntaxException lexical(
      Matcher lexical, Optional<Brackets.Fault> brackets, QueryException cause) {
    int line = Integer.parseInt(lexical.group(1));
    int column = Integer.parseInt(lexical.group(2));
    String before = lexical.group(4) == null ? "" : lexical.group(4);
    String character =
        lexical.group(3) == null ? "" : Character.toString(Integer.parseInt(lexical.group(3)));
    if (before.startsWith("\\\"") || before.startsWith("'")) {
      int start = startOfString(offset(line, column));
      return character.isEmpty() || character.equals("\n") || character.equals("\r")
          ? at(
              "the string that begins here is never closed; add the closing quotation mark",
              start,
              cause)
          : at(
              "\\" + character + " is no escape sequence; for a backslash in a string write \\\\",
              line,
              column,
              cause);
    }
    if (character.isEmpty() && brackets.isPresent()) {
      return at(brackets.get().message(), brackets.get().offset(), cause);
    }
    Optional<String> keyword =
        before.length() < 3
            ? Optional.empty()
            : nearest(before.toUpperCase(Locale.ROOT), KEYWORDS.stream());
    if (WORD.matcher(before).matches()) {
      int start = Math.max(1, column - before.length());
      return at(
          keyword
              .map(near -> before + " is no keyword; write " + near)
              .orElse(
                  before
                      + " is neither a variable nor a prefixed name; write ?"
                      + before
                      + " or ent:"
                      + before),
          line,
          start,
          cause);
    }
    return at(
        character.isEmpty()
            ? "the query ends too early"
            : "“”„‘’«»".contains(character)
                ? "the quotation mark " + character + " does not begin a string; write \" or '"
                : "the character " + character + " does not belong here",
        line,
        column,
        cause);
  }

  private String unexpected(String token, int offset, String message) {
    if (token.isEmpty()) {
      return "the query ends too early" + expected(message);
    }
    if (UPDATE.matcher(token.split("[ _]")[0]).matches() && text.substring(0, offset).isBlank()) {
      return "this is an update; only queries are supported: SELECT, ASK, CONSTRUCT and DESCRIBE";
    }
    if (token.equals("/")) {
      Matcher name = NAME_BEFORE_SLASH.matcher(text.substring(0, offset));
      Matcher rest = NAME_AFTER_SLASH.matcher(text.substring(offset));
      if (name.find() && rest.find()) {
        String whole = name.group(1) + rest.group();
        return "in a prefixed name a slash is written with a backslash before it: "
            + whole.replace("/", "\\/")
            + iri(whole);
      }
    }
    if (token.equals("<") && SPACED_IRI.matcher(text.substring(offset)).find()) {
      return "an IRI has no spaces; write %20 for a space";
    }
    if (token.equals(",") && message.contains("<VAR1>") && message.contains("\"from\"")) {
      return "the variables after SELECT are separated by spaces, not by commas";
    }
    if (AGGREGATE.matcher(token).matches() && message.contains("\"distinct\"")) {
      return "a computed column is written in parentheses with a name: ("
          + token.toUpperCase(Locale.ROOT)
          + "(…) AS ?name)";
    }
    if (token.startsWith("?") && message.contains("\"isURI\"") && message.contains("\"exists\"")) {
      return "the condition of a FILTER stands in parentheses: FILTER(" + token + " …)";
    }
    return "“" + token + "” does not belong here" + expected(message);
  }

  /** The full IRI of a prefixed name, as an alternative. */
  private String iri(String name) {
    String prefix = name.substring(0, name.indexOf(':'));
    String namespace = declared.getNsPrefixURI(prefix);
    namespace = namespace == null ? known.getNsPrefixURI(prefix) : namespace;
    return namespace == null
        ? ""
        : " (or the whole IRI: <" + namespace + name.substring(name.indexOf(':') + 1) + ">)";
  }

  /** The tokens that the parser would accept, if they are few. */
  private static String expected(String message) {
    int start = message.indexOf("Was expecting");
    if (start < 0) {
      return "";
    }
    List<String> tokens =
        EXPECTED
            .matcher(message.substring(start))
            .results()
            .map(SyntaxDiagnosis::token)
            .distinct()
            .toList();
    return tokens.isEmpty() || tokens.size() > 8 ? "" : "; expected: " + String.join(" ", tokens);
  }

  private static String token(MatchResult match) {
    if (match.group(1) != null) {
      return match.group(1).equals("a") ? "a" : match.group(1).toUpperCase(Locale.ROOT);
    }
    return match.group(2) == null
        ? "the end"
        : switch (match.group(2)) {
          case "IRIref" -> "<IRI>";
          case "PNAME_NS", "PNAME_LN" -> "prefix:name";
          case "VAR1", "VAR2" -> "?variable";
          case "INTEGER" -> "number";
          default -> match.group(2).toLowerCase(Locale.ROOT);
        };
  }

  /** A rule of SPARQL beyond the grammar, with its remedy where one is known. */
  private static String rule(String message) {
    String first = message.lines().findFirst().orElse("the query does not parse");
    if (first.startsWith("Non-group key variable in SELECT: ")) {
      String variable = first.substring(first.indexOf('?'));
      return "the column "
          + variable
          + " is neither grouped nor aggregated; add it to GROUP BY, or write (SAMPLE("
          + variable
          + ") AS ?any)";
    }
    if (first.startsWith("BIND: Variable used when already in-scope: ")) {
      String variable = first.replaceFirst("[^?]*(\\?\\w+).*", "$1");
      return "BIND gives a value to "
          + variable
          + ", which already has one; use another variable, or FILTER to compare";
    }
    return first.equals("SELECT * not legal with GROUP BY")
        ? "SELECT * cannot be used with GROUP BY; name the columns"
        : first;
  }

  private static Optional<String> nearest(String name, Stream<String> candidates) {
    LevenshteinDistance distance = new LevenshteinDistance(Math.max(1, name.length() / 3));
    return candidates
        .filter(each -> !each.isEmpty() && distance.apply(name, each) >= 0)
        .min(Comparator.comparingInt(each -> distance.apply(name, each)));
  }

  private int startOfString(int offset) {
    int[] start = {offset};
    QueryScanner.scan(
        text,
        (kind, from, end) -> {
          if (kind == QueryScanner.Kind.STRING && from <= offset) {
            start[0] = from;
          }
        });
    return Math.min(start[0], Math.max(0, text.length() - 1));
  }

  private int offset(int line, int column) {
    int start = 0;
    for (int i = 1; i < line; i++) {
      start = text.indexOf('\n', start) + 1;
    }
    return Math.max(0, Math.min(text.length(), start + column - 1));
  }

  private QuerySyntaxException at(String message, int offset, QueryException cause) {
    String before = text.substring(0, offset);
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    return at(message, line, offset - before.lastIndexOf('\n'), cause);
  }

  private static QuerySyntaxException at(
      String message, int line, int column, QueryException cause) {
    return new QuerySyntaxException(
        "Line " + line + ", column " + column + ": " + message, line, column, cause);
  }
}
