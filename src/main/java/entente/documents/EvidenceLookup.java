package entente.documents;

import entente.documents.text.Span;
import entente.kb.read.Location;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/** The passages, contexts and locations of pieces of evidence. */
final class EvidenceLookup {
  private final Corpus corpus;

  EvidenceLookup(Corpus corpus) {
    this.corpus = corpus;
  }

  /** The passage of a piece of evidence, if its digest is right. */
  Optional<Span> passage(Node source) {
    return corpus.object(source, EvidenceTerms.PASSAGE).flatMap(corpus::soundSpan);
  }

  /** The contexts of a piece of evidence whose digests are right. */
  List<Span> contexts(Node source) {
    return corpus.objects(source, EvidenceTerms.CONTEXT).stream()
        .map(corpus::soundSpan)
        .flatMap(Optional::stream)
        .toList();
  }

  /** The name of a passage, with its offsets. */
  String describe(Span passage) {
    return corpus.name(passage.node()) + " (offsets " + passage.start() + "-" + passage.end() + ")";
  }

  /**
   * The location of a piece of evidence.
   *
   * @param likely the statements to point at, the best first
   * @param property of a statement about it to point at if none of them is there
   */
  Location placeOf(Node source, List<Triple> likely, Node property) {
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
