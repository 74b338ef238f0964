package entente.web.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts of the interface in one language.
 *
 * <p>They are in {@code interface/PAGE.LANGUAGE.properties}; a key begins with the name of its
 * page: {@code home.title} is in {@code home.en.properties}. Placeholders are written {@code {0}},
 * {@code {1}}; a number follows the noun it counts ("Rows: {0}"), so that no language needs plural
 * forms.
 *
 * <p>Each language is read once and kept for the life of the process: the files are constants of
 * the program, as its classes are.
 */
public final class Messages {
  /** The languages of the interface, the default first. */
  public static final List<String> LANGUAGES = List.of("en", "ru", "zh");

  private static final Pattern PLACE = Pattern.compile("\\{(\\d)\\}");
  private static final Map<String, Messages> OF_LANGUAGE = new ConcurrentHashMap<>();
  private final String language;
  private final Map<String, Properties> pages = new ConcurrentHashMap<>();

  private Messages(String language) {
    this.language = language;
  }

  public static Messages in(String language) {
    return OF_LANGUAGE.computeIfAbsent(
        LANGUAGES.contains(language) ? language : LANGUAGES.get(0), Messages::new);
  }

  /** The language tag (BCP 47). */
  public String language() {
    return language;
  }

  /** The locale for dates and numbers. */
  public Locale locale() {
    return Locale.forLanguageTag(language);
  }

  /** The text of a key with its placeholders replaced by the values; a missing key is a bug. */
  public String say(String key, Object... values) {
    String text =
        pages.computeIfAbsent(key.substring(0, key.indexOf('.')), this::read).getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("no words for " + key + " in " + language);
    }
    return PLACE
        .matcher(text)
        .replaceAll(
            place -> {
              int index = place.group(1).charAt(0) - '0';
              return Matcher.quoteReplacement(
                  index < values.length ? String.valueOf(values[index]) : place.group());
            });
  }

  /**
   * The name of a group of properties, or of a term of RDF Schema, which no ontology declares, in
   * this language; empty where the label in the data is used.
   *
   * @param path of its IRI below the base, or the whole IRI when it belongs to another vocabulary
   */
  public Optional<String> term(String path) {
    return language.equals(LANGUAGES.get(0))
        ? Optional.empty()
        : Optional.ofNullable(pages.computeIfAbsent("terms", this::read).getProperty(path));
  }

  /**
   * The plural name of a kind of things, by its name in their IRIs; that name itself when there is
   * no text for it.
   */
  public String kind(String name) {
    return pages.computeIfAbsent("kinds", this::read).getProperty("kinds." + name, name);
  }

  private Properties read(String page) {
    String name = "/interface/" + page + "." + language + ".properties";
    Properties words = new Properties();
    try (InputStream stream = Messages.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalArgumentException("no file " + name);
      }
      words.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }
}
