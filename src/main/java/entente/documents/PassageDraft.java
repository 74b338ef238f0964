package entente.documents;

import entente.documents.text.DocumentText;
import entente.documents.text.NoteMarks;
import entente.documents.text.Phrase;
import entente.documents.text.Span;
import entente.kb.read.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * A draft of a passage for the data: located by its first and last words, with name, section and
 * kind suggested by the passage before it, and notes by the marks in it.
 */
public final class PassageDraft {
  /**
   * The kind of unit that a passage belongs to, its number, and the part of it: {@code par-12-s3},
   * {@code table-2-row-1}.
   */
  private static final Pattern NAME =
      Pattern.compile("((?:[a-z]+-\\d+-)?[a-z]+)-(\\d+)(?:-s(\\d+))?[a-z]?");

  private final Corpus corpus;
  private final String slug;
  private final Node document;
  private final DocumentText text;
  private final Phrase.Place place;
  private final List<Span> before;

  private PassageDraft(Corpus corpus, String slug, DocumentText text, Phrase.Place place) {
    this.corpus = corpus;
    this.slug = slug;
    this.document = NodeFactory.createURI(Vocabulary.BASE + "id/document/" + slug);
    this.text = text;
    this.place = place;
    this.before =
        corpus.spansOf(document).stream()
            .filter(span -> span.start() <= place.start() && !isNote(span.node()))
            .toList();
  }

  /**
   * Finds a passage in the text of a document.
   *
   * @param last the last words, at the first place after the first words; without them the first
   *     words are the whole passage
   * @param from the offset from which to look for the first words; without it they must occur only
   *     once
   */
  public static PassageDraft of(
      Corpus corpus, String slug, String first, Optional<String> last, OptionalInt from) {
    DocumentText text = corpus.text(slug);
    Phrase opening = new Phrase(text, first, "the first words");
    Phrase.Place begin = from.isPresent() ? opening.from(from.getAsInt()) : opening.only();
    Phrase.Place end =
        last.map(words -> new Phrase(text, words, "the last words").closing(begin)).orElse(begin);
    return new PassageDraft(corpus, slug, text, new Phrase.Place(begin.start(), end.end()));
  }

  /** The block of Turtle, which uses the prefixes of the project without declaring them. */
  public String turtle() {
    Map<String, String> properties = new TreeMap<>();
    properties.put("ent:digest", '"' + text.digest(place.start(), place.end()) + '"');
    properties.put("ent:inDocument", corpus.name(document));
    before.stream()
        .reduce((one, next) -> next)
        .map(Span::section)
        .ifPresent(section -> properties.put("ent:inSection", corpus.name(section)));
    List<Node> notes =
        marks().stream().flatMap(mark -> notes(mark.number()).stream()).distinct().toList();
    if (!notes.isEmpty()) {
      properties.put("ent:note", corpus.names(notes).replace(", ", " , "));
    }
    label().ifPresent(number -> properties.put("ent:number", Integer.toString(number)));
    properties.put("ent:passageKind", corpus.name(kind()));
    properties.put("oa:end", Integer.toString(place.end()));
    properties.put("oa:start", Integer.toString(place.start()));
    StringBuilder block = new StringBuilder(corpus.name(name()) + " a ent:Passage");
    properties.forEach(
        (property, value) -> block.append(" ;\n  ").append(property).append(' ').append(value));
    return block.append(" .\n").toString();
  }

  /** Remarks for the curator, one line each. */
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    remarks.add(
        text.name()
            + ":"
            + text.line(place.start())
            + ": "
            + (place.end() - place.start())
            + " characters");
    existing()
        .ifPresent(span -> remarks.add(corpus.name(span.node()) + " already has these offsets"));
    corpus.marksOf(text).all().stream()
        .filter(mark -> mark.start() == place.end())
        .forEach(
            mark ->
                remarks.add(
                    "the note mark "
                        + mark.number()
                        + " immediately follows the passage: add it to the last words if it belongs"
                        + " to the statement"));
    marks().stream()
        .filter(mark -> corpus.notes(document, mark.number()).isEmpty())
        .forEach(mark -> remarks.add("note " + mark.number() + " is not described yet"));
    if (corpus.texts().get(document) == null) {
      remarks.add(corpus.name(document) + " is not described yet; its digest is " + text.digest());
    }
    return remarks;
  }

  private List<NoteMarks.Mark> marks() {
    return corpus.marksOf(text).in(place.start(), place.end());
  }

  private List<Node> notes(int number) {
    List<Node> known = corpus.notes(document, number);
    return known.isEmpty() ? List.of(passage("note-" + number)) : known;
  }

  /** The number of the note, if the passage begins with the label of one. */
  private Optional<Integer> label() {
    OptionalInt number = corpus.marksOf(text).noteAt(place.start());
    return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
  }

  private Node kind() {
    if (label().isPresent()) {
      return EvidenceTerms.KIND_NOTE;
    }
    return numbered()
        .flatMap(span -> corpus.object(span.node(), EvidenceTerms.PASSAGE_KIND))
        .orElse(EvidenceTerms.KIND_PROSE);
  }

  private Node name() {
    Optional<Span> existing = existing();
    if (existing.isPresent()) {
      return existing.get().node();
    }
    String name = label().map(number -> "note-" + number).orElseGet(this::nextName);
    Node free = passage(name);
    for (char letter = 'b'; letter <= 'z' && corpus.spans().containsKey(free); letter++) {
      free = passage(name + letter);
    }
    return free;
  }

  /**
   * The name of the numbered passage that this is a part of, or else the one that follows the
   * previous passage: the next sentence, or the first one of the next unit.
   */
  private String nextName() {
    Optional<Span> numbered = numbered();
    if (numbered.isEmpty()) {
      return "par-1-s1";
    }
    if (numbered.get().end() >= place.end()) {
      return local(numbered.get());
    }
    Matcher name = NAME.matcher(local(numbered.get()));
    name.matches();
    String unit = name.group(1);
    int number = Integer.parseInt(name.group(2));
    boolean hasSentences = name.group(3) != null;
    if (hasSentences
        ? isSameParagraph(numbered.get().start())
        : text.line(numbered.get().start()) == text.line(place.start())) {
      return unit + "-" + number + "-s" + (hasSentences ? Integer.parseInt(name.group(3)) + 1 : 2);
    }
    return unit + "-" + (number + 1) + (hasSentences ? "-s1" : "");
  }

  private Optional<Span> numbered() {
    return before.stream()
        .filter(span -> NAME.matcher(local(span)).matches())
        .reduce((one, next) -> next);
  }

  private boolean isSameParagraph(int start) {
    for (int offset = start; offset < place.start(); offset++) {
      if (text.breaksParagraph(offset)) {
        return false;
      }
    }
    return true;
  }

  private Optional<Span> existing() {
    return corpus.spansOf(document).stream()
        .filter(span -> span.start() == place.start() && span.end() == place.end())
        .findFirst();
  }

  private boolean isNote(Node node) {
    return corpus.objects(node, EvidenceTerms.PASSAGE_KIND).contains(EvidenceTerms.KIND_NOTE);
  }

  private String local(Span span) {
    return Corpus.slug(span.node()).replaceFirst("^" + slug + "-", "");
  }

  private Node passage(String name) {
    return NodeFactory.createURI(Vocabulary.BASE + "id/passage/" + slug + "-" + name);
  }
}
