package entente.kb.text;

import entente.kb.read.RdfSource;
import java.util.HashMap;
import java.util.Map;

/**
 * A folding of traditional Chinese characters to simplified ones, so that each script finds the
 * other: 習近平 finds 习近平.
 */
final class SimplifiedHan {
  private static final Map<Character, Character> SIMPLIFIED = characters();

  private SimplifiedHan() {}

  /** The text with its traditional characters replaced, one by one, by simplified ones. */
  static String of(String text) {
    StringBuilder simplified = new StringBuilder(text.length());
    text.chars().forEach(c -> simplified.append(SIMPLIFIED.getOrDefault((char) c, (char) c)));
    return simplified.toString();
  }

  private static Map<Character, Character> characters() {
    Map<Character, Character> characters = new HashMap<>();
    new RdfSource(
            "simplified.tsv", () -> SimplifiedHan.class.getResourceAsStream("/text/simplified.tsv"))
        .text()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(
            line ->
                line.substring(line.indexOf('\t') + 1)
                    .chars()
                    .forEach(c -> characters.put((char) c, line.charAt(0))));
    return Map.copyOf(characters);
  }
}
