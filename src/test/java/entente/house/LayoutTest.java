package entente.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The width of lines in files that are not generated. */
class LayoutTest {
  private static final int WIDTH = 120;

  /** Turtle breaks no literal and no IRI, so a line may hold one of them and little else. */
  private static final Pattern ONE_LITERAL =
      Pattern.compile(
          "\\s*(\\[ )?([^\\s\"<]+ )?(\"(\\\\.|[^\"\\\\])*\"(@[\\w-]+|\\^\\^\\S+)?|<[^>]*>)("
              + " [;,.\\])]+)*");

  @Test
  void noLineIsWiderThan120Columns() {
    Map<String, Integer> wide = new TreeMap<>();
    count(wide, "src", ".java", line -> false);
    count(wide, "src", ".rq", line -> false);
    count(wide, "ontology", ".rq", line -> false);
    count(wide, "src/main/resources", ".jte", line -> false);
    count(wide, "src/main/resources/static", ".js", line -> false);
    count(wide, "src/main/resources/static", ".css", line -> false);
    for (String folder : List.of("ontology", "shapes", "data", "src")) {
      count(wide, folder, ".ttl", line -> ONE_LITERAL.matcher(line).matches());
    }
    assertEquals(Map.of(), wide);
  }

  private static void count(
      Map<String, Integer> wide, String folder, String suffix, Predicate<String> allowed) {
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      for (Path file : files.filter(path -> path.toString().endsWith(suffix)).toList()) {
        long lines =
            Files.readString(file)
                .lines()
                .filter(line -> line.codePointCount(0, line.length()) > WIDTH)
                .filter(line -> !allowed.test(line))
                .count();
        if (lines > 0 && !file.toString().contains("node_modules")) {
          wide.put(file.toString().replace('\\', '/'), (int) lines);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
