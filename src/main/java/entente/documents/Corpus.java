package entente.documents;

import entente.documents.text.DocumentText;
import entente.documents.text.NoteMarks;
import entente.documents.text.Span;
import entente.kb.SourceFiles;
import entente.kb.read.InputException;
import entente.kb.read.LocatedGraph;
import entente.kb.read.Location;
import entente.kb.read.Prefixes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.compose.Union;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.vocabulary.RDF;

/** The knowledge base together with the texts of the documents that it was taken from. */
public final class Corpus {
  /** The properties that locate a span, each with exactly one value. */
  static final List<Node> PLACING =
      List.of(
          EvidenceTerms.IN_DOCUMENT, EvidenceTerms.START, EvidenceTerms.END, EvidenceTerms.DIGEST);

  private static final String SLUG = "[a-z0-9]+(-[a-z0-9]+)*";

  private final Path folder;
  private final LocatedGraph data;
  private final Graph knowledge;
  private final PrefixMapping prefixes = Prefixes.mapping();
  private final Map<Node, DocumentText> texts = new TreeMap<>(Comparator.comparing(Node::toString));
  private final Map<Node, Span> spans = new HashMap<>();
  private final Map<DocumentText, NoteMarks> marks = new IdentityHashMap<>();
  private final Map<Span, Boolean> sound = new IdentityHashMap<>();

  private Corpus(LocatedGraph data, Graph ontology, Path folder) {
    this.folder = folder;
    this.data = data;
    this.knowledge = new Union(data.graph(), ontology);
  }

  /**
   * Reads ontology and data and, from a folder, the text {@code SLUG.txt} of every document that is
   * described.
   *
   * <p>A folder or a text that is missing or not UTF-8 is an {@link InputException} of invocation.
   */
  public static Corpus read(SourceFiles files, Path folder) {
    if (!Files.isDirectory(folder)) {
      throw InputException.ofInvocation(
          folder
              + ": "
              + (Files.exists(folder) ? "not a folder" : "no such folder")
              + "; name the folder with the texts of the documents");
    }
    Corpus corpus =
        new Corpus(
            LocatedGraph.read(files.data()), LocatedGraph.read(files.ontology()).graph(), folder);
    corpus.readTexts();
    corpus.readSpans();
    return corpus;
  }

  private void readTexts() {
    for (Node document :
        data.graph()
            .find(Node.ANY, RDF.type.asNode(), EvidenceTerms.DOCUMENT)
            .mapWith(triple -> triple.getSubject())
            .toList()) {
      Path file = folder.resolve(slug(document) + ".txt");
      if (!Files.exists(file)) {
        throw InputException.ofInvocation(
            file
                + ": no such file; it must contain the text of "
                + name(document)
                + data.placeOf(document).map(place -> " (" + place + ")").orElse(""));
      }
      texts.put(document, DocumentText.read(file));
    }
    if (texts.isEmpty()) {
      throw InputException.ofInvocation(
          "the data describes no ent:Document, so there is nothing to compare with the texts: name"
              + " data that does");
    }
  }

  private void readSpans() {
    for (Node node :
        data.graph()
            .find(Node.ANY, EvidenceTerms.START, Node.ANY)
            .mapWith(triple -> triple.getSubject())
            .toSet()) {
      OptionalInt start = integer(node, EvidenceTerms.START);
      OptionalInt end = integer(node, EvidenceTerms.END);
      if (start.isPresent()
          && end.isPresent()
          && PLACING.stream().allMatch(property -> objects(node, property).size() == 1)
          && object(node, EvidenceTerms.DIGEST).filter(Node::isLiteral).isPresent()) {
        spans.put(
            node,
            new Span(
                node,
                objects(node, EvidenceTerms.IN_DOCUMENT).get(0),
                object(node, EvidenceTerms.IN_SECTION).orElse(null),
                start.getAsInt(),
                end.getAsInt(),
                objects(node, EvidenceTerms.DIGEST).get(0).getLiteralLexicalForm()));
      }
    }
  }

  /** The last part of an IRI, after which the text file of a document is named. */
  static String slug(Node node) {
    return node.getURI().substring(node.getURI().lastIndexOf('/') + 1);
  }

  LocatedGraph data() {
    return data;
  }

  /** Data and ontology as one graph. */
  Graph knowledge() {
    return knowledge;
  }

  /** The texts by document, in the order of their IRIs. */
  Map<Node, DocumentText> texts() {
    return texts;
  }

  /** All complete spans, in no particular order. */
  Map<Node, Span> spans() {
    return spans;
  }

  /** The spans of a document in the order of the text. */
  List<Span> spansOf(Node document) {
    return spans.values().stream()
        .filter(span -> span.document().equals(document))
        .sorted(
            Comparator.comparingInt(Span::start)
                .thenComparingInt(Span::end)
                .thenComparing(span -> span.node().toString()))
        .toList();
  }

  /** Whether the characters at the offsets have the digest. */
  boolean isSound(Span span) {
    DocumentText text = texts.get(span.document());
    return text != null
        && sound.computeIfAbsent(
            span,
            key -> key.isWithin(text) && text.digest(key.start(), key.end()).equals(key.digest()));
  }

  /** The span of a passage, if its digest is right. */
  Optional<Span> soundSpan(Node node) {
    return Optional.ofNullable(spans.get(node)).filter(this::isSound);
  }

  /** The passages that are used as evidence, context or note, and those that cite. */
  Set<Node> usedPassages() {
    Set<Node> used = new HashSet<>();
    for (Node property :
        List.of(EvidenceTerms.PASSAGE, EvidenceTerms.CONTEXT, EvidenceTerms.NOTE)) {
      data.graph()
          .find(Node.ANY, property, Node.ANY)
          .forEach(triple -> used.add(triple.getObject()));
    }
    data.graph()
        .find(Node.ANY, EvidenceTerms.CITATION, Node.ANY)
        .forEach(triple -> used.add(triple.getSubject()));
    return used;
  }

  /** The notes of a document that have a number; one note may be described as several passages. */
  List<Node> notes(Node document, int number) {
    return subjects(
            EvidenceTerms.NUMBER,
            NodeFactory.createLiteralDT(Integer.toString(number), XSDDatatype.XSDinteger))
        .stream()
        .filter(note -> objects(note, EvidenceTerms.IN_DOCUMENT).contains(document))
        .filter(note -> objects(note, EvidenceTerms.PASSAGE_KIND).contains(EvidenceTerms.KIND_NOTE))
        .toList();
  }

  /** The text of a document by its slug, whether or not the data describes the document yet. */
  DocumentText text(String slug) {
    Optional<DocumentText> known =
        texts.entrySet().stream()
            .filter(entry -> slug(entry.getKey()).equals(slug))
            .map(Map.Entry::getValue)
            .findFirst();
    Path file = folder.resolve(slug + ".txt");
    if (known.isEmpty() && (!slug.matches(SLUG) || !Files.exists(file))) {
      throw InputException.ofInvocation(
          file
              + ": no such file; there are the texts of "
              + texts.keySet().stream().map(Corpus::slug).collect(Collectors.joining(", ")));
    }
    return known.orElseGet(() -> DocumentText.read(file));
  }

  NoteMarks marksOf(DocumentText text) {
    return marks.computeIfAbsent(text, NoteMarks::of);
  }

  List<Node> objects(Node subject, Node property) {
    return knowledge
        .find(subject, property, Node.ANY)
        .mapWith(triple -> triple.getObject())
        .toList();
  }

  List<Node> subjects(Node property, Node object) {
    return knowledge
        .find(Node.ANY, property, object)
        .mapWith(triple -> triple.getSubject())
        .toList();
  }

  Optional<Node> object(Node subject, Node property) {
    return objects(subject, property).stream().findFirst();
  }

  private OptionalInt integer(Node subject, Node property) {
    return Stream.ofNullable(object(subject, property).orElse(null))
        .filter(Node::isLiteral)
        .map(Node::getLiteralLexicalForm)
        .filter(digits -> digits.matches("\\d{1,9}"))
        .mapToInt(Integer::parseInt)
        .findFirst();
  }

  /** A finding about a node, located where it has the property, or else where it is described. */
  EvidenceFinding finding(Node node, Node property, String message) {
    Triple triple =
        data.graph()
            .find(node, property, Node.ANY)
            .nextOptional()
            .orElse(Triple.create(node, property, Node.ANY));
    return new EvidenceFinding(data.placeOf(triple).orElse(new Location("data", 0, 0)), message);
  }

  /**
   * The name of a node in messages: a prefixed name if there is one; a literal in its lexical form.
   */
  String name(Node node) {
    if (node.isURI()) {
      return prefixes.getNsPrefixMap().entrySet().stream()
          .filter(entry -> node.getURI().startsWith(entry.getValue()))
          .max(Comparator.comparingInt(entry -> entry.getValue().length()))
          .map(entry -> entry.getKey() + ":" + node.getURI().substring(entry.getValue().length()))
          .orElse("<" + node.getURI() + ">");
    }
    if (node.isLiteral()) {
      String lexical = node.getLiteralLexicalForm();
      return node.getLiteralDatatypeURI().endsWith("tring") ? '"' + lexical + '"' : lexical;
    }
    return "[ ]";
  }

  String names(List<Node> nodes) {
    return nodes.stream().map(this::name).sorted().collect(Collectors.joining(", "));
  }
}
