package entente.kb.text;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.ru.RussianLightStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * The analyzer that splits names into words. It ignores case, diacritics and width; adds each word
 * without its English plural or Russian ending; splits Chinese into characters; and, in the index
 * only, adds Cyrillic words in Latin letters.
 */
final class NameAnalyzer extends Analyzer {
  private final boolean indexing;

  private NameAnalyzer(boolean indexing) {
    this.indexing = indexing;
  }

  /** The analyzer of the texts in the index. */
  static NameAnalyzer indexing() {
    return new NameAnalyzer(true);
  }

  /** The analyzer of search texts. */
  static NameAnalyzer searching() {
    return new NameAnalyzer(false);
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    StandardTokenizer tokenizer = new StandardTokenizer();
    TokenStream stream =
        new KeywordRepeatFilter(new EnglishPossessiveFilter(normalize(field, tokenizer)));
    stream = new RussianLightStemFilter(new EnglishMinimalStemFilter(stream));
    return new TokenStreamComponents(
        tokenizer,
        new RemoveDuplicatesTokenFilter(
            indexing ? new CyrillicRomanizationFilter(stream) : stream));
  }

  @Override
  protected TokenStream normalize(String field, TokenStream stream) {
    return new ASCIIFoldingFilter(new LowerCaseFilter(new CJKWidthFilter(stream)));
  }

  /**
   * A text as people type it: with composed characters, with ё as е, which is easier to type, and
   * with simplified Chinese characters for traditional ones.
   */
  static String typed(String text) {
    return SimplifiedHan.of(
        Normalizer.normalize(text, Normalizer.Form.NFKC).replace('ё', 'е').replace('Ё', 'Е'));
  }

  /** The words of a text in their order, in lower case and without diacritics, not stemmed. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    try (StandardTokenizer tokenizer = new StandardTokenizer()) {
      tokenizer.setReader(new StringReader(typed(text)));
      try (TokenStream stream =
          new ASCIIFoldingFilter(new LowerCaseFilter(new CJKWidthFilter(tokenizer)))) {
        CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
        stream.reset();
        while (stream.incrementToken()) {
          words.add(term.toString());
        }
        stream.end();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }
}
