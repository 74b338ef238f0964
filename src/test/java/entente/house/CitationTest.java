package entente.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.Store;
import entente.kb.read.NamedQuery;
import entente.web.TestSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.sparql.engine.binding.Binding;
import org.junit.jupiter.api.Test;

/**
 * {@code CITATION.cff} has what the Citation File Format 1.2.0 demands, and says what the build,
 * the ontology and the data say.
 */
class CitationTest {
  private static final NamedQuery DOCUMENTS =
      NamedQuery.parse(
          "documents",
          """
          SELECT ?title ?who (SUBSTR(STR(?issued), 1, 4) AS ?year) ?journal ?volume ?issue ?pages {
            ?document a ent:Document ; dcterms:title ?title ; dcterms:creator/rdfs:label ?who
            OPTIONAL { ?document dcterms:issued ?issued }
            OPTIONAL { ?document ent:partOf/dcterms:title ?journal }
            OPTIONAL { ?document ent:volume ?volume }
            OPTIONAL { ?document ent:issue ?issue }
            OPTIONAL { ?document ent:pageRange ?pages } }\
          """);
  private static final Set<String> TYPES =
      Set.of("article", "book", "edited-work", "generic", "report", "thesis");

  /** The lines of the part before the references, by key. */
  private static Map<String, String> head() throws IOException {
    return keys(
        Files.readString(Path.of("CITATION.cff")).replaceFirst("(?s)\nreferences:.*", ""), "");
  }

  /** Each reference, by key. */
  private static List<Map<String, String>> references() throws IOException {
    String text =
        Files.readString(Path.of("CITATION.cff")).replaceFirst("(?s)^.*\nreferences:\n", "");
    return Pattern.compile("(?m)^  - (?=type:)")
        .splitAsStream(text)
        .filter(part -> !part.isBlank())
        .map(part -> keys("    " + part, "    "))
        .toList();
  }

  private static Map<String, String> keys(String text, String indent) {
    Map<String, String> keys = new TreeMap<>();
    Matcher lines = Pattern.compile("(?m)^" + indent + "([a-z-]+):(?: (.*))?$").matcher(text);
    while (lines.find()) {
      assertEquals(
          null,
          keys.put(
              lines.group(1),
              lines.group(2) == null ? "" : lines.group(2).replaceAll("^\"(.*)\"$", "$1")),
          "twice: " + lines.group(1));
    }
    Matcher names = Pattern.compile("family-names: (.*)\n +given-names: (.*)").matcher(text);
    if (names.find() && !indent.isEmpty()) {
      keys.put("who", names.group(1) + ", " + names.group(2));
    }
    return keys;
  }

  @Test
  void theRequiredKeysAreThere() throws IOException {
    Map<String, String> head = head();
    assertTrue(
        head.keySet().containsAll(Set.of("cff-version", "message", "title", "authors")),
        head.toString());
    assertEquals("1.2.0", head.get("cff-version"));
    assertTrue(Set.of("dataset", "software").contains(head.get("type")));
    assertTrue(
        Files.readString(Path.of("CITATION.cff"))
            .contains("\nauthors:\n  - name: Entente maintainers\n"));
    references()
        .forEach(
            reference -> {
              assertTrue(
                  reference.keySet().containsAll(Set.of("authors", "title", "type", "who")),
                  reference.toString());
              assertTrue(TYPES.contains(reference.get("type")), reference.toString());
            });
  }

  @Test
  void titleVersionAndLicenceAreThoseOfTheBuildAndTheOntology() throws IOException {
    Map<String, String> head = head();
    Matcher version =
        Pattern.compile("<artifactId>entente</artifactId>\\s*<version>([^<]+)</version>")
            .matcher(Files.readString(Path.of("pom.xml")));
    assertTrue(version.find());
    assertEquals(version.group(1), head.get("version"));
    Binding ontology =
        Store.inMemory(TestSite.shipped().dataset())
            .select(NamedQuery.named("release/title-and-version"), Map.of())
            .get(0);
    assertEquals(ontology.get("version").getLiteralLexicalForm(), head.get("version"));
    assertEquals(ontology.get("title").getLiteralLexicalForm(), head.get("title"));
    Binding page =
        Store.inMemory(TestSite.shipped().dataset())
            .select(NamedQuery.named("page/dataset/version"), Map.of())
            .get(0);
    assertTrue(
        Files.readString(Path.of("CITATION.cff"))
            .contains("\n  - name: " + page.get("maker").getLiteralLexicalForm() + "\n"),
        "who is cited on pages");
    assertEquals("https://creativecommons.org/licenses/by/4.0/", ontology.get("license").getURI());
    assertEquals("CC-BY-4.0", head.get("license"));
    assertTrue(Files.readString(Path.of("CHANGELOG.md")).contains("\n## " + head.get("version")));
  }

  @Test
  void theReferencesAreTheDocumentsAsTheDataHasThem() throws IOException {
    Set<String> expected = new TreeSet<>();
    for (Binding row : Store.inMemory(TestSite.shipped().dataset()).select(DOCUMENTS, Map.of())) {
      expected.add(
          String.join(
              "; ",
              text(row, "title"),
              text(row, "year"),
              text(row, "journal"),
              text(row, "volume"),
              text(row, "issue"),
              text(row, "pages")));
      String who = text(row, "who");
      assertTrue(
          references().stream()
              .anyMatch(
                  reference ->
                      reference.get("title").equals(text(row, "title"))
                          && List.of(reference.get("who").split(", ")).stream()
                              .allMatch(who::contains)
                          && who.length() == reference.get("who").length() - 1),
          who);
    }
    Set<String> cited = new TreeSet<>();
    references()
        .forEach(
            reference ->
                cited.add(
                    String.join(
                        "; ",
                        reference.get("title"),
                        reference.getOrDefault("year", ""),
                        reference.getOrDefault(
                            "journal", reference.getOrDefault("collection-title", "")),
                        reference.getOrDefault("volume", ""),
                        reference.getOrDefault("issue", ""),
                        reference.containsKey("start")
                            ? reference.get("start") + "-" + reference.get("end")
                            : "")));
    assertEquals(expected, cited);
    assertFalse(expected.isEmpty());
  }

  private static String text(Binding row, String name) {
    return row.contains(name) ? row.get(name).getLiteralLexicalForm() : "";
  }
}
