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
  private final Corpus corpus;
  private final EvidenceLookup lookup;
  private final ValueMatcher search;
  private final WordingCheck wording;
  private final List<EvidenceFinding> findings = new ArrayList<>();
  private final List<Check> checks = new ArrayList<>();

  private EvidenceCheck(Corpus corpus) {
    this.corpus = corpus;
    this.lookup = new EvidenceLookup(corpus);
    this.search = new ValueMatcher(corpus);
    this.wording = new WordingCheck(corpus, search);
  }

  /** Checks all evidence of a corpus. */
  public static EvidenceReport of(Corpus corpus) {
    EvidenceCheck check = new EvidenceCheck(corpus);
    check.findings.addAll(new SpanCheck(corpus).findings());
    check.findings.addAll(new NoteCheck(corpus).findings());
    check.checkDescriptions();
    check.findings.addAll(new EvidenceFormCheck(corpus, check.search).findings());
    check.findings.addAll(check.wording.findings());
    check.findings.addAll(new SubjectCheck(corpus).findings());
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
        lookup.placeOf(
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
    lookup
        .passage(source)
        .ifPresent(
            passage -> {
              wording
                  .lostQualifier(thing, source, property, value, passage)
                  .ifPresent(findings::add);
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
                            + lookup.describe(passage)
                            + nearest(value, passage, lookup.contexts(source))
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
        .find(value, passage, lookup.contexts(source))
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
}
