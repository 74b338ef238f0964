package entente.documents;

import entente.documents.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SKOS;

/**
 * The check of the form of evidence: each piece and each variant names one source that is
 * described, supports values that are given, and gives words that its passage prints.
 */
final class EvidenceFormCheck {
  private static final int WORDS_AS_PRINTED = 5;

  private final Corpus corpus;
  private final EvidenceLookup lookup;
  private final ValueMatcher search;
  private final List<EvidenceFinding> findings = new ArrayList<>();

  EvidenceFormCheck(Corpus corpus, ValueMatcher search) {
    this.corpus = corpus;
    this.lookup = new EvidenceLookup(corpus);
    this.search = search;
  }

  /** The errors in the form of each piece of evidence and each variant. */
  List<EvidenceFinding> findings() {
    for (Node property : List.of(EvidenceTerms.EVIDENCE, EvidenceTerms.VARIANT)) {
      corpus
          .data()
          .graph()
          .find(Node.ANY, property, Node.ANY)
          .forEach(triple -> checkSource(triple.getObject(), property));
    }
    return findings;
  }

  private void checkSource(Node source, Node property) {
    String kind = property.equals(EvidenceTerms.EVIDENCE) ? "this evidence" : "this variant";
    List<Node> passages = corpus.objects(source, EvidenceTerms.PASSAGE);
    List<Node> named = corpus.objects(source, DCTerms.source.asNode());
    if (passages.size() + named.size() != 1) {
      complain(
          source,
          property,
          kind
              + " must name exactly one passage (ent:passage) or one other source (dcterms:source),"
              + " but names "
              + (passages.isEmpty() && named.isEmpty() ? "none" : "several"));
    }
    named.stream()
        .filter(node -> !isNamedSource(node))
        .forEach(
            node ->
                complain(
                    source,
                    DCTerms.source.asNode(),
                    corpus.name(node)
                        + " is not a source: name a work or dataset that the data describes, or an"
                        + " http(s) address"));
    List<Node> spans = new ArrayList<>(passages);
    spans.addAll(corpus.objects(source, EvidenceTerms.CONTEXT));
    spans.stream()
        .filter(node -> !corpus.data().graph().contains(node, Node.ANY, Node.ANY))
        .forEach(
            node ->
                complain(
                    source,
                    EvidenceTerms.PASSAGE,
                    corpus.name(node)
                        + " is not described: correct its name, or describe it as ./entente"
                        + " passage prints it"));
    corpus.objects(source, EvidenceTerms.READING).stream()
        .filter(
            code ->
                !corpus.knowledge().contains(code, SKOS.inScheme.asNode(), EvidenceTerms.READINGS))
        .forEach(
            code ->
                complain(
                    source,
                    EvidenceTerms.READING,
                    corpus.name(code)
                        + " is not in the closed list of readings: "
                        + corpus.names(
                            corpus.subjects(SKOS.inScheme.asNode(), EvidenceTerms.READINGS))));
    for (Node thing : corpus.subjects(property, source)) {
      corpus.objects(source, EvidenceTerms.SUPPORTS).stream()
          .filter(supported -> corpus.objects(thing, supported).isEmpty())
          .forEach(
              supported ->
                  complain(
                      source,
                      EvidenceTerms.SUPPORTS,
                      kind
                          + " supports "
                          + corpus.name(supported)
                          + ", for which "
                          + corpus.name(thing)
                          + " has no value: add the value, or remove the property from"
                          + " ent:supports"));
    }
    if (property.equals(EvidenceTerms.EVIDENCE)) {
      checkLimits(source);
    }
    for (Node words : corpus.objects(source, EvidenceTerms.AS_PRINTED)) {
      checkAsPrinted(source, words.getLiteralLexicalForm());
    }
  }

  /**
   * Checks that evidence limited to some values is limited to values of a property that it
   * supports.
   */
  private void checkLimits(Node source) {
    List<Node> supported = corpus.objects(source, EvidenceTerms.SUPPORTS);
    for (Node thing : corpus.subjects(EvidenceTerms.EVIDENCE, source)) {
      corpus.objects(source, EvidenceTerms.VALUE).stream()
          .filter(
              value ->
                  corpus
                      .knowledge()
                      .find(thing, Node.ANY, value)
                      .mapWith(Triple::getPredicate)
                      .filterKeep(property -> supported.isEmpty() || supported.contains(property))
                      .nextOptional()
                      .isEmpty())
          .forEach(
              value ->
                  complain(
                      source,
                      EvidenceTerms.VALUE,
                      corpus.name(value)
                          + " is not a value of any property that this evidence supports for "
                          + corpus.name(thing)
                          + ": correct it, or remove it from ent:value"));
    }
  }

  private boolean isNamedSource(Node node) {
    return node.isURI()
        && (corpus.data().graph().contains(node, Node.ANY, Node.ANY)
            || node.getURI().matches("https?://.+") && corpus.name(node).startsWith("<"));
  }

  private void checkAsPrinted(Node source, String words) {
    int count = words.strip().split("\\s+").length;
    if (count > WORDS_AS_PRINTED) {
      complain(
          source,
          EvidenceTerms.AS_PRINTED,
          "\""
              + words
              + "\" has "
              + count
              + " words: ent:asPrinted takes at most five, only those that state the value");
    }
    Optional<Span> passage = lookup.passage(source);
    if (passage.isPresent() && !search.printsWords(words, passage.get(), lookup.contexts(source))) {
      boolean alike = search.printsLetters(words, passage.get(), lookup.contexts(source));
      complain(
          source,
          EvidenceTerms.AS_PRINTED,
          "\""
              + words
              + "\" is not printed in "
              + lookup.describe(passage.get())
              + " nor in its contexts: give the words exactly as printed"
              + (alike ? "; they differ in capitals" : ""));
    }
  }

  private void complain(Node source, Node property, String what) {
    findings.add(new EvidenceFinding(lookup.placeOf(source, List.of(), property), what));
  }
}
