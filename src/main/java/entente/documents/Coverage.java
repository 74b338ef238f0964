package entente.documents;

import entente.documents.text.DocumentText;
import entente.documents.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.jena.graph.Node;

/**
 * The coverage of one document, counted in characters. Each character is in a passage that is used,
 * left out with a reason, not yet accounted for, or white space or punctuation in between, which
 * needs no accounting.
 *
 * @param document the document's slug
 * @param file the name of its text
 * @param characters number of characters of the text
 * @param accounted number of those in passages that are evidence, context or note, or that cite
 * @param leftOut number of those in omissions but in no such passage, by the notation of the reason
 * @param open number of those not yet accounted for
 * @param gaps the stretches not yet accounted for
 */
public record Coverage(
    String document,
    String file,
    int characters,
    int accounted,
    SortedMap<String, Integer> leftOut,
    int open,
    List<Gap> gaps) {
  /**
   * A part of a paragraph that is not accounted for, without the white space around it.
   *
   * @param line the line of the text, counted from 1
   * @param words its first words, no more than five
   */
  public record Gap(int start, int end, int line, String words) {}

  /**
   * The coverage of all documents, in the order of their names. A passage with a wrong digest does
   * not count.
   */
  public static List<Coverage> of(Corpus corpus) {
    Set<Node> used = corpus.usedPassages();
    return corpus.texts().keySet().stream().map(document -> of(corpus, document, used)).toList();
  }

  private static Coverage of(Corpus corpus, Node document, Set<Node> used) {
    DocumentText text = corpus.texts().get(document);
    String[] accounts = new String[text.length()];
    List<Span> spans = corpus.spansOf(document).stream().filter(corpus::isSound).toList();
    for (Span span : spans) {
      corpus
          .object(span.node(), EvidenceTerms.OMISSION_REASON)
          .ifPresent(reason -> fill(accounts, span, Corpus.slug(reason)));
    }
    spans.stream()
        .filter(span -> used.contains(span.node()))
        .forEach(span -> fill(accounts, span, ""));
    return of(Corpus.slug(document), text, accounts);
  }

  private static void fill(String[] accounts, Span span, String account) {
    for (int i = span.start(); i < span.end(); i++) {
      accounts[i] = account;
    }
  }

  /**
   * @param accounts for each character the reason why it is left out, "" if it is accounted for, or
   *     null
   */
  private static Coverage of(String document, DocumentText text, String[] accounts) {
    int accounted = 0;
    int open = 0;
    SortedMap<String, Integer> leftOut = new TreeMap<>();
    List<Gap> gaps = new ArrayList<>();
    for (int i = 0; i < accounts.length; ) {
      if (accounts[i] == null) {
        int end = i + 1;
        while (end < accounts.length && accounts[end] == null && !text.breaksParagraph(end)) {
          end++;
        }
        if (text.holdsWord(i, end)) {
          Gap gap = gap(text, i, end);
          gaps.add(gap);
          open += gap.end - gap.start;
        }
        i = end;
      } else {
        if (accounts[i].isEmpty()) {
          accounted++;
        } else {
          leftOut.merge(accounts[i], 1, Integer::sum);
        }
        i++;
      }
    }
    return new Coverage(document, text.name(), text.length(), accounted, leftOut, open, gaps);
  }

  private static Gap gap(DocumentText text, int from, int to) {
    int start = from;
    int end = to;
    while (Character.isWhitespace(text.at(start))) {
      start++;
    }
    while (Character.isWhitespace(text.at(end - 1))) {
      end--;
    }
    return new Gap(start, end, text.line(start), text.firstWords(start, end));
  }

  public boolean isComplete() {
    return gaps.isEmpty();
  }

  /** The number of characters left out, for any reason. */
  public int omitted() {
    return leftOut.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The number of characters of white space and punctuation in between. */
  public int between() {
    return characters - accounted - omitted() - open;
  }

  /** The sum over several documents. */
  public static Coverage total(List<Coverage> all) {
    SortedMap<String, Integer> leftOut = new TreeMap<>();
    all.forEach(
        one -> one.leftOut.forEach((reason, count) -> leftOut.merge(reason, count, Integer::sum)));
    return new Coverage(
        "all",
        "",
        all.stream().mapToInt(Coverage::characters).sum(),
        all.stream().mapToInt(Coverage::accounted).sum(),
        leftOut,
        all.stream().mapToInt(Coverage::open).sum(),
        all.stream().flatMap(one -> one.gaps.stream()).toList());
  }
}
