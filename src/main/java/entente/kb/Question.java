package entente.kb;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;

/**
 * A SPARQL query from a {@code .rq} file, with the header that documents it: lines {@code #+ key: value} at the top, {@code summary} (one human
 * sentence), {@code params} (names of variables to bind, separated by spaces) and {@code expects} (what the rows must be).
 *
 * @param name file name without suffix
 * @param header the header lines, in order
 * @param text the whole file
 * @param query the parsed query
 */
public record Question(String name, List<Entry> header, String text, Query query) {

  /** One line of the header. */
  public record Entry(String key, String value) {}

  /** Reads a query of the program, by its path below {@code /queries/} and without suffix: {@code page/labels}. */
  public static Question named(String path) {
    String resource = "/queries/" + path + ".rq";
    try (InputStream stream = Question.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalArgumentException("no query " + resource);
      }
      return parse(path.substring(path.lastIndexOf('/') + 1), new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Parses a query in which the project's prefixes need not be declared; a syntax error is a {@link Fault} of invocation with name, line and column. */
  public static Question parse(String name, String text) {
    List<Entry> header = new ArrayList<>();
    text.lines().takeWhile(line -> line.startsWith("#+")).forEach(line -> {
      int colon = line.indexOf(':');
      if (colon > 0) {
        header.add(new Entry(line.substring(2, colon).trim(), line.substring(colon + 1).trim()));
      }
    });
    try {
      Query query = new Query();
      query.setPrefixMapping(Prefixes.mapping());
      return new Question(name, List.copyOf(header), text, QueryFactory.parse(query, text, null, Syntax.syntaxARQ));
    } catch (QueryParseException e) {
      throw Fault.ofInvocation(new Location(name, Math.max(0, e.getLine()), Math.max(0, e.getColumn())) + ": " + e.getMessage().lines().findFirst().orElse("syntax error"), e);
    }
  }

  /** The sentence that says what is asked; empty when the file has none. */
  public String summary() {
    return header("summary").stream().findFirst().orElse("");
  }

  /** All values of a key of the header. */
  public List<String> header(String key) {
    return header.stream().filter(entry -> entry.key().equals(key)).map(Entry::value).collect(Collectors.toList());
  }
}
