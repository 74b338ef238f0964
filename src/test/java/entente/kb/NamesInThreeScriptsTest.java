package entente.kb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import entente.kb.read.NamedQuery;
import entente.kb.read.RdfSource;
import entente.kb.read.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.sparql.exec.QueryExec;
import org.junit.jupiter.api.Test;

/**
 * States, cities, organizations, exercises and holders of posts are named in English, Russian and
 * Chinese, unless {@code src/test/resources/names/exceptions.csv} lists the missing name and the
 * reason.
 */
class NamesInThreeScriptsTest {
  private static final Path FOLDER = Path.of("src/test/resources/names");

  private static Set<String> missing() {
    NamedQuery query =
        NamedQuery.parse(
            "without-a-script.rq", RdfSource.of(FOLDER.resolve("without-a-script.rq")).text());
    Set<String> missing = new TreeSet<>();
    try (QueryExec execution =
        QueryExec.dataset(Release.shipped().dataset()).query(query.query()).build()) {
      execution
          .select()
          .forEachRemaining(
              row ->
                  missing.add(
                      row.get("thing").getURI().replace(Vocabulary.BASE + "id/", "")
                          + ","
                          + row.get("language").getLiteralLexicalForm()));
    }
    return missing;
  }

  @Test
  void aMissingNameIsListedWithTheReason() throws IOException {
    List<String> lines = Files.readAllLines(FOLDER.resolve("exceptions.csv"));
    Set<String> listed = new TreeSet<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", 3);
      assertFalse(cells.length < 3 || cells[2].isBlank(), "a reason is missing: " + line);
      listed.add(cells[0] + "," + cells[1]);
    }
    assertEquals(String.join("\n", missing()), String.join("\n", listed));
  }
}
