package entente.documents.text;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a passage that change what its values mean: a beginning that points back to an
 * earlier sentence, and words before a number such as "nearly".
 */
public final class PassageWording {
  /** Words that may open a sentence before the one that points back. */
  private static final String CONNECTIVE =
      "(?:(?:"
          + String.join(
              "|",
              "however",
              "moreover",
              "furthermore",
              "particularly",
              "meanwhile",
              "additionally",
              "in addition",
              "accordingly",
              "specifically",
              "indeed",
              "instead",
              "yet",
              "but",
              "and",
              "so",
              "also",
              "nevertheless",
              "nonetheless",
              "thus",
              "hence",
              "likewise",
              "similarly",
              "therefore",
              "finally",
              "for example",
              "for instance",
              "on the other hand")
          + "),? )?";

  private static final String PREPOSITION =
      "(?:(?:in|at|for|to|by|with|under|on|from|as|after|before|during|through|despite|of|without"
          + "|absent|like|unlike|because of|due to|to avoid|based on|in spite of|shortly after"
          + "|in view of|in light of|in addition to|beyond|aside from|although|while|if) )?";

  /** "This article" means the text itself. */
  private static final String NOT_THE_TEXT_ITSELF =
      "(?! (?:article|chapter|thesis|study|research|paper|author|writer|day)\\b)";

  /** "It is clear that" has no antecedent; neither have "they" and "his" later in a sentence. */
  private static final String NOT_IMPERSONAL =
      "(?! (?:is|was|has been|(?:should|must|will|would|can|may) be|remains|seems?|seemed|appears?"
          + "|appeared)\\b)";

  private static final Pattern POINTS_BACK =
      Pattern.compile(
          "^[\\W_]*("
              + CONNECTIVE
              + "(?:"
              + PREPOSITION
              + "(?:these|this|such|those(?! who\\b))\\b"
              + NOT_THE_TEXT_ITSELF
              + "|the (?:latter|former)\\b|(?:he|she|they)\\b|it\\b"
              + NOT_IMPERSONAL
              + "|(?:his|its|their)\\b))",
          Pattern.CASE_INSENSITIVE);

  private static final String QUALIFIER =
      "\\b(about|around|approximately|roughly|some|nearly|almost|close to|more than|over|exceeding"
          + "|less than|fewer than|under|at least|at most|up to|as much as|as many as|no more than)"
          + "[\\s*]+(?:US|USD|EUR)? ?[$€£¥]?";

  private static final String BEFORE_A_NAME =
      "\\b(in the vicinity of|near|close to|most of|mainly by|largely by) (?:the )?";

  private static final String AFTER_A_NAME =
      " (area|region|and the nearby|and its surroundings)\\b";

  private final String text;
  private final PrintedNumbers numbers;

  /**
   * @param printed the characters, without note marks
   */
  public PassageWording(String printed) {
    this.text = SpanText.plain(printed);
    this.numbers = PrintedNumbers.in(text);
  }

  /** The first words, if they point back to an earlier sentence. */
  public Optional<String> backReference() {
    Matcher opening = POINTS_BACK.matcher(text);
    return opening.find() ? Optional.of(opening.group(1)) : Optional.empty();
  }

  /** The words that qualify a number, such as "about" in "about 9,000". */
  public Optional<String> qualifierOf(BigDecimal value) {
    return numbers
        .writtenAs(value)
        .map(
            characters ->
                Pattern.compile(
                        QUALIFIER + "\\Q" + characters + "\\E(?![\\d.,]*\\d)",
                        Pattern.CASE_INSENSITIVE)
                    .matcher(text))
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .findFirst();
  }

  /** The words that qualify a name, such as "in the vicinity of" before that of a place. */
  public Optional<String> qualifierOf(String name) {
    String quoted = "\\Q" + name + "\\E";
    Matcher found =
        Pattern.compile(BEFORE_A_NAME + quoted + "\\b|\\b" + quoted + AFTER_A_NAME).matcher(text);
    return found.find() ? Optional.of(found.group()) : Optional.empty();
  }
}
