package entente.documents.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A reader of the dates and years of a text with normalized white space, dashes and apostrophes.
 */
final class DateReader {
  /** A day, month or year as printed; parts that are not printed are null. */
  record Mention(Integer year, Integer month, Integer day, String characters) {
    boolean fits(PartialDate date) {
      return (year == null || year == date.year())
          && (month == null || date.month() == null || month.equals(date.month()))
          && (day == null || date.day() == null || day.equals(date.day()));
    }
  }

  private static final Map<String, Integer> MONTHS =
      Map.ofEntries(
          Map.entry("jan", 1),
          Map.entry("feb", 2),
          Map.entry("mar", 3),
          Map.entry("apr", 4),
          Map.entry("may", 5),
          Map.entry("jun", 6),
          Map.entry("jul", 7),
          Map.entry("aug", 8),
          Map.entry("sep", 9),
          Map.entry("oct", 10),
          Map.entry("nov", 11),
          Map.entry("dec", 12));
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<iso>(?<!\\d)\\d{4}-\\d\\d-\\d\\d(?!\\d))"
              + "|(?<numeric>(?<!\\d)\\d{1,2}([./-])\\d{1,2}\\3(?:\\d{4}|\\d{2})(?!\\d))"
              + "|(?<span>(?<!\\d)(?:1[0-9]|2[01])\\d\\d[-/]\\d\\d(?!\\d|-\\d))"
              + "|(?<year>(?<![\\d.,])(?:1[0-9]|2[01])\\d\\d(?![\\d]|[.,]\\d|s\\b|'s\\b)|"
              + "(?<![\\p{L}\\d])'\\d\\d(?![\\d]|s\\b))"
              + "|(?<day>(?<![\\d.,])\\d{1,2}(?<th>st|nd|rd|th)?(?![\\d%]|[.,]\\d))"
              + "|(?<month>(?<!\\p{L})(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May"
              + "|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
              + "|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER"
              + "|DECEMBER)(?!\\p{L})\\.?)|(?<join>-|/|\\b(?:and|to|or|until|through|till)\\b)|"
              + "(?<of>\\b(?:day"
              + " )?of\\b|\\bthe\\b|\\bin\\b|,)|(?<space> )|(?<other>[\\p{L}\\d]+|.)");

  private enum Kind {
    DAY,
    MONTH,
    YEAR,
    JOIN,
    GLUE,
    OTHER
  }

  private record Token(Kind kind, int value, boolean ordinal, String characters) {}

  private final List<Mention> mentions = new ArrayList<>();
  private final Set<Integer> years = new TreeSet<>();

  DateReader(String text) {
    read(tokens(text));
    mentions.stream().map(Mention::year).filter(Objects::nonNull).forEach(years::add);
  }

  /** The printed dates: those in figures, then the others in their order. */
  List<Mention> mentions() {
    return mentions;
  }

  /** All printed years. */
  Set<Integer> years() {
    return years;
  }

  private List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      String characters = matcher.group();
      if (matcher.group("iso") != null) {
        PartialDate.of(characters)
            .ifPresent(
                date ->
                    mentions.add(new Mention(date.year(), date.month(), date.day(), characters)));
        tokens.add(new Token(Kind.OTHER, 0, false, characters));
      } else if (matcher.group("numeric") != null) {
        readNumeric(characters);
        tokens.add(new Token(Kind.OTHER, 0, false, characters));
      } else if (matcher.group("span") != null) {
        int first = Integer.parseInt(characters.substring(0, 4));
        int second = first / 100 * 100 + Integer.parseInt(characters.substring(5));
        years.add(first);
        if (second > first) {
          years.add(second);
        }
        tokens.add(new Token(Kind.YEAR, first, false, characters));
      } else if (matcher.group("year") != null) {
        int year =
            characters.startsWith("'")
                ? inCentury(Integer.parseInt(characters.substring(1)))
                : Integer.parseInt(characters);
        years.add(year);
        tokens.add(new Token(Kind.YEAR, year, false, characters));
      } else if (matcher.group("day") != null) {
        int day = Integer.parseInt(characters.replaceAll("\\D", ""));
        tokens.add(
            new Token(
                day >= 1 && day <= 31 ? Kind.DAY : Kind.OTHER,
                day,
                matcher.group("th") != null,
                characters));
      } else if (matcher.group("month") != null) {
        tokens.add(
            new Token(
                Kind.MONTH,
                MONTHS.get(characters.substring(0, 3).toLowerCase(Locale.ROOT)),
                false,
                characters));
      } else if (matcher.group("join") != null) {
        tokens.add(new Token(Kind.JOIN, 0, false, characters));
      } else if (matcher.group("of") != null) {
        tokens.add(new Token(Kind.GLUE, 0, false, characters));
      } else if (matcher.group("space") == null) {
        tokens.add(new Token(Kind.OTHER, 0, false, characters));
      }
    }
    return tokens;
  }

  /** Expands a year of two digits to one between 1930 and 2029. */
  private static int inCentury(int year) {
    return year < 30 ? 2000 + year : 1900 + year;
  }

  /** Reads a day and month in figures; both orders of them count if both are possible. */
  private void readNumeric(String characters) {
    String[] parts = characters.split("[./-]");
    int year =
        parts[2].length() == 2 ? inCentury(Integer.parseInt(parts[2])) : Integer.parseInt(parts[2]);
    int first = Integer.parseInt(parts[0]);
    int second = Integer.parseInt(parts[1]);
    if (second >= 1 && second <= 12 && first >= 1 && first <= 31) {
      mentions.add(new Mention(year, second, first, characters));
    }
    if (first >= 1 && first <= 12 && second >= 1 && second <= 31 && characters.indexOf('.') < 0) {
      mentions.add(new Mention(year, first, second, characters));
    }
  }

  /** Reads groups of days and months that share the year printed after them. */
  private void read(List<Token> tokens) {
    for (int i = 0; i < tokens.size(); ) {
      int end = i;
      List<Mention> group = new ArrayList<>();
      while (true) {
        int next = readElement(tokens, end, group);
        if (next == end) {
          break;
        }
        end = next;
        if (kind(tokens, end) == Kind.JOIN
            && (kind(tokens, end + 1) == Kind.MONTH || kind(tokens, end + 1) == Kind.DAY)) {
          end++;
        } else {
          break;
        }
      }
      if (group.isEmpty()) {
        Token token = tokens.get(i);
        if (token.kind == Kind.DAY && token.ordinal && !counts(tokens, i + 1)) {
          mentions.add(new Mention(null, null, token.value, token.characters));
        } else if (token.kind == Kind.YEAR) {
          mentions.add(new Mention(token.value, null, null, token.characters));
        }
        i++;
        continue;
      }
      int yearAt = kind(tokens, end) == Kind.GLUE ? end + 1 : end;
      Integer year = kind(tokens, yearAt) == Kind.YEAR ? tokens.get(yearAt).value : null;
      int last = year == null ? end : yearAt + 1;
      String characters =
          tokens.subList(i, last).stream()
              .map(Token::characters)
              .collect(Collectors.joining(" "))
              .replace(" ,", ",")
              .replace(" - ", "-")
              .replace(" / ", "/");
      group.forEach(
          mention -> mentions.add(new Mention(year, mention.month, mention.day, characters)));
      i = Math.max(last, i + 1);
    }
  }

  /** Whether an ordinal belongs to the word after it, as in "10th round", and so is not a day. */
  private static boolean counts(List<Token> tokens, int next) {
    return kind(tokens, next) == Kind.OTHER
        && next < tokens.size()
        && Character.isLetter(tokens.get(next).characters.codePointAt(0));
  }

  /**
   * Reads {@code June 15-17}, {@code 15-17 June} or {@code June} at a position; returns the
   * position after it, or the same position if there is none.
   */
  private static int readElement(List<Token> tokens, int at, List<Mention> group) {
    List<Integer> days = new ArrayList<>();
    int end = readDays(tokens, at, days);
    int monthAt = kind(tokens, end) == Kind.GLUE ? end + 1 : end;
    if (!days.isEmpty() && kind(tokens, monthAt) == Kind.MONTH) {
      days.forEach(day -> group.add(new Mention(null, tokens.get(monthAt).value, day, "")));
      return monthAt + 1;
    }
    if (kind(tokens, at) != Kind.MONTH) {
      return at;
    }
    int month = tokens.get(at).value;
    days.clear();
    int dayAt =
        kind(tokens, at + 1) == Kind.GLUE
                && kind(tokens, at + 2) == Kind.DAY
                && tokens.get(at + 2).ordinal
            ? at + 2
            : at + 1;
    end = readDays(tokens, dayAt, days);
    if (days.isEmpty()) {
      group.add(new Mention(null, month, null, ""));
      return at + 1;
    }
    days.forEach(day -> group.add(new Mention(null, month, day, "")));
    return end;
  }

  /**
   * Reads days joined by a dash, "and" or "to"; a number that begins the next date ("June 30-2
   * July") is left to that.
   */
  private static int readDays(List<Token> tokens, int at, List<Integer> days) {
    int end = at;
    while (kind(tokens, end) == Kind.DAY) {
      days.add(tokens.get(end).value);
      end++;
      if (kind(tokens, end) == Kind.JOIN && kind(tokens, end + 1) == Kind.DAY) {
        end++;
      } else {
        break;
      }
    }
    return end;
  }

  private static Kind kind(List<Token> tokens, int at) {
    return at < tokens.size() ? tokens.get(at).kind : Kind.OTHER;
  }
}
