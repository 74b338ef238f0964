package entente.documents.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The numbers of a text, in figures ({@code 10,000}, {@code 10 000}, {@code 3.000}, {@code 1.5
 * billion}, {@code 10th}) and in words ({@code forty-six}, {@code half a million}, {@code a dozen},
 * {@code twenty-first}).
 *
 * <p>A number that can be read in two ways counts as both: {@code 3.000} is three thousand and
 * three.
 */
public final class PrintedNumbers {
  /** A number and the characters it was read from. */
  public record Printed(BigDecimal value, String characters) {}

  private static final Map<String, Integer> SMALL =
      words(
          "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
              + " fifteen sixteen seventeen eighteen nineteen");
  private static final Map<String, Integer> TENS =
      words("- - twenty thirty forty fifty sixty seventy eighty ninety");
  private static final Map<String, Integer> SMALL_ORDINALS =
      words(
          "- first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
              + " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth");
  private static final Map<String, Integer> TENS_ORDINALS =
      words("- - twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth");
  private static final Map<String, Long> SCALES =
      Map.ofEntries(
          Map.entry("dozen", 12L),
          Map.entry("hundred", 100L),
          Map.entry("thousand", 1_000L),
          Map.entry("k", 1_000L),
          Map.entry("million", 1_000_000L),
          Map.entry("mn", 1_000_000L),
          Map.entry("m", 1_000_000L),
          Map.entry("billion", 1_000_000_000L),
          Map.entry("bn", 1_000_000_000L),
          Map.entry("b", 1_000_000_000L),
          Map.entry("trillion", 1_000_000_000_000L),
          Map.entry("tn", 1_000_000_000_000L),
          Map.entry("hundredth", 100L),
          Map.entry("thousandth", 1_000L));

  private static final String FIGURE =
      "\\d{1,3}(?:([,. '])\\d{3})(?:\\1\\d{3})*(?!\\d)(?:[.,]\\d+)?|\\d+(?:[.,]\\d+)?";
  private static final Pattern FIGURES = Pattern.compile("(?<![\\d])(?:" + FIGURE + ")");
  private static final Pattern GROUPED =
      Pattern.compile("\\d{1,3}(?:([,. '])\\d{3})(?:\\1\\d{3})*(?:[.,]\\d+)?");
  private static final Pattern SCALE =
      Pattern.compile(
          "\\G[ -]?(hundred|thousand|million|billion|trillion|dozen|k|mn|m|bn|b|tn)s?\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SCALE_AFTER_RANGE =
      Pattern.compile(
          "\\G ?(?:-|to|or|and) ?[$€£¥]?\\d+(?:[.,]\\d+)?["
              + " -]?(hundred|thousand|million|billion|trillion|mn|m|bn|b|tn)s?\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern WORD = Pattern.compile("\\p{L}+|[^\\p{L}]+");

  private final List<Printed> printed = new ArrayList<>();

  /** The numbers of a text with normalized white space and dashes. */
  static PrintedNumbers in(String text) {
    PrintedNumbers numbers = new PrintedNumbers();
    numbers.readFigures(text);
    numbers.readWords(text);
    return numbers;
  }

  public boolean contain(BigDecimal value) {
    return printed.stream().anyMatch(number -> number.value().compareTo(value.abs()) == 0);
  }

  /** The characters from which a number was read, wherever it is printed. */
  Stream<String> writtenAs(BigDecimal value) {
    return printed.stream()
        .filter(number -> number.value().compareTo(value.abs()) == 0)
        .map(Printed::characters);
  }

  /** The number nearest by ratio, unless it is far off. */
  public Optional<Printed> nearest(BigDecimal value) {
    double wanted = value.abs().doubleValue();
    return printed.stream()
        .filter(number -> distance(number, wanted) < Math.log(20))
        .min(Comparator.comparingDouble(number -> distance(number, wanted)));
  }

  private static double distance(Printed number, double wanted) {
    return Math.abs(Math.log(number.value().doubleValue() + 1e-9) - Math.log(wanted + 1e-9));
  }

  private void readFigures(String text) {
    Matcher figures = FIGURES.matcher(text);
    while (figures.find()) {
      String figure = figures.group();
      List<BigDecimal> readings = readings(figure);
      Matcher scale = SCALE.matcher(text);
      if (scale.find(figures.end())) {
        multiply(readings, scale.group(1), figure + scale.group());
      } else {
        readings.forEach(value -> printed.add(new Printed(value, figure)));
        Matcher range = SCALE_AFTER_RANGE.matcher(text);
        if (range.find(figures.end())) {
          multiply(readings, range.group(1), figure + range.group());
        }
      }
    }
  }

  private void multiply(List<BigDecimal> readings, String scale, String characters) {
    BigDecimal factor = BigDecimal.valueOf(SCALES.get(scale.toLowerCase(Locale.ROOT)));
    readings.forEach(value -> printed.add(new Printed(value.multiply(factor), characters.strip())));
  }

  private static List<BigDecimal> readings(String figure) {
    List<BigDecimal> readings = new ArrayList<>();
    Matcher grouped = GROUPED.matcher(figure);
    if (grouped.matches()) {
      String separator = grouped.group(1);
      readings.add(new BigDecimal(figure.replace(separator, "").replace(',', '.')));
      if (separator.equals(" ")) {
        for (String part : figure.split(" ")) {
          readings.add(new BigDecimal(part.replace(',', '.')));
        }
      }
    }
    if (figure.matches("\\d+(?:[.,]\\d+)?")) {
      readings.add(new BigDecimal(figure.replace(',', '.')));
    }
    return readings;
  }

  private void readWords(String text) {
    Spelling spelling = new Spelling();
    Matcher words = WORD.matcher(text);
    while (words.find()) {
      String word = words.group();
      if (!Character.isLetter(word.codePointAt(0))) {
        if (!word.isBlank() && !word.equals("-")) {
          spelling.end(printed);
        }
      } else if (!spelling.take(word.toLowerCase(Locale.ROOT))) {
        spelling.end(printed);
        spelling.take(word.toLowerCase(Locale.ROOT));
      }
    }
    spelling.end(printed);
  }

  private static Map<String, Integer> words(String inOrder) {
    String[] words = inOrder.split(" ");
    Map<String, Integer> values = new HashMap<>();
    boolean tens = words.length == 10;
    for (int i = 0; i < words.length; i++) {
      values.put(words[i], tens ? i * 10 : i);
    }
    values.remove("-");
    return Map.copyOf(values);
  }

  /** A number in words that is being read. */
  private static final class Spelling {
    private final List<String> taken = new ArrayList<>();
    private BigDecimal total = BigDecimal.ZERO;
    private BigDecimal current = BigDecimal.ZERO;
    private int lastSmall;
    private boolean counting;
    private boolean half;
    private boolean ordinal;

    /** Whether the word continues the number or begins one. */
    boolean take(String word) {
      String singular =
          word.endsWith("s") && taken.isEmpty()
              ? word
              : word.replaceAll("(?<=dozen|hundred|thousand|million|billion|trillion)s$", "");
      if (ordinal) {
        return false;
      }
      if (SMALL.containsKey(singular) || SMALL_ORDINALS.containsKey(singular)) {
        int value =
            SMALL.containsKey(singular) ? SMALL.get(singular) : SMALL_ORDINALS.get(singular);
        if (lastSmall != 0 && !(lastSmall >= 20 && value > 0 && value < 10) || half) {
          return false;
        }
        return add(word, value, SMALL_ORDINALS.containsKey(singular));
      }
      if (TENS.containsKey(singular) || TENS_ORDINALS.containsKey(singular)) {
        if (lastSmall != 0 || half) {
          return false;
        }
        return add(
            word,
            TENS.containsKey(singular) ? TENS.get(singular) : TENS_ORDINALS.get(singular),
            TENS_ORDINALS.containsKey(singular));
      }
      if (singular.length() > 2
          && SCALES.containsKey(singular)
          && (counting || half || !taken.isEmpty())) {
        return scale(word, singular);
      }
      if (word.equals("half") && taken.isEmpty()
          || word.equals("half") && taken.get(taken.size() - 1).equals("a") && counting) {
        half = true;
        return taken.add(word);
      }
      boolean joins =
          word.equals("and") && counting
              || (word.equals("a") || word.equals("an"))
                  && (taken.isEmpty() || half || taken.get(taken.size() - 1).equals("and"));
      return joins && taken.add(word);
    }

    private boolean add(String word, int value, boolean asOrdinal) {
      current = current.add(BigDecimal.valueOf(value));
      lastSmall = value;
      counting = true;
      ordinal = asOrdinal;
      return taken.add(word);
    }

    private boolean scale(String word, String singular) {
      BigDecimal factor = BigDecimal.valueOf(SCALES.get(singular));
      BigDecimal count = counting ? current : half ? BigDecimal.ZERO : BigDecimal.ONE;
      if (half) {
        count = count.add(new BigDecimal("0.5"));
      }
      if (factor.intValue() <= 100) {
        current = count.multiply(factor);
      } else {
        total = total.add(count.multiply(factor));
        current = BigDecimal.ZERO;
      }
      half = false;
      counting = true;
      lastSmall = 0;
      ordinal = word.endsWith("th");
      return taken.add(word);
    }

    /** Adds the number that was read, if any, and starts over. */
    void end(List<Printed> printed) {
      while (!taken.isEmpty()
          && (taken.get(taken.size() - 1).equals("and")
              || taken.get(taken.size() - 1).equals("a"))) {
        taken.remove(taken.size() - 1);
      }
      String characters = String.join(" ", taken);
      if (counting) {
        printed.add(
            new Printed(
                half ? total.add(current).add(new BigDecimal("0.5")) : total.add(current),
                characters));
      } else if (half) {
        printed.add(new Printed(new BigDecimal("0.5"), characters));
        printed.add(new Printed(BigDecimal.valueOf(50), characters));
      }
      taken.clear();
      total = BigDecimal.ZERO;
      current = BigDecimal.ZERO;
      lastSmall = 0;
      counting = half = ordinal = false;
    }
  }
}
