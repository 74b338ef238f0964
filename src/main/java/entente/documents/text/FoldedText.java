package entente.documents.text;

import java.text.Normalizer;
import java.util.BitSet;
import java.util.Locale;
import java.util.Map;

/**
 * A text reduced to its letters and digits, to find names however they are printed: case,
 * diacritics, white space, line breaks, hyphens, dashes, quotation marks, apostrophes and a plural
 * or possessive s make no difference. Word boundaries are kept, so that a name is not found inside
 * another word.
 */
public final class FoldedText {
  /** Letters that Unicode does not decompose. */
  private static final Map<Integer, String> PLAIN =
      Map.ofEntries(
          Map.entry((int) 'ı', "i"),
          Map.entry((int) 'ø', "o"),
          Map.entry((int) 'ł', "l"),
          Map.entry((int) 'đ', "d"),
          Map.entry((int) 'ð', "d"),
          Map.entry((int) 'þ', "th"),
          Map.entry((int) 'ß', "ss"),
          Map.entry((int) 'æ', "ae"),
          Map.entry((int) 'œ', "oe"),
          Map.entry((int) 'ə', "e"));

  private final StringBuilder squeezed = new StringBuilder();
  private final BitSet capital = new BitSet();

  /** Set where a word begins or ends before the character. */
  private final BitSet edges = new BitSet();

  private FoldedText() {}

  public static FoldedText of(String text) {
    FoldedText letters = new FoldedText();
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
    StringBuilder word = new StringBuilder();
    boolean afterApostrophe = false;
    int previous = ' ';
    for (int i = 0; i <= decomposed.length(); ) {
      int c = i < decomposed.length() ? decomposed.codePointAt(i) : ' ';
      i += Character.charCount(c);
      if (Character.getType(c) == Character.NON_SPACING_MARK || c == '\u00AD') {
        continue;
      }
      if (Character.isLetterOrDigit(c) && !Character.isIdeographic(c)) {
        if (word.isEmpty()) {
          afterApostrophe = isApostrophe(previous);
        }
        word.appendCodePoint(c);
      } else {
        letters.addWord(word.toString(), afterApostrophe);
        word.setLength(0);
        if (Character.isIdeographic(c)) {
          letters.addWord(Character.toString(c), false);
        }
      }
      previous = c;
    }
    return letters;
  }

  private static boolean isApostrophe(int c) {
    return c == '\'' || c == '’' || c == '‘' || c == 'ʼ' || c == '`';
  }

  private void addWord(String word, boolean afterApostrophe) {
    if (word.isEmpty() || afterApostrophe && word.equalsIgnoreCase("s") && !squeezed.isEmpty()) {
      return;
    }
    StringBuilder folded = new StringBuilder();
    word.toLowerCase(Locale.ROOT)
        .codePoints()
        .forEach(c -> folded.append(PLAIN.getOrDefault(c, Character.toString(c))));
    String stem = singular(folded.toString());
    edges.set(squeezed.length());
    boolean sameLength = folded.length() == word.length();
    for (int i = 0; i < stem.length(); i++) {
      capital.set(
          squeezed.length() + i,
          Character.isUpperCase(word.charAt(sameLength ? Math.min(i, word.length() - 1) : 0)));
    }
    squeezed.append(stem);
    edges.set(squeezed.length());
  }

  private static String singular(String word) {
    if (word.length() > 4 && word.endsWith("ies")) {
      return word.substring(0, word.length() - 3) + "y";
    }
    return word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")
        ? word.substring(0, word.length() - 1)
        : word;
  }

  boolean isEmpty() {
    return squeezed.isEmpty();
  }

  /**
   * Whether this text contains the name between word boundaries; a short acronym must be in
   * capitals ("US" is not in "us").
   */
  public boolean contains(FoldedText name) {
    if (name.isEmpty()) {
      return false;
    }
    boolean acronym = name.isAcronym();
    String wanted = name.squeezed.toString();
    for (int at = squeezed.indexOf(wanted); at >= 0; at = squeezed.indexOf(wanted, at + 1)) {
      if (edges.get(at)
          && edges.get(at + wanted.length())
          && (!acronym || capital.nextClearBit(at) >= at + wanted.length())) {
        return true;
      }
    }
    return false;
  }

  private boolean isAcronym() {
    return squeezed.length() <= 3
        && capital.nextClearBit(0) >= squeezed.length()
        && squeezed.chars().allMatch(Character::isLetter);
  }
}
