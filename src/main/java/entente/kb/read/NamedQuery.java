package entente.kb.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementUnion;

/**
 * A SPARQL query read from a {@code .rq} file, with its header: lines {@code #+ key: value} at the
 * top (see {@link #headerOf}), such as {@code summary} (one sentence for people), {@code params}
 * (the names of variables to bind, separated by spaces) and {@code expects} (the required rows).
 *
 * <p>The program has hundreds of them and needs few to start, so each is parsed when it is first
 * run.
 */
public final class NamedQuery {
  private static final String CONTINUATION = "#+   ";
  private final String name;
  private final List<Entry> header;
  private final String text;
  private final String base;
  private volatile Query query;

  private NamedQuery(String name, List<Entry> header, String text, String base, Query query) {
    this.name = name;
    this.header = header;
    this.text = text;
    this.base = base;
    this.query = query;
  }

  /** One entry of the header. */
  public record Entry(String key, String value) {}

  /**
   * Reads a query of the program, by its path below {@code /queries/} and without suffix: {@code
   * page/thing/values}.
   */
  public static NamedQuery named(String path) {
    String resource = "/queries/" + path + ".rq";
    try (InputStream stream = NamedQuery.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalArgumentException("no query " + resource);
      }
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return new NamedQuery(
          path.substring(path.lastIndexOf('/') + 1), headerOf(text), text, Vocabulary.BASE, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Parses a query in which the project's prefixes need not be declared; a syntax error is an
   * {@link InputException} of invocation with name, line and column.
   */
  public static NamedQuery parse(String name, String text) {
    return new NamedQuery(
        name, headerOf(text), text, Vocabulary.BASE, parsed(name, text, Prefixes.mapping()));
  }

  private static Query parsed(String name, String text, PrefixMapping prefixes) {
    try {
      Query query = new Query();
      query.setPrefixMapping(prefixes);
      return QueryFactory.parse(query, text, null, Syntax.syntaxARQ);
    } catch (QueryParseException e) {
      throw InputException.ofInvocation(
          new Location(name, Math.max(0, e.getLine()), Math.max(0, e.getColumn()))
              + ": "
              + e.getMessage().lines().findFirst().orElse("syntax error"),
          e);
    }
  }

  /**
   * The header of the text of a query: its lines {@code #+ key: value}. A line that begins with
   * {@code #+} and three spaces continues the value before it, as a folded value does in YAML.
   */
  public static List<Entry> headerOf(String text) {
    List<Entry> header = new ArrayList<>();
    text.lines()
        .filter(line -> line.startsWith("#+"))
        .forEach(
            line -> {
              int colon = line.indexOf(':');
              if (line.startsWith(CONTINUATION) && !header.isEmpty()) {
                Entry last = header.remove(header.size() - 1);
                header.add(new Entry(last.key(), last.value() + " " + line.substring(2).trim()));
              } else if (colon > 0) {
                header.add(
                    new Entry(line.substring(2, colon).trim(), line.substring(colon + 1).trim()));
              }
            });
    return List.copyOf(header);
  }

  /** The queries of a folder below {@code /queries/}, in the order of their names. */
  public static List<NamedQuery> folder(String path) {
    return ClasspathResources.names("/queries/" + path).stream()
        .filter(name -> name.endsWith(".rq"))
        .map(name -> named(path + "/" + name.substring(0, name.length() - 3)))
        .toList();
  }

  /**
   * The same query for a release whose IRIs were moved to another base ({@code Release.rebased}).
   */
  public NamedQuery rebased(String base) {
    return base.equals(this.base)
        ? this
        : new NamedQuery(name, header, text.replace(this.base, base), base, null);
  }

  /**
   * The same query for a page of its rows: {@code limit} of them after the first {@code offset}.
   * The query must order its rows.
   */
  public NamedQuery part(long offset, long limit) {
    Query part = query().cloneQuery();
    part.setOffset(offset);
    part.setLimit(limit);
    return new NamedQuery(name, header, text, base, part);
  }

  /** The same query with values for one of its variables. */
  public NamedQuery about(String variable, Collection<Node> values) {
    Var named = Var.alloc(variable);
    return about(
        List.of(variable),
        values.stream().map(value -> BindingFactory.binding(named, value)).toList());
  }

  /** The same query with rows of values for some of its variables. */
  public NamedQuery about(List<String> variables, List<Binding> rows) {
    ElementData data = new ElementData();
    variables.forEach(variable -> data.add(Var.alloc(variable)));
    rows.forEach(data::add);
    Element pattern = query().getQueryPattern();
    if (pattern instanceof ElementGroup group
        && group.size() == 1
        && group.get(0) instanceof ElementUnion union) {
      ElementUnion each = new ElementUnion();
      union.getElements().forEach(part -> each.addElement(after(data, part)));
      pattern = each;
    } else {
      pattern = after(data, pattern);
    }
    Query about = query().cloneQuery();
    about.setQueryPattern(pattern);
    return new NamedQuery(name, header, text, base, about);
  }

  /**
   * A group with the values first, so that an engine looks up each of them instead of matching
   * everything and then discarding most of it.
   */
  private static ElementGroup after(ElementData data, Element pattern) {
    ElementGroup group = new ElementGroup();
    group.addElement(data);
    (pattern instanceof ElementGroup parts ? parts.getElements() : List.of(pattern))
        .forEach(group::addElement);
    return group;
  }

  /** The file name without suffix. */
  public String name() {
    return name;
  }

  /** The lines of the header, in order. */
  public List<Entry> header() {
    return header;
  }

  /** The whole file. */
  public String text() {
    return text;
  }

  /** The parsed query. */
  public Query query() {
    Query made = query;
    if (made == null) {
      made = parsed(name, text, Prefixes.mapping(base));
      query = made;
    }
    return made;
  }

  /** The sentence that describes the query; empty if the file gives no summary. */
  public String summary() {
    return header("summary").stream().findFirst().orElse("");
  }

  /** The query without its header. */
  public String body() {
    return text.lines()
        .dropWhile(line -> line.startsWith("#+"))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** All values of a header key. */
  public List<String> header(String key) {
    return header.stream()
        .filter(entry -> entry.key().equals(key))
        .map(Entry::value)
        .collect(Collectors.toList());
  }
}
