package entente.documents;

import entente.documents.text.DocumentText;
import entente.documents.text.Span;
import entente.kb.read.InputException;
import entente.kb.read.LocatedGraph;
import entente.kb.read.Location;
import entente.kb.read.RdfSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/**
 * Renewal of digests of documents and passages, in the files themselves, where nothing but the
 * digest is wrong.
 *
 * <p>If any passage of a document has moved, ends beyond the text or splits a word, no digest of
 * the document is renewed: the offsets or the text must be wrong, and a new digest would hide that.
 */
public final class DigestRenewal {
  /** One digest to be renewed. */
  private record Change(Node node, Location place, String old, String renewed) {}

  private final Corpus corpus;
  private final List<Change> changes = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();

  private DigestRenewal(Corpus corpus) {
    this.corpus = corpus;
    corpus.texts().forEach(this::plan);
    changes.sort(Comparator.comparing(Change::place));
  }

  /** Finds the digests to renew, and writes nothing. */
  public static DigestRenewal of(Corpus corpus) {
    return new DigestRenewal(corpus);
  }

  private void plan(Node document, DocumentText text) {
    List<Span> spans = corpus.spansOf(document);
    List<Span> wrong = spans.stream().filter(span -> !corpus.isSound(span)).toList();
    SpanRelocator relocator = new SpanRelocator();
    List<Span> misplaced =
        wrong.stream()
            .filter(
                span ->
                    !span.isWithin(text)
                        || text.cutsWord(span.start())
                        || text.cutsWord(span.end())
                        || Character.isWhitespace(text.at(span.start()))
                        || Character.isWhitespace(text.at(span.end() - 1))
                        || relocator.of(span, text).isPresent())
            .toList();
    if (!misplaced.isEmpty()) {
      refusals.add(
          corpus.name(document)
              + ": no digest renewed, because the offsets of "
              + misplaced.size()
              + (misplaced.size() == 1 ? " passage are" : " passages are")
              + " wrong, first of "
              + corpus.name(misplaced.get(0).node())
              + relocator.of(misplaced.get(0), text).stream()
                  .mapToObj(
                      start ->
                          ", which is now at " + start + "-" + (start + misplaced.get(0).length()))
                  .findFirst()
                  .orElse("")
              + ": correct them, then run --fix again");
    } else if (spans.size() > 1 && wrong.size() == spans.size()) {
      refusals.add(
          corpus.name(document)
              + ": no digest renewed, because none of its "
              + spans.size()
              + " passages is where its offsets say: is "
              + text.name()
              + " the right text?");
    } else {
      wrong.forEach(span -> change(span.node(), text.digest(span.start(), span.end())));
      corpus
          .object(document, EvidenceTerms.DIGEST)
          .filter(Node::isLiteral)
          .filter(digest -> !digest.getLiteralLexicalForm().equals(text.digest()))
          .ifPresent(digest -> change(document, text.digest()));
    }
  }

  private void change(Node node, String renewed) {
    Node old = corpus.object(node, EvidenceTerms.DIGEST).orElseThrow();
    corpus
        .data()
        .placeOf(Triple.create(node, EvidenceTerms.DIGEST, old))
        .ifPresent(
            place -> changes.add(new Change(node, place, old.getLiteralLexicalForm(), renewed)));
  }

  /** The reasons why wrong digests are not renewed, one line for each document. */
  public List<String> refusals() {
    return refusals;
  }

  /**
   * Writes the new digests, each file completely or not at all, and returns one line about each.
   *
   * @param read the files as they were when the corpus was read; a file that has changed since
   *     throws an {@link InputException}and nothing is written
   */
  public List<String> write(List<RdfSource> read) {
    Map<Path, byte[]> before = new TreeMap<>();
    Map<Path, byte[]> after = new TreeMap<>();
    for (RdfSource source : read) {
      List<Change> here =
          changes.stream().filter(change -> change.place.file().equals(source.name())).toList();
      if (!here.isEmpty()) {
        before.put(Path.of(source.name()), source.bytes());
        after.put(Path.of(source.name()), renewed(source, here));
      }
    }
    before.forEach(DigestRenewal::requireUntouched);
    after.forEach((file, content) -> replace(file, before.get(file), content));
    return changes.stream()
        .map(change -> change.place + ": renewed the digest of " + corpus.name(change.node))
        .toList();
  }

  private byte[] renewed(RdfSource source, List<Change> here) {
    String content = source.text();
    StringBuilder rewritten = new StringBuilder(content);
    for (Change change : here) {
      int at = content.lastIndexOf('"' + change.old + '"', lineEnd(content, change.place.line()));
      if (at < 0 || change.old.length() != change.renewed.length()) {
        throw InputException.ofData(
            change.place
                + ": the digest of "
                + corpus.name(change.node)
                + " is not written between double quotes and with "
                + change.renewed.length()
                + " digits: write it as "
                + change.renewed);
      }
      rewritten.replace(at + 1, at + 1 + change.old.length(), change.renewed);
    }
    byte[] bytes = rewritten.toString().getBytes(StandardCharsets.UTF_8);
    requireOnlyRenewed(source, bytes, here);
    return bytes;
  }

  private static int lineEnd(String content, int line) {
    int end = -1;
    for (int i = 0; i < line; i++) {
      end = content.indexOf('\n', end + 1);
      if (end < 0) {
        return content.length();
      }
    }
    return end;
  }

  /**
   * Reads the new content as Turtle and checks that only the renewed digests differ from the old.
   */
  private void requireOnlyRenewed(RdfSource source, byte[] bytes, List<Change> here) {
    LocatedGraph old = LocatedGraph.read(List.of(source));
    LocatedGraph renewed =
        LocatedGraph.read(
            List.of(new RdfSource(source.name(), () -> new ByteArrayInputStream(bytes))));
    Map<Node, String> expected = digests(old);
    here.forEach(change -> expected.put(change.node, change.renewed));
    if (!digests(renewed).equals(expected) || old.graph().size() != renewed.graph().size()) {
      throw InputException.ofData(
          source.name()
              + ": the digests cannot be renewed without changing something else; nothing is"
              + " written. Renew them manually");
    }
  }

  private static Map<Node, String> digests(LocatedGraph data) {
    Map<Node, String> digests = new HashMap<>();
    data.graph()
        .find(Node.ANY, EvidenceTerms.DIGEST, Node.ANY)
        .forEach(
            triple ->
                digests.merge(
                    triple.getSubject(),
                    triple.getObject().getLiteralLexicalForm(),
                    (one, other) -> one.compareTo(other) < 0 ? one + other : other + one));
    return digests;
  }

  private static void requireUntouched(Path file, byte[] before) {
    try {
      if (!Arrays.equals(before, Files.readAllBytes(file))) {
        throw InputException.ofInvocation(
            file
                + ": was changed by another program meanwhile and is not touched; run the"
                + " command again");
      }
      if (!Files.isWritable(file)) {
        throw InputException.ofInvocation(file + ": no permission to write it; nothing is renewed");
      }
    } catch (IOException e) {
      throw InputException.ofInvocation(file + ": cannot be read again: " + e.getMessage(), e);
    }
  }

  /** Replaces the content in one step, so that no reader sees half a file. */
  private static void replace(Path file, byte[] before, byte[] content) {
    try {
      Path target = file.toRealPath();
      Path written = Files.createTempFile(target.getParent(), ".", ".renewed");
      try {
        Files.copy(
            target,
            written,
            StandardCopyOption.REPLACE_EXISTING,
            StandardCopyOption.COPY_ATTRIBUTES);
        Files.write(written, content);
        requireUntouched(file, before);
        Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(written);
      }
    } catch (IOException e) {
      throw InputException.ofInvocation(file + ": cannot be written: " + e.getMessage(), e);
    }
  }
}
