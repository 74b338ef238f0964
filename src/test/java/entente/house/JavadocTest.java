package entente.house;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The comments of types and packages: their first sentence names the thing. */
class JavadocTest {
  private static final String MODIFIER =
      "(?:public|protected|private|static|final|abstract|sealed|non-sealed)";

  /** A comment, the annotations and modifiers after it, and the name of the type or package. */
  private static final Pattern COMMENTED =
      Pattern.compile(
          "/\\*\\*((?:(?!\\*/).)*+)\\*/\\s*+(?:@\\w+(?:\\([^)]*\\))?\\s+)*(?:"
              + MODIFIER
              + "\\s+)*(?:class|record|interface|enum|@interface|package)\\s+([\\w.]+)",
          Pattern.DOTALL);

  private static final Pattern CLAUSE =
      Pattern.compile("(?:What|Whatever|Which|Where|How|Whether|That|Who|If|When|Why|One that)\\b");

  @Test
  void aCommentDoesNotBeginWithARelativeClause() throws IOException {
    Set<String> clauses = new TreeSet<>();
    for (String folder : List.of("src/main/java", "src/test/java", "src/browser/java")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          COMMENTED
              .matcher(Files.readString(file))
              .results()
              .filter(each -> CLAUSE.matcher(text(each)).lookingAt())
              .map(each -> file.getFileName().toString().replace(".java", "#") + each.group(2))
              .collect(toCollection(() -> clauses));
        }
      }
    }
    assertEquals(Set.of(), clauses);
  }

  private static String text(MatchResult comment) {
    return comment.group(1).replaceAll("\\s*\\n\\s*\\*\\s?", " ").strip();
  }
}
