package entente.validate;

import entente.kb.DidYouMean;
import entente.sparql.StopSignal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.xsd.impl.RDFLangString;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.engine.constraint.ClassConstraint;
import org.apache.jena.shacl.engine.constraint.ClosedConstraint;
import org.apache.jena.shacl.engine.constraint.DatatypeConstraint;
import org.apache.jena.shacl.engine.constraint.HasValueConstraint;
import org.apache.jena.shacl.engine.constraint.InConstraint;
import org.apache.jena.shacl.engine.constraint.NodeKindConstraint;
import org.apache.jena.shacl.parser.Constraint;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/**
 * Suggestions for replacing a wrong value: the most similar known node, or the same literal in the
 * expected datatype. Every suggestion conforms to the shape.
 */
final class FixSuggestion {
  private static final Map<Character.UnicodeScript, String> LANGUAGES =
      Map.of(
          Character.UnicodeScript.LATIN,
          "en",
          Character.UnicodeScript.CYRILLIC,
          "ru",
          Character.UnicodeScript.HAN,
          "zh");
  private final Graph data;

  /** Suggestions from the things and labels of the data. */
  FixSuggestion(Graph data) {
    this.data = data;
  }

  /**
   * The node to write instead, if one is similar enough.
   *
   * @param value the wrong value, or null if one is missing
   * @param predicate the wrong property, for a closed shape
   */
  Optional<Node> instead(Constraint constraint, Node value, Optional<Node> predicate) {
    if (constraint instanceof HasValueConstraint one) {
      return Optional.of(one.getValue());
    }
    if (constraint instanceof ClosedConstraint closed) {
      return predicate.flatMap(wrong -> nearest(wrong, closed.getExpected().stream()));
    }
    if (value == null) {
      return Optional.empty();
    }
    if (constraint instanceof InConstraint closedList) {
      return nearest(value, closedList.getValues().stream());
    }
    if (constraint instanceof DatatypeConstraint datatype) {
      return datatype.getRDFDatatype().equals(RDFLangString.rdfLangString)
          ? inLanguage(value)
          : rewritten(value, datatype.getRDFDatatype());
    }
    if (constraint instanceof ClassConstraint ofClass) {
      return thing(value, members(ofClass.getExpectedClass()));
    }
    if (constraint instanceof NodeKindConstraint kind
        && value.isLiteral()
        && !kind.isCanBeLiteral()) {
      return labelled(
          value,
          data
              .find(Node.ANY, RDFS.label.asNode(), Node.ANY)
              .mapWith(Triple::getSubject)
              .toList()
              .stream());
    }
    return Optional.empty();
  }

  private Stream<Node> members(Node type) {
    return Stream.concat(
            Stream.of(type),
            data
                .find(Node.ANY, RDFS.subClassOf.asNode(), type)
                .mapWith(Triple::getSubject)
                .toList()
                .stream())
        .flatMap(
            each ->
                data
                    .find(Node.ANY, RDF.type.asNode(), each)
                    .mapWith(Triple::getSubject)
                    .toList()
                    .stream())
        .distinct();
  }

  private Optional<Node> thing(Node value, Stream<Node> known) {
    return value.isLiteral() ? labelled(value, known) : nearest(value, known);
  }

  /** The thing with this label. */
  private Optional<Node> labelled(Node words, Stream<Node> known) {
    String sought = words.getLiteralLexicalForm().strip().toLowerCase(Locale.ROOT);
    return known
        .filter(Node::isURI)
        .filter(
            each ->
                Stream.of(RDFS.label, SKOS.prefLabel, SKOS.altLabel)
                    .anyMatch(
                        property ->
                            data
                                .find(each, property.asNode(), Node.ANY)
                                .mapWith(Triple::getObject)
                                .toList()
                                .stream()
                                .anyMatch(
                                    label ->
                                        label.isLiteral()
                                            && label
                                                .getLiteralLexicalForm()
                                                .toLowerCase(Locale.ROOT)
                                                .equals(sought))))
        .min(Comparator.comparing(Node::getURI));
  }

  /** The result of {@link DidYouMean#of}, unless the thread is interrupted. */
  static Optional<Node> nearest(Node value, Stream<Node> known) {
    StopSignal.requireNotInterrupted();
    return DidYouMean.of(value, known.peek(each -> StopSignal.requireNotInterrupted()));
  }

  /**
   * The same text with the language suggested by the script of its first letter: a language-tagged
   * string needs one.
   */
  private static Optional<Node> inLanguage(Node value) {
    if (!value.isLiteral()) {
      return Optional.empty();
    }
    String text = value.getLiteralLexicalForm();
    return text.codePoints()
        .filter(Character::isLetter)
        .mapToObj(Character.UnicodeScript::of)
        .findFirst()
        .map(LANGUAGES::get)
        .map(language -> NodeFactory.createLiteralLang(text, language));
  }

  /**
   * The same literal in another datatype, if its lexical form is valid there; thousands separators
   * are dropped.
   */
  private static Optional<Node> rewritten(Node value, RDFDatatype datatype) {
    if (!value.isLiteral()) {
      return Optional.empty();
    }
    String form = value.getLiteralLexicalForm().strip();
    return List.of(form, form.replaceAll("(?<=\\d)[,\u202f\u00a0 ](?=\\d{3})", "")).stream()
        .filter(datatype::isValid)
        .findFirst()
        .map(each -> NodeFactory.createLiteralDT(each, datatype));
  }
}
