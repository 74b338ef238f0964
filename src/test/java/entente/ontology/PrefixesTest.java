package entente.ontology;

import static org.junit.jupiter.api.Assertions.assertEquals;

import entente.kb.SourceFiles;
import entente.kb.read.Prefixes;
import entente.kb.read.RdfSource;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The prefixes of all files: each file declares those that it uses, as {@code
 * ontology/prefixes.ttl} does.
 */
class PrefixesTest {
  private static final Pattern TURTLE =
      Pattern.compile("(?m)^@prefix\\s+([\\w-]*):\\s+<([^>]*)>\\s*\\.");
  private static final Pattern SPARQL =
      Pattern.compile("(?m)^\\s*PREFIX\\s+([\\w-]*):\\s+<([^>]*)>");

  /** Strings, comments and IRIs, in which a colon means nothing. */
  private static final Pattern SILENT =
      Pattern.compile(
          "(?s:\"\"\".*?\"\"\")|\"(?:[^\"\\\\\\n]|\\\\.)*\"|<[^<>\\s]*>|(?m:(?:^|\\s)#.*$)");

  private static final Pattern NAME = Pattern.compile("(?<![\\w:?@-])([A-Za-z][\\w-]*):");
  private static final Map<String, String> DECLARED = Prefixes.mapping().getNsPrefixMap();

  @TestFactory
  Stream<DynamicTest> everyTurtleFileDeclaresThePrefixesThatItUses() {
    return Stream.of("ontology", "shapes", "data", "src/test/resources/rules")
        .flatMap(folder -> turtle(folder))
        .map(file -> DynamicTest.dynamicTest(file.name(), () -> check(file, TURTLE)));
  }

  @TestFactory
  Stream<DynamicTest> everyFixtureMeansByAPrefixWhatTheProjectMeans() {
    return turtle("src/test/resources")
        .map(file -> DynamicTest.dynamicTest(file.name(), () -> declared(file, TURTLE)));
  }

  @TestFactory
  Stream<DynamicTest> everyQueryThatDeclaresPrefixesDeclaresThoseThatItUses() {
    return Stream.of("ontology/rules", "src/main/resources/queries", "src/test/robot")
        .map(Path::of)
        .flatMap(folder -> SourceFiles.files(folder, ".rq").stream())
        .filter(file -> SPARQL.matcher(file.text()).find())
        .map(file -> DynamicTest.dynamicTest(file.name(), () -> check(file, SPARQL)));
  }

  private static Stream<RdfSource> turtle(String folder) {
    return SourceFiles.files(Path.of(folder), ".ttl", ".trig").stream();
  }

  private static void check(RdfSource file, Pattern declaration) {
    Set<String> here = declared(file, declaration);
    String spoken = SILENT.matcher(declaration.matcher(file.text()).replaceAll("")).replaceAll(" ");
    Set<String> used =
        NAME.matcher(spoken)
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(used, here, "the prefixes are those that the file uses");
  }

  private static Set<String> declared(RdfSource file, Pattern declaration) {
    Map<String, String> here = new TreeMap<>();
    declaration
        .matcher(file.text())
        .results()
        .forEach(match -> here.put(match.group(1), match.group(2)));
    Map<String, String> known =
        here.keySet().stream()
            .filter(DECLARED::containsKey)
            .collect(Collectors.toMap(prefix -> prefix, DECLARED::get));
    assertEquals(known, here, "the prefixes are those of ontology/prefixes.ttl");
    return here.keySet();
  }
}
