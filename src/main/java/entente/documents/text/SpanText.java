package entente.documents.text;

import java.util.function.Supplier;

/**
 * The text of a span, or of several read together, with its names, numbers and dates, each of which
 * is read when first needed.
 */
public final class SpanText {
  private final String printed;
  private final Supplier<FoldedText> letters;
  private final Supplier<PrintedNumbers> numbers;
  private final Supplier<PrintedDates> dates;

  /**
   * @param printed the characters, without note marks
   */
  public SpanText(String printed) {
    this.printed = printed;
    String plain = plain(printed);
    this.letters = once(() -> FoldedText.of(printed));
    this.numbers = once(() -> PrintedNumbers.in(plain));
    this.dates = once(() -> PrintedDates.in(plain));
  }

  public FoldedText letters() {
    return letters.get();
  }

  public PrintedNumbers numbers() {
    return numbers.get();
  }

  public PrintedDates dates() {
    return dates.get();
  }

  String printed() {
    return printed;
  }

  /**
   * Whether the text contains the words as given; white space, the kind of quotation mark or dash,
   * a break at a hyphen and emphasis make no difference.
   */
  public boolean prints(String words) {
    return unadorned(printed).contains(unadorned(words));
  }

  private static String unadorned(String text) {
    return plain(text).replaceAll("[“”„«»]", "\"").replace("*", "").replace("- ", "-").strip();
  }

  /**
   * The text with white space, dashes, apostrophes and escapes of Markdown normalized, and words
   * broken at a hyphen joined.
   */
  static String plain(String text) {
    return text.replaceAll("[‐‑‒–—―−]", "-")
        .replaceAll("[‘’ʼ`]", "'")
        .replace("\u00AD", "")
        .replaceAll("\\\\(?=\\p{Punct})", "")
        .replaceAll("-[ \\t]*\\R\\s*", "-")
        .replaceAll("[\\s\\u00A0\\u2000-\\u200A\\u202F]+", " ");
  }

  private static <T> Supplier<T> once(Supplier<T> reading) {
    return new Supplier<>() {
      private T read;

      @Override
      public T get() {
        if (read == null) {
          read = reading.get();
        }
        return read;
      }
    };
  }
}
