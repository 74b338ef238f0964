package entente.documents;

import entente.documents.text.PassageWording;
import entente.documents.text.Span;
import entente.kb.read.Location;
import entente.kb.read.Vocabulary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDFS;

/**
 * The check of the words around a value: a passage that points back is read with an earlier
 * passage, a number that the passage qualifies has its precision, and a name that it qualifies
 * keeps the words.
 *
 * <p>Names need no antecedent: evidence that supports only borrowed properties, such as labels and
 * titles, is not checked for one.
 */
final class WordingCheck {
  private final Corpus corpus;
  private final EvidenceLookup lookup;
  private final ValueMatcher search;
  private final Map<Span, PassageWording> wordings = new HashMap<>();

  WordingCheck(Corpus corpus, ValueMatcher search) {
    this.corpus = corpus;
    this.lookup = new EvidenceLookup(corpus);
    this.search = search;
  }

  /** The evidence and variants whose passage points back to a sentence that is not read with it. */
  List<EvidenceFinding> findings() {
    List<EvidenceFinding> findings = new ArrayList<>();
    for (Node property : List.of(EvidenceTerms.EVIDENCE, EvidenceTerms.VARIANT)) {
      corpus
          .data()
          .graph()
          .find(Node.ANY, property, Node.ANY)
          .mapWith(Triple::getObject)
          .filterKeep(this::needsAntecedent)
          .forEach(source -> antecedent(source).ifPresent(findings::add));
    }
    return findings;
  }

  private boolean needsAntecedent(Node source) {
    List<Node> properties = new ArrayList<>(corpus.objects(source, EvidenceTerms.SUPPORTS));
    properties.addAll(corpus.objects(source, EvidenceTerms.PROPERTY));
    return properties.isEmpty()
        || properties.stream().anyMatch(property -> property.getURI().startsWith(Vocabulary.NS));
  }

  private Optional<EvidenceFinding> antecedent(Node source) {
    return lookup
        .passage(source)
        .filter(
            passage ->
                lookup.contexts(source).stream()
                    .noneMatch(
                        context ->
                            context.document().equals(passage.document())
                                && context.start() < passage.start()))
        .flatMap(
            passage ->
                wording(passage)
                    .backReference()
                    .map(
                        words ->
                            new EvidenceFinding(
                                lookup.placeOf(source, List.of(), EvidenceTerms.PASSAGE),
                                lookup.describe(passage)
                                    + " begins with '"
                                    + words
                                    + "', which points back: add the passage of the sentence that"
                                    + " it points to as ent:context")));
  }

  /** The error of a number or a name that its passage qualifies, if the data does not. */
  Optional<EvidenceFinding> lostQualifier(
      Node thing, Node source, Node property, Node value, Span passage) {
    Location place =
        lookup.placeOf(
            source,
            List.of(
                Triple.create(source, EvidenceTerms.VALUE, value),
                Triple.create(source, EvidenceTerms.SUPPORTS, property)),
            EvidenceTerms.PASSAGE);
    if (ValueMatcher.isNumber(value)) {
      boolean qualified =
          !corpus.objects(thing, EvidenceTerms.PRECISION).isEmpty()
              || !corpus.objects(source, EvidenceTerms.PRECISION).isEmpty();
      return wording(passage)
          .qualifierOf(new BigDecimal(value.getLiteralLexicalForm()))
          .filter(words -> !qualified)
          .map(
              words ->
                  new EvidenceFinding(
                      place,
                      lookup.describe(passage)
                          + " prints '"
                          + words
                          + "' before "
                          + corpus.name(value)
                          + ": add ent:precision to "
                          + corpus.name(thing)
                          + ", or to this variant"));
    }
    if (value.isLiteral()
        || !property.getURI().startsWith(Vocabulary.NS)
        || corpus.knowledge().contains(property, EvidenceTerms.JUDGED, Node.ANY)
        || !corpus.objects(source, EvidenceTerms.AS_PRINTED).isEmpty()) {
      return Optional.empty();
    }
    return corpus.objects(value, RDFS.label.asNode()).stream()
        .map(Node::getLiteralLexicalForm)
        .flatMap(name -> wording(passage).qualifierOf(name).stream())
        .findFirst()
        .map(
            words ->
                new EvidenceFinding(
                    place,
                    lookup.describe(passage)
                        + " prints '"
                        + words
                        + "' for "
                        + corpus.name(value)
                        + ": keep the words with ent:asPrinted"));
  }

  private PassageWording wording(Span passage) {
    return wordings.computeIfAbsent(passage, span -> new PassageWording(search.withoutMarks(span)));
  }
}
