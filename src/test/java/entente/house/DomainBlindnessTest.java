package entente.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No Java names a state, an organization or a document of the data. */
class DomainBlindnessTest {
  private static final Path DATA = Path.of("data");
  private static final Path PROGRAM = Path.of("src/main/java");

  /** The start-up message suggests addresses to try, and picks them for what they show. */
  private static final Set<String> ALLOWED = Set.of("StartupMessage.java");

  /** Shorter names are also abbreviations in code. */
  private static final int SHORTEST = 3;

  private static final Pattern SUBJECT = Pattern.compile("(?m)^(?:state|organization):(\\S+)");
  private static final Pattern LABEL =
      Pattern.compile("(?:rdfs:label|skos:(?:pref|alt)Label) ([^;\\n]*)");
  private static final Pattern STRING =
      Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"", Pattern.DOTALL);
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}](?:[\\w'’.-]*\\w)?");

  @Test
  void noStringLiteralNamesAStateAnOrganizationOrADocument() {
    Set<String> names = names();
    assertTrue(names.size() > 100, names.toString());
    int longest = names.stream().mapToInt(name -> name.split(" ").length).max().orElseThrow();
    Set<String> found = new TreeSet<>();
    for (Path file : files(PROGRAM, ".java")) {
      if (!ALLOWED.contains(file.getFileName().toString())) {
        matches(STRING, text(file))
            .forEach(
                literal ->
                    phrases(literal, longest)
                        .filter(names::contains)
                        .forEach(name -> found.add(file + ": " + name)));
      }
    }
    assertEquals(Set.of(), found);
  }

  /** The slugs and labels, in lower case. */
  private static Set<String> names() {
    Set<String> names = new HashSet<>();
    for (String file : List.of("states.ttl", "organizations.ttl")) {
      String text = text(DATA.resolve(file));
      matches(SUBJECT, text).forEach(names::add);
      matches(LABEL, text).flatMap(labels -> matches(STRING, labels)).forEach(names::add);
    }
    files(DATA.resolve("documents"), ".ttl")
        .forEach(file -> names.add(file.getFileName().toString().replace(".ttl", "")));
    Set<String> lower = new HashSet<>();
    names.stream()
        .filter(name -> name.length() >= SHORTEST)
        .forEach(name -> lower.add(name.toLowerCase(Locale.ROOT)));
    return lower;
  }

  /** The runs of up to so many words, in lower case. */
  private static Stream<String> phrases(String literal, int longest) {
    List<String> words =
        WORD.matcher(literal.toLowerCase(Locale.ROOT)).results().map(each -> each.group()).toList();
    return Stream.iterate(0, start -> start < words.size(), start -> start + 1)
        .flatMap(
            start ->
                Stream.iterate(1, length -> length <= longest, length -> length + 1)
                    .filter(length -> start + length <= words.size())
                    .map(length -> String.join(" ", words.subList(start, start + length))));
  }

  /** The first group of each match that took part in it. */
  private static Stream<String> matches(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher
        .results()
        .map(
            match ->
                Stream.iterate(1, i -> i <= match.groupCount(), i -> i + 1)
                    .map(match::group)
                    .filter(group -> group != null)
                    .findFirst()
                    .orElse(""));
  }

  private static List<Path> files(Path folder, String ending) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
