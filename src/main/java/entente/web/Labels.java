package entente.web;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/** The best name of each thing for a reader of one language: label before title, the language before English before none before any other. */
final class Labels {
  private static final List<Node> NAMINGS = List.of(RDFS.label.asNode(), SKOS.prefLabel.asNode(), DCTerms.title.asNode());
  private final String language;
  private final Map<Node, Name> names = new HashMap<>();
  private final Map<Node, Name> titles = new HashMap<>();

  private record Name(int rank, Node text) {}

  Labels(String language) {
    this.language = language;
  }

  Labels(String language, Graph graph) {
    this(language);
    graph.find().forEachRemaining(triple -> add(triple.getSubject(), triple.getPredicate(), triple.getObject()));
  }

  void add(Node thing, Node naming, Node text) {
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
    int order = one.rank() != other.rank() ? Integer.compare(one.rank(), other.rank())
        : one.text().getLiteralLexicalForm().compareTo(other.text().getLiteralLexicalForm());
    return order <= 0 ? one : other;
  }

  private int distance(Node text) {
    String spoken = text.getLiteralLanguage().toLowerCase(Locale.ROOT);
    return spoken.equals(language) ? 0 : spoken.equals("en") ? 1 : spoken.isEmpty() ? 2 : 3;
  }

  /** A link to a thing under its name; a node without any is called by the end of its IRI. */
  Page.Link link(Node thing, Catalogue catalogue) {
    Name name = names.get(thing);
    return Values.link(thing, name == null ? null : name.text(), catalogue, Words.in(language));
  }

  /** The same for a property or a class. */
  Page.Link term(Node term, Catalogue catalogue) {
    Name name = names.get(term);
    return Values.term(term, name == null ? null : name.text(), catalogue, Words.in(language));
  }

  /** The same, under the title when there is one. */
  Page.Link titled(Node thing, Catalogue catalogue) {
    Name title = titles.get(thing);
    return title == null ? link(thing, catalogue) : Values.link(thing, title.text(), catalogue, Words.in(language));
  }
}
