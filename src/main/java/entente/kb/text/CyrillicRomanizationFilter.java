package entente.kb.text;

import entente.kb.read.RdfSource;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * A token filter that adds to each Cyrillic word the same in Latin letters, at the same position,
 * so that {@code moskva} finds Москва.
 */
final class CyrillicRomanizationFilter extends TokenFilter {
  private static final Map<Character, String> LETTERS = letters();
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);
  private State original;
  private String latin;

  CyrillicRomanizationFilter(TokenStream input) {
    super(input);
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (latin != null) {
      restoreState(original);
      term.setEmpty().append(latin);
      increment.setPositionIncrement(0);
      latin = null;
      return true;
    }
    if (!input.incrementToken()) {
      return false;
    }
    String romanized = of(term);
    if (!romanized.contentEquals(term)) {
      latin = romanized;
      original = captureState();
    }
    return true;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    latin = null;
  }

  /** The text with its lower-case Cyrillic letters replaced by Latin ones. */
  static String of(CharSequence text) {
    StringBuilder romanized = new StringBuilder();
    text.chars()
        .forEach(c -> romanized.append(LETTERS.getOrDefault((char) c, String.valueOf((char) c))));
    return romanized.toString();
  }

  private static Map<Character, String> letters() {
    Map<Character, String> letters = new HashMap<>();
    new RdfSource(
            "romanization.tsv",
            () -> CyrillicRomanizationFilter.class.getResourceAsStream("/text/romanization.tsv"))
        .text()
        .lines()
        .forEach(line -> letters.put(line.charAt(0), line.substring(line.indexOf('\t') + 1)));
    return Map.copyOf(letters);
  }
}
