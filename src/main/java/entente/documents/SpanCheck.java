package entente.documents;

import entente.documents.text.DocumentText;
import entente.documents.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;

/**
 * The check of the digests of documents and of the offsets and digests of spans against the texts,
 * and for unused passages.
 */
final class SpanCheck {
  private final Corpus corpus;
  private final List<EvidenceFinding> findings = new ArrayList<>();
  private final SpanRelocator relocator = new SpanRelocator();

  SpanCheck(Corpus corpus) {
    this.corpus = corpus;
  }

  List<EvidenceFinding> findings() {
    corpus.texts().forEach(this::checkDocument);
    corpus
        .data()
        .graph()
        .find(Node.ANY, RDF.type.asNode(), Node.ANY)
        .filterKeep(
            triple ->
                triple.getObject().equals(EvidenceTerms.PASSAGE_CLASS)
                    || triple.getObject().equals(EvidenceTerms.OMISSION))
        .mapWith(Triple::getSubject)
        .filterDrop(corpus.spans()::containsKey)
        .forEach(this::checkIncomplete);
    corpus.spans().values().stream()
        .sorted(
            Comparator.comparing(Span::document, Comparator.comparing(Node::toString))
                .thenComparingInt(Span::start))
        .forEach(this::checkSpan);
    Set<Node> used = corpus.usedPassages();
    corpus
        .data()
        .graph()
        .find(Node.ANY, RDF.type.asNode(), EvidenceTerms.PASSAGE_CLASS)
        .mapWith(Triple::getSubject)
        .filterDrop(used::contains)
        .forEach(
            node ->
                complain(
                    node,
                    RDF.type.asNode(),
                    "is not used: support a value with it, name it as ent:context or"
                        + " ent:note, or remove it"));
    return findings;
  }

  private void checkIncomplete(Node node) {
    Optional<Node> several =
        Corpus.PLACING.stream()
            .filter(property -> corpus.objects(node, property).size() > 1)
            .findFirst();
    several.ifPresentOrElse(
        property ->
            complain(
                node,
                property,
                "has several values of "
                    + corpus.name(property)
                    + ": give each passage its own name"),
        () ->
            complain(
                node,
                EvidenceTerms.START,
                "lacks one of "
                    + corpus.names(Corpus.PLACING)
                    + " or has a value there that is not a number: ./entente passage prints them"));
  }

  private void checkDocument(Node document, DocumentText text) {
    Optional<Node> digest = corpus.object(document, EvidenceTerms.DIGEST);
    if (digest.isEmpty()) {
      complain(
          document,
          EvidenceTerms.DIGEST,
          "has no ent:digest: the text in " + text.name() + " has " + text.digest());
    } else if (!digest.get().getLiteralLexicalForm().equals(text.digest())) {
      complain(
          document,
          EvidenceTerms.DIGEST,
          "has a different digest from "
              + text.name()
              + ", which has "
              + text.digest()
              + ": name the folder with the right texts, or renew the digests with --fix");
    }
  }

  private void checkSpan(Span span) {
    DocumentText text = corpus.texts().get(span.document());
    if (text == null) {
      complain(
          span.node(),
          EvidenceTerms.IN_DOCUMENT,
          "lies in "
              + corpus.name(span.document())
              + ", which is not described as an ent:Document: the data describes "
              + corpus.names(List.copyOf(corpus.texts().keySet())));
    } else if (!span.isWithin(text)) {
      complain(
          span.node(),
          EvidenceTerms.START,
          "gives the offsets "
              + span.start()
              + "-"
              + span.end()
              + ", but the text of "
              + corpus.name(span.document())
              + " ends at "
              + text.length());
    } else if (!corpus.isSound(span)) {
      complain(
          span.node(),
          EvidenceTerms.DIGEST,
          "does not match its digest at the offsets "
              + span.start()
              + "-"
              + span.end()
              + ": "
              + remedy(span, text));
    }
  }

  private String remedy(Span span, DocumentText text) {
    OptionalInt start = relocator.of(span, text);
    if (start.isPresent()) {
      return "its characters are now at "
          + start.getAsInt()
          + "-"
          + (start.getAsInt() + span.length());
    }
    return "the text there is now '"
        + text.firstWords(span.start(), span.end())
        + "'; correct the offsets, or renew the digest with --fix if they are right";
  }

  private void complain(Node node, Node property, String what) {
    findings.add(corpus.finding(node, property, corpus.name(node) + " " + what));
  }
}
