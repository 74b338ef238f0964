package entente.web.page;

import entente.web.http.Messages;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/**
 * The best label of each thing for a reader of one language: a label is preferred to a title, and
 * the language of the reader to English, no language, and any other language, in this order.
 */
public final class Labels {
  private static final List<Node> NAMINGS =
      List.of(RDFS.label.asNode(), SKOS.prefLabel.asNode(), DCTerms.title.asNode());
  private final String language;
  private final Messages messages;
  private final Map<Node, Name> names = new HashMap<>();
  private final Map<Node, Name> titles = new HashMap<>();

  private record Name(int rank, Node text) {}

  public Labels(String language) {
    this.language = language;
    this.messages = Messages.in(language);
  }

  public Labels(String language, Graph graph) {
    this(language);
    graph
        .find()
        .forEachRemaining(
            triple -> add(triple.getSubject(), triple.getPredicate(), triple.getObject()));
  }

  public void add(Node thing, Node naming, Node text) {
    if (!text.isLiteral()) {
      return;
    }
    int naturally = NAMINGS.indexOf(naming) < 0 ? NAMINGS.size() : NAMINGS.indexOf(naming);
    Name name = new Name(naturally * 10 + distance(text), text);
    names.merge(thing, name, Labels::better);
    if (naming.equals(DCTerms.title.asNode())) {
      titles.merge(thing, new Name(distance(text), text), Labels::better);
    }
  }

  private static Name better(Name one, Name other) {
    int order =
        one.rank() != other.rank()
            ? Integer.compare(one.rank(), other.rank())
            : one.text().getLiteralLexicalForm().compareTo(other.text().getLiteralLexicalForm());
    return order <= 0 ? one : other;
  }

  private int distance(Node text) {
    String tag = text.getLiteralLanguage().toLowerCase(Locale.ROOT);
    return tag.equals(language) ? 0 : tag.equals("en") ? 1 : tag.isEmpty() ? 2 : 3;
  }

  /**
   * The translation of the interface, unless the label is already in the reader's language; null
   * without either.
   */
  private Node called(Node thing, Name name, PageQueries queries) {
    if (thing.isURI() && (name == null || !name.text().getLiteralLanguage().equals(language))) {
      String local = queries.local(thing.getURI());
      Optional<String> translated =
          messages.term(local.startsWith("/") ? local.substring(1) : local);
      if (translated.isPresent()) {
        return NodeFactory.createLiteralLang(translated.get(), language);
      }
    }
    return name == null ? null : name.text();
  }

  /** The best name of a thing. */
  public Optional<Node> name(Node thing) {
    return Optional.ofNullable(names.get(thing)).map(Name::text);
  }

  /** A link to a thing under its label, or else under the last part of its IRI. */
  public Page.Link link(Node thing, PageQueries queries) {
    return TermText.link(thing, called(thing, names.get(thing), queries), queries, messages);
  }

  /** The same for a property or a class. */
  public Page.Link term(Node term, PageQueries queries) {
    return TermText.term(term, called(term, names.get(term), queries), queries, messages);
  }

  /** The same, under the title when there is one. */
  public Page.Link titled(Node thing, PageQueries queries) {
    Name title = titles.get(thing);
    return title == null
        ? link(thing, queries)
        : TermText.link(thing, title.text(), queries, messages);
  }
}
