package entente.documents;

import entente.documents.text.FoldedText;
import entente.kb.read.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/**
 * The names by which a text may refer to a thing: its labels, titles and notations, and for a
 * person also the first and the last word of them.
 */
final class NameForms {
  private static final List<Node> PROPERTIES =
      List.of(
          RDFS.label.asNode(),
          SKOS.prefLabel.asNode(),
          SKOS.altLabel.asNode(),
          Vocabulary.term("officialName"),
          SKOS.hiddenLabel.asNode(),
          SKOS.notation.asNode(),
          DCTerms.title.asNode());

  /** Suffixes that follow a surname. */
  private static final String SUFFIX = "(?i)(?:jr|sr|i{2,3}|iv)\\W*";

  private final Corpus corpus;
  private final Map<Node, List<FoldedText>> known = new HashMap<>();

  NameForms(Corpus corpus) {
    this.corpus = corpus;
  }

  /**
   * The names of a resource; if the knowledge base does not describe it, its address without the
   * scheme.
   */
  List<FoldedText> of(Node node) {
    return known.computeIfAbsent(node, this::read);
  }

  private List<FoldedText> read(Node node) {
    Set<String> names = new LinkedHashSet<>();
    for (Node property : PROPERTIES) {
      corpus.objects(node, property).stream()
          .filter(Node::isLiteral)
          .map(Node::getLiteralLexicalForm)
          .forEach(names::add);
    }
    for (Node naming : corpus.subjects(Vocabulary.term("names"), node)) {
      corpus.objects(naming, Vocabulary.term("nameUsed")).stream()
          .filter(Node::isLiteral)
          .map(Node::getLiteralLexicalForm)
          .forEach(names::add);
    }
    if (names.isEmpty() && node.isURI()) {
      names.add(node.getURI().replaceFirst("^[a-z]+:(?://)?", "").replaceFirst("/$", ""));
    }
    boolean person = isPerson(node);
    List<FoldedText> letters = new ArrayList<>();
    for (String name : names) {
      letters.add(FoldedText.of(name));
      letters.add(
          FoldedText.of(name.replaceFirst("(?i)^the ", "").replaceFirst("\\s*\\([^()]*\\)$", "")));
      if (person) {
        List<String> words =
            Stream.of(name.strip().split("[\\s\u00A0]+"))
                .filter(word -> word.replaceAll("\\P{L}", "").length() > 1 && !word.matches(SUFFIX))
                .toList();
        if (!words.isEmpty()) {
          letters.add(FoldedText.of(words.get(0)));
          letters.add(FoldedText.of(words.get(words.size() - 1)));
        }
      }
    }
    return letters;
  }

  private boolean isPerson(Node node) {
    return corpus.objects(node, RDF.type.asNode()).stream()
        .anyMatch(
            type ->
                type.equals(FOAF.Person.asNode())
                    || corpus
                        .knowledge()
                        .contains(type, RDFS.subClassOf.asNode(), FOAF.Person.asNode()));
  }
}
