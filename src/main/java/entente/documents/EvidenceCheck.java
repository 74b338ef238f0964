package entente.documents;

import entente.documents.EvidenceReport.Check;
import entente.documents.text.Span;
import entente.kb.read.Location;
import entente.kb.read.NamedQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;

/**
 * The check of the data against the texts: each passage must still have the characters that it had
 * when it was read and must be used, and every value must occur in the passage named as its
 * evidence.
 *
 * <p>A value that does not occur needs {@code ent:asPrinted}, words that do occur, or an {@code
 * ent:reading} of the closed list. Values of properties marked {@code ent:judged} are not looked
 * for.
 */
public final class EvidenceCheck {
  private static final int WORDS_AS_PRINTED = 5;

  private final Corpus corpus;
  private final ValueMatcher search;
  private final List<EvidenceFinding> findings = new ArrayList<>();
  private final List<Check> checks = new ArrayList<>();

  private EvidenceCheck(Corpus corpus) {
    this.corpus = corpus;
    this.search = new ValueMatcher(corpus);
  }

  /** Checks all evidence of a corpus. */
  public static EvidenceReport of(Corpus corpus) {
    EvidenceCheck check = new EvidenceCheck(corpus);
    check.findings.addAll(new SpanCheck(corpus).findings());
    check.findings.addAll(new NoteCheck(corpus).findings());
    check.checkDescriptions();
    check.checkSources();
    check.checkValues();
    return new EvidenceReport(
        check.findings.stream().sorted().distinct().toList(),
        check.checks.stream().sorted(Comparator.comparing(Check::place)).toList());
  }

  /**
   * Checks that each thing is described in one block: a second block is another thing under a name
   * already in use, or a repetition.
   */
  private void checkDescriptions() {
    for (Node thing :
        corpus
            .data()
            .graph()
            .find(Node.ANY, RDF.type.asNode(), Node.ANY)
            .mapWith(Triple::getSubject)
            .toSet()) {
      List<Location> places = corpus.data().descriptionsOf(thing);
      places.stream()
          .skip(1)
          .forEach(
              place ->
                  findings.add(
                      new EvidenceFinding(
                          place,
                          corpus.name(thing)
                              + " is already described at "
                              + places.get(0)
                              + ": merge the two blocks or, if they are about two things, give this"
                              + " one another name")));
    }
  }

  /** Checks the form of each piece of evidence and each variant. */
  private void checkSources() {
    for (Node property : List.of(EvidenceTerms.EVIDENCE, EvidenceTerms.VARIANT)) {
      corpus
          .data()
          .graph()
          .find(Node.ANY, property, Node.ANY)
          .forEach(triple -> checkSource(triple.getObject(), property));
    }
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
    Optional<Span> passage = passage(source);
    if (passage.isPresent() && !search.printsWords(words, passage.get(), contexts(source))) {
      boolean alike = search.printsLetters(words, passage.get(), contexts(source));
      complain(
          source,
          EvidenceTerms.AS_PRINTED,
          "\""
              + words
              + "\" is not printed in "
              + place(passage.get())
              + " nor in its contexts: give the words exactly as printed"
              + (alike ? "; they differ in capitals" : ""));
    }
  }

  private void checkValues() {
    QueryExec.graph(corpus.knowledge())
        .query(NamedQuery.named("documents/supported-values").query())
        .select()
        .forEachRemaining(this::checkValue);
  }

  private void checkValue(Binding row) {
    Node thing = row.get(Var.alloc("thing"));
    Node source = row.get(Var.alloc("source"));
    Node property = row.get(Var.alloc("property"));
    Node value = row.get(Var.alloc("value"));
    String statement = corpus.name(thing) + " " + corpus.name(property) + " " + corpus.name(value);
    Location place =
        placeOf(
            source,
            List.of(
                Triple.create(source, EvidenceTerms.VALUE, value),
                Triple.create(source, EvidenceTerms.SUPPORTS, property)),
            EvidenceTerms.PASSAGE);
    corpus
        .object(source, DCTerms.source.asNode())
        .ifPresent(
            named ->
                checks.add(
                    new Check(place, statement, corpus.name(named), "-", SupportKind.SOURCE)));
    passage(source)
        .ifPresent(
            passage -> {
              Optional<SupportKind> support = support(source, property, value, passage);
              support.ifPresent(
                  found ->
                      checks.add(
                          new Check(
                              place,
                              statement,
                              corpus.name(passage.node()),
                              Corpus.slug(passage.document()),
                              found)));
              if (support.isEmpty()) {
                boolean several =
                    !corpus.data().graph().contains(source, EvidenceTerms.VALUE, Node.ANY)
                        && corpus.objects(thing, property).size() > 1;
                findings.add(
                    new EvidenceFinding(
                        place,
                        statement
                            + " is not in "
                            + place(passage)
                            + nearest(value, passage, contexts(source))
                            + ": correct it, or add ent:asPrinted, ent:context or ent:reading"
                            + (several
                                ? "; if the passage supports other values, name them with ent:value"
                                : "")));
              }
            });
  }

  private Optional<SupportKind> support(Node source, Node property, Node value, Span passage) {
    if (corpus.knowledge().contains(property, EvidenceTerms.JUDGED, Node.ANY)) {
      return Optional.of(SupportKind.JUDGED);
    }
    return search
        .find(value, passage, contexts(source))
        .or(
            () ->
                corpus
                    .object(source, EvidenceTerms.AS_PRINTED)
                    .map(words -> SupportKind.AS_PRINTED))
        .or(() -> corpus.object(source, EvidenceTerms.READING).map(code -> SupportKind.READING));
  }

  private String nearest(Node value, Span passage, List<Span> contexts) {
    return search
        .nearest(value, passage, contexts)
        .map(printed -> ", which prints '" + printed + "'")
        .orElse("");
  }

  /** The passage of a piece of evidence, if its digest is right. */
  private Optional<Span> passage(Node source) {
    return corpus.object(source, EvidenceTerms.PASSAGE).flatMap(corpus::soundSpan);
  }

  private List<Span> contexts(Node source) {
    return corpus.objects(source, EvidenceTerms.CONTEXT).stream()
        .map(corpus::soundSpan)
        .flatMap(Optional::stream)
        .toList();
  }

  private String place(Span passage) {
    return corpus.name(passage.node()) + " (offsets " + passage.start() + "-" + passage.end() + ")";
  }

  private void complain(Node source, Node property, String what) {
    findings.add(new EvidenceFinding(placeOf(source, List.of(), property), what));
  }

  private Location placeOf(Node source, List<Triple> likely, Node property) {
    return likely.stream()
        .filter(corpus.data().graph()::contains)
        .findFirst()
        .or(() -> corpus.data().graph().find(source, property, Node.ANY).nextOptional())
        .or(() -> corpus.data().graph().find(Node.ANY, property, source).nextOptional())
        .flatMap(corpus.data()::placeOf)
        .or(() -> corpus.data().placeOf(source))
        .orElse(new Location("data", 0, 0));
  }
}
