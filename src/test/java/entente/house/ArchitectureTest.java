package entente.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The packages of the program: their sizes, their dependencies, and the absence of cycles. */
class ArchitectureTest {
  /** The compiled program; of the classes it uses, the names are enough. */
  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .importPath("target/classes")
          .that(not(resideInAnyPackage("entente.web.pages..", "entente.validate.pages..")));

  /**
   * The dependencies that are allowed, by package; {@code ..} stands for a package with all below
   * it.
   */
  private static final Map<String, List<String>> ALLOWED =
      """
      entente.kb.format     ->
      entente.kb.read       -> entente.kb.format
      entente.kb.text       -> entente.kb.read entente.kb.format
      entente.kb.index      -> entente.kb.read entente.kb.format
      entente.kb.row        -> entente.kb.index
      entente.kb.operator   -> entente.kb.row entente.kb.index
      entente.kb.solution   -> entente.kb.operator entente.kb.row entente.kb.index
      entente.kb.plan       -> entente.kb.solution entente.kb.operator entente.kb.row entente.kb.index
      entente.kb            -> entente.kb..
      entente.sparql        -> entente.kb..
      entente.sparql.parse  ->
      entente.validate..    -> entente.validate.. entente.sparql entente.kb..
      entente.documents..   -> entente.documents.. entente.sparql entente.kb..
      entente.release..     -> entente.release.. entente.sparql entente.kb..
      entente.bench..       -> entente.bench.. entente.kb.read
      entente.web           -> entente.web.. entente.sparql entente.kb..
      entente.web.http      -> entente.sparql entente.kb..
      entente.web.cache     -> entente.web.http entente.kb.format
      entente.web.page      -> entente.web.http entente.sparql entente.kb..
      entente.web.rdf       -> entente.web.page entente.web.http entente.kb..
      entente.web.chart     -> entente.web.page entente.web.http entente.kb..
      entente.web.view..    -> entente.web.view entente.web.chart entente.web.rdf entente.web.page entente.web.cache \
      entente.web.http entente.kb..
      entente.web.vocabulary -> entente.web.page entente.web.http entente.kb..
      entente.web.resource  -> entente.web.vocabulary entente.web.chart entente.web.rdf entente.web.page \
      entente.web.cache entente.web.http entente.kb..
      entente.web.sparql    -> entente.web.sparql.. entente.web.resource entente.web.chart entente.web.rdf \
      entente.web.page entente.web.cache entente.web.http entente.sparql entente.kb..
      entente.web.sparql.query -> entente.web.http entente.sparql.. entente.kb..
      entente.web.sparql.result -> entente.web.sparql.explain entente.web.sparql.query entente.web.chart \
      entente.web.rdf entente.web.page entente.web.http entente.kb..
      entente.web.sparql.explain -> entente.sparql.parse entente.web.sparql.query entente.web.page \
      entente.web.http entente.kb..
      entente.web.validation -> entente.web.resource entente.web.rdf entente.web.page entente.web.http \
      entente.validate.. entente.sparql entente.kb..
      entente.cli           -> entente..
      """
          .lines()
          .map(line -> List.of(line.trim().split("\\s+")))
          .collect(toMap(words -> words.get(0), words -> words.subList(2, words.size())));

  @Test
  void packagesDependOnlyOnThoseBelow() {
    Set<String> wrong = new TreeSet<>();
    dependencies(JavaClass::getPackageName)
        .forEach(
            (from, targets) ->
                targets.stream()
                    .filter(to -> !allowed(from, to))
                    .forEach(to -> wrong.add(from + " -> " + to)));
    assertEquals(Set.of(), wrong);
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching("entente.(**)").should().beFreeOfCycles().check(PROGRAM);
  }

  @Test
  void typesFormNoCycle() {
    assertEquals(Set.of(), cycles(dependencies(type -> outermost(type).getName())));
  }

  @Test
  void aPackageHasFourToEighteenTypes() {
    Map<String, Set<String>> odd = new TreeMap<>(typesByPackage());
    odd.values().removeIf(types -> types.size() >= 4 && types.size() <= 18);
    assertEquals(Map.of(), odd);
  }

  @Test
  void aPackageIsDescribed() {
    assertEquals(
        List.of(),
        typesByPackage().keySet().stream()
            .map(name -> Path.of("src/main/java", name.split("\\.")).resolve("package-info.java"))
            .filter(file -> !Files.exists(file))
            .toList());
  }

  @Test
  void noTwoTypesHaveTheSameName() {
    Map<String, List<String>> byName =
        typesByPackage().entrySet().stream()
            .flatMap(each -> each.getValue().stream().map(type -> Map.entry(type, each.getKey())))
            .collect(
                groupingBy(
                    Map.Entry::getKey, TreeMap::new, mapping(Map.Entry::getValue, toList())));
    byName.values().removeIf(packages -> packages.size() == 1);
    assertEquals(Map.of(), byName);
  }

  @Test
  void anExceptionIsNamedAsOne() {
    assertEquals(
        Set.of(),
        PROGRAM.stream()
            .filter(type -> Throwable.class.isAssignableFrom(type.reflect()))
            .map(JavaClass::getName)
            .filter(name -> !name.endsWith("Exception"))
            .collect(toSet()));
  }

  @Test
  void onlyWebUsesHttp() {
    onlyIn("entente.web..", "org.apache.jena.fuseki..", "jakarta.servlet..", "org.eclipse.jetty..");
  }

  @Test
  void onlyTheCommandLineParsesArguments() {
    onlyIn("entente.cli..", "picocli..");
  }

  @Test
  void onlyTheCommandLineExitsAndReadsTheEnvironment() {
    noClasses()
        .that()
        .resideOutsideOfPackage("entente.cli..")
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .check(PROGRAM);
  }

  private static void onlyIn(String room, String... libraries) {
    noClasses()
        .that()
        .resideOutsideOfPackage(room)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries)
        .check(PROGRAM);
  }

  private static boolean allowed(String from, String to) {
    return ALLOWED.entrySet().stream()
        .filter(each -> matches(each.getKey(), from))
        .flatMap(each -> each.getValue().stream())
        .anyMatch(pattern -> matches(pattern, to));
  }

  private static boolean matches(String pattern, String name) {
    String stem = pattern.replace("..", "");
    return name.equals(stem) || pattern.endsWith("..") && name.startsWith(stem + ".");
  }

  private static Map<String, Set<String>> typesByPackage() {
    return PROGRAM.stream()
        .filter(type -> outermost(type).equals(type))
        .filter(type -> !type.getSimpleName().equals("package-info"))
        .collect(
            groupingBy(
                JavaClass::getPackageName,
                TreeMap::new,
                mapping(JavaClass::getSimpleName, toCollection(TreeSet::new))));
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
  }

  /** What each package, or each type with those nested in it, uses of the program itself. */
  private static Map<String, Set<String>> dependencies(Function<JavaClass, String> unit) {
    Map<String, Set<String>> result = new TreeMap<>();
    for (JavaClass type : PROGRAM) {
      String from = unit.apply(type);
      type.getDirectDependenciesFromSelf().stream()
          .map(dependency -> dependency.getTargetClass().getBaseComponentType())
          .filter(target -> PROGRAM.contain(target.getName()))
          .map(unit)
          .filter(to -> !to.equals(from))
          .forEach(to -> result.computeIfAbsent(from, key -> new TreeSet<>()).add(to));
    }
    return result;
  }

  /** The sets of units of which each reaches every other. */
  private static Set<Set<String>> cycles(Map<String, Set<String>> dependencies) {
    Map<String, Set<String>> reached =
        dependencies.keySet().stream()
            .collect(toMap(identity(), from -> reachable(from, dependencies)));
    return reached.keySet().stream()
        .filter(unit -> reached.get(unit).contains(unit))
        .map(
            unit ->
                reached.get(unit).stream()
                    .filter(other -> reached.getOrDefault(other, Set.of()).contains(unit))
                    .collect(toCollection(TreeSet::new)))
        .collect(toSet());
  }

  private static Set<String> reachable(String from, Map<String, Set<String>> dependencies) {
    Set<String> seen = new TreeSet<>();
    Deque<String> todo = new ArrayDeque<>(dependencies.get(from));
    while (!todo.isEmpty()) {
      String next = todo.pop();
      if (seen.add(next)) {
        todo.addAll(dependencies.getOrDefault(next, Set.of()));
      }
    }
    return seen;
  }
}
