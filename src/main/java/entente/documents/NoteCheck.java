package entente.documents;

import entente.documents.text.NoteMarks;
import entente.documents.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;

/**
 * The check that the note marks printed in a passage agree with its notes in the data, and every
 * Ibid. with the note before.
 *
 * <p>An Ibid. refers to a work that the note before cites: to any of them if there are several, and
 * to the same as that note if it is an Ibid. itself.
 */
final class NoteCheck {
  private final Corpus corpus;
  private final List<EvidenceFinding> findings = new ArrayList<>();

  NoteCheck(Corpus corpus) {
    this.corpus = corpus;
  }

  List<EvidenceFinding> findings() {
    List<Span> passages =
        corpus.spans().values().stream()
            .filter(corpus::isSound)
            .filter(
                span ->
                    corpus
                        .data()
                        .graph()
                        .contains(span.node(), RDF.type.asNode(), EvidenceTerms.PASSAGE_CLASS))
            .toList();
    passages.forEach(this::checkMarks);
    passages.forEach(this::checkCitations);
    return findings;
  }

  private void checkMarks(Span passage) {
    NoteMarks all = corpus.marksOf(corpus.texts().get(passage.document()));
    List<NoteMarks.Mark> printed = all.in(passage.start(), passage.end());
    List<Node> named = corpus.objects(passage.node(), EvidenceTerms.NOTE);
    for (NoteMarks.Mark mark : printed) {
      if (named.stream()
          .noneMatch(note -> corpus.notes(passage.document(), mark.number()).contains(note))) {
        List<Node> known = corpus.notes(passage.document(), mark.number());
        complain(
            passage.node(),
            EvidenceTerms.START,
            "prints the note mark "
                + mark.number()
                + " at offset "
                + mark.start()
                + " without its ent:note: add "
                + (known.isEmpty()
                    ? "the note as a passage of kind note with ent:number " + mark.number()
                    : corpus.names(known)));
      }
    }
    for (Node note : named) {
      OptionalInt number = number(note);
      if (number.isEmpty() || !corpus.notes(passage.document(), number.getAsInt()).contains(note)) {
        complain(
            passage.node(),
            EvidenceTerms.NOTE,
            "names "
                + corpus.name(note)
                + " as a note, which is not a passage of kind note with an ent:number in the same"
                + " document");
      } else if (printed.stream().noneMatch(mark -> mark.number() == number.getAsInt())) {
        complain(
            passage.node(),
            EvidenceTerms.NOTE,
            "names "
                + corpus.name(note)
                + ", but the mark "
                + number.getAsInt()
                + whereabouts(all, number.getAsInt(), passage));
      }
    }
  }

  private static String whereabouts(NoteMarks marks, int number, Span passage) {
    return marks.all().stream()
        .filter(mark -> mark.number() == number)
        .min(Comparator.comparingInt(mark -> Math.abs(mark.start() - passage.end())))
        .map(
            mark ->
                " is outside its offsets "
                    + passage.start()
                    + "-"
                    + passage.end()
                    + ", at "
                    + mark.start()
                    + "-"
                    + mark.end()
                    + ": extend the passage, or remove the note")
        .orElse(" is not in the text: remove the note");
  }

  private void checkCitations(Span passage) {
    List<Node> citations = corpus.objects(passage.node(), EvidenceTerms.CITATION);
    List<Node> repeating = citations.stream().filter(this::isIbid).toList();
    boolean prints =
        corpus
            .texts()
            .get(passage.document())
            .span(passage.start(), passage.end())
            .matches("(?is).*\\bibid\\b.*");
    if (prints && repeating.isEmpty() && !citations.isEmpty()) {
      complain(
          passage.node(),
          EvidenceTerms.CITATION,
          "prints an Ibid., but none of its citations has the form "
              + corpus.name(EvidenceTerms.FORM_IBID));
    }
    if (!prints && !repeating.isEmpty()) {
      complain(
          passage.node(),
          EvidenceTerms.CITATION,
          "has a citation of the form "
              + corpus.name(EvidenceTerms.FORM_IBID)
              + ", but prints no Ibid.");
    }
    repeating.forEach(citation -> checkIbid(passage, citation));
  }

  private void checkIbid(Span passage, Node citation) {
    OptionalInt number = number(passage.node());
    if (number.isEmpty()) {
      complain(
          passage.node(),
          EvidenceTerms.CITATION,
          "is an Ibid., but has no ent:number that would identify the note before it");
      return;
    }
    int before = number.getAsInt() - 1;
    Set<Node> works = meant(passage.document(), before);
    if (works.isEmpty()) {
      complain(
          passage.node(),
          EvidenceTerms.CITATION,
          "is an Ibid., but "
              + (corpus.notes(passage.document(), before).isEmpty()
                  ? "note "
                      + before
                      + " before it is not described: add it as a passage of kind note with its"
                      + " citation"
                  : corpus.names(corpus.notes(passage.document(), before))
                      + " before it cites nothing"));
      return;
    }
    corpus.objects(citation, EvidenceTerms.CITED_WORK).stream()
        .filter(work -> !works.contains(work))
        .forEach(
            work ->
                findings.add(
                    corpus.finding(
                        citation,
                        EvidenceTerms.CITED_WORK,
                        corpus.name(passage.node())
                            + " is an Ibid. and cites "
                            + corpus.name(work)
                            + ", but note "
                            + before
                            + " before it cites "
                            + corpus.names(List.copyOf(works)))));
  }

  /**
   * The works that a note cites, with each Ibid. traced back to its work or, if that fails, to the
   * works that the data gives for it.
   */
  private Set<Node> meant(Node document, int number) {
    Set<Node> works = new HashSet<>();
    for (Node note : corpus.notes(document, number)) {
      for (Node citation : corpus.objects(note, EvidenceTerms.CITATION)) {
        Set<Node> before = isIbid(citation) ? meant(document, number - 1) : Set.of();
        works.addAll(
            before.isEmpty() ? corpus.objects(citation, EvidenceTerms.CITED_WORK) : before);
      }
    }
    return works;
  }

  private boolean isIbid(Node citation) {
    return corpus.objects(citation, EvidenceTerms.CITATION_FORM).contains(EvidenceTerms.FORM_IBID);
  }

  private OptionalInt number(Node note) {
    return corpus.objects(note, EvidenceTerms.NUMBER).stream()
        .map(Node::getLiteralLexicalForm)
        .filter(digits -> digits.matches("\\d{1,4}"))
        .mapToInt(Integer::parseInt)
        .findFirst();
  }

  private void complain(Node node, Node property, String what) {
    findings.add(corpus.finding(node, property, corpus.name(node) + " " + what));
  }
}
