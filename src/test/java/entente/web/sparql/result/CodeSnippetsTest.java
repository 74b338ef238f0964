package entente.web.sparql.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries stay text in the code snippets of each programming language. */
class CodeSnippetsTest {
  private static final String ENDPOINT = "https://example.org/sparql";

  private static String code(String language, String query) {
    return CodeSnippets.of(query, ENDPOINT, false).stream()
        .filter(each -> each.language().equals(language))
        .map(ResultPage.Snippet::code)
        .collect(Collectors.joining());
  }

  @Test
  void aQuotationMarkDoesNotEndTheWordOfAShell() {
    assertTrue(code("curl", "ASK { ?s ?p 'it' }").contains("ASK { ?s ?p '\\''it'\\'' }"));
  }

  @Test
  void threeQuotationMarksDoNotEndALongString() {
    assertTrue(
        code("Python", "SELECT (\"\"\"a\\n\"\"\" AS ?x) {}")
            .contains("(\\\"\\\"\\\"a\\\\n\\\"\\\"\\\" AS ?x)"));
  }

  @Test
  void aTemplateOfJavaScriptHasNoHoles() {
    assertTrue(code("JavaScript", "SELECT (\"`${1}\" AS ?x) {}").contains("\\`\\${1}"));
  }

  @Test
  void aRawStringOfREndsWhereTheQueryDoes() {
    assertTrue(
        code("R", "SELECT (\"(a)\" AS ?x) {}").contains("r\"-(\nSELECT (\"(a)\" AS ?x) {}\n)-\""));
  }

  @Test
  void theClassOfJavaCompiles(@TempDir Path folder) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("Ask.java"),
            code("Java", "SELECT (\"\"\"three \" quotes \\\\u0041 \t\n \\\"\"\"\" AS ?x) {}"));
    assertEquals(
        0,
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", folder.toString(), file.toString()));
  }
}
