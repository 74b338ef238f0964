package entente.kb.text;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.highlight.Highlighter;
import org.apache.lucene.search.highlight.InvalidTokenOffsetsException;
import org.apache.lucene.search.highlight.NullFragmenter;
import org.apache.lucene.search.highlight.QueryScorer;
import org.apache.lucene.search.highlight.SimpleHTMLFormatter;

/** Marks the words of a text that a query matches. */
final class MatchHighlighter {
  private static final Analyzer ANALYZER = NameAnalyzer.indexing();
  private final Highlighter highlighter;

  private MatchHighlighter(Highlighter highlighter) {
    this.highlighter = highlighter;
  }

  /**
   * A highlighter with the options of jena-text. Only the marks, {@code s:} and {@code e:}, have an
   * effect, because texts are returned whole.
   */
  static MatchHighlighter of(String options, Query query) {
    Map<String, String> given = new TreeMap<>();
    for (String option : options.trim().split("\\|")) {
      int colon = option.indexOf(':');
      if (colon > 0) {
        given.put(option.substring(0, colon).trim(), option.substring(colon + 1).trim());
      }
    }
    Highlighter highlighter =
        new Highlighter(
            new SimpleHTMLFormatter(
                given.getOrDefault("s", "\u21a6"), given.getOrDefault("e", "\u21a4")),
            new QueryScorer(query));
    highlighter.setTextFragmenter(new NullFragmenter());
    highlighter.setMaxDocCharsToAnalyze(Integer.MAX_VALUE);
    return new MatchHighlighter(highlighter);
  }

  /** The text with its marks, or unchanged if no word of it matches. */
  String highlight(String text) throws IOException {
    // Less than typed() does: marks are placed by offset, so the text must keep its length.
    String folded = SimplifiedHan.of(text.replace('ё', 'е').replace('Ё', 'Е'));
    try {
      String marked =
          highlighter.getBestFragment(ANALYZER.tokenStream(LuceneIndex.WORDS, folded), text);
      return marked == null ? text : marked;
    } catch (InvalidTokenOffsetsException e) {
      return text;
    }
  }
}
