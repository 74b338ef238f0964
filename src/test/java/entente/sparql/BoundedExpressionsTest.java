package entente.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sys.JenaSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All that expressions of ARQ can do is bounded or refused; what a new ARQ adds fails a test. */
class BoundedExpressionsTest {
  private static final QueryLimits LIMITS =
      new QueryLimits(
          Duration.ofSeconds(60),
          10_000_000,
          Long.MAX_VALUE,
          Long.MAX_VALUE,
          10_000_000,
          QueryLimits.DIGITS,
          256L << 20);

  /** Values that are as large as they may be where they are written down. */
  private static final List<String> LARGE =
      List.of(
          "9".repeat(9_999),
          "-0." + "0".repeat(9_990) + "7",
          "1e308",
          "REPLACE(\"" + "9".repeat(1_000) + "\", \"9\", \"" + "9".repeat(1_000) + "\")",
          "\"P999999DT23H59M59S\"^^xsd:duration",
          "\"-P999999D\"^^xsd:dayTimeDuration",
          "\"" + "9".repeat(79) + "-12-31T23:59:59Z\"^^xsd:dateTime",
          "\"2000-01-01\"^^xsd:date");

  static {
    JenaSystem.init();
  }

  private static Op parsed(String pattern) {
    return QuerySandbox.bounded(
        Algebra.compile(
            QueryFactory.create(
                "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> SELECT * { " + pattern + " }",
                Syntax.syntaxARQ)));
  }

  private static void evaluate(String expression) {
    run("BIND(" + expression + " AS ?y)");
  }

  private static void run(String pattern) {
    Context context = QuerySandbox.prepare(ARQ.getContext().copy(), new QueryBudget(LIMITS));
    QueryIterator rows =
        QC.execute(
            Algebra.optimize(parsed(pattern)),
            BindingFactory.empty(),
            ExecutionContext.create(DatasetGraphFactory.empty(), context));
    rows.forEachRemaining(row -> row.forEach((variable, value) -> value.toString()));
  }

  private static void endsSoon(String expression) {
    endsSoonIn("BIND(" + expression + " AS ?y)");
  }

  private static void endsSoonIn(String pattern) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          try {
            run(pattern);
          } catch (LimitExceededException e) {
            // Ends the query as well.
          } catch (QueryCancelledException e) {
            throw new AssertionError("only the time ended it", e);
          } catch (RuntimeException e) {
            // A wrong number of operands, or an error of ARQ: what counts is that it ends.
          }
        },
        () -> pattern.substring(0, Math.min(200, pattern.length())));
  }

  private static Set<String> functions() {
    Set<String> functions = new TreeSet<>();
    FunctionRegistry.get().keys().forEachRemaining(functions::add);
    return functions;
  }

  @Test
  void everyFunctionOfTheRegistryIsOfferedOrRefusedOnPurpose() {
    assertEquals(
        Set.of(Functions.FN + "apply"),
        functions().stream()
            .filter(each -> !Functions.XPATH.offers(each))
            .filter(each -> !each.startsWith(Functions.SPARQL))
            .filter(each -> !each.startsWith(Functions.COMPOSITE))
            .collect(Collectors.toSet()));
  }

  @Test
  void everyClassOfExpressionsIsKnownOrRefusedOnPurpose() throws Exception {
    // CALL calls by name; the others are never made by the parser, or are made of known ones.
    assertEquals(
        Set.of("E_Call", "E_Cast", "E_Conditional", "E_EBV", "E_OneOfBase"),
        classes("E_\\w+")
            .filter(each -> !BoundedExpressions.knows(each))
            .map(Class::getSimpleName)
            .collect(Collectors.toSet()));
  }

  @Test
  void everyAggregateIsKnownOrRefusedOnPurpose() throws Exception {
    // FOLD makes lists and maps; AggCustom is whatever was registered.
    assertEquals(
        Set.of(
            "AggCustom",
            "AggFoldList",
            "AggFoldMap",
            "AggMaxBase",
            "AggMinBase",
            "AggNull",
            "AggregateRegistry",
            "Aggregator",
            "AggregatorBase",
            "AggregatorFactory"),
        classes("aggregate/Agg\\w+")
            .filter(each -> !BoundedExpressions.knowsAggregator(each))
            .map(Class::getSimpleName)
            .collect(Collectors.toSet()));
  }

  private static Stream<Class<?>> classes(String name) throws Exception {
    Path jar = Path.of(Expr.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.stream()
          .map(JarEntry::getName)
          .filter(each -> each.matches("org/apache/jena/sparql/expr/" + name + "\\.class"))
          .map(each -> each.replace(".class", "").replace('/', '.'))
          .<Class<?>>map(BoundedExpressionsTest::load)
          .toList()
          .stream();
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  static Stream<String> offered() {
    return functions().stream().filter(Functions.XPATH::offers);
  }

  @ParameterizedTest
  @MethodSource("offered")
  void everyFunctionEndsSoonWithLargeOperands(String function) {
    for (String one : LARGE) {
      endsSoon("<" + function + ">(" + one + ")");
      endsSoon("<" + function + ">(" + one + ", " + LARGE.get(0) + ")");
      endsSoon("<" + function + ">(" + one + ", " + one + ")");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"+", "-", "*", "/", "<", "=", "!=", ">="})
  void everyOperatorEndsSoonWithLargeOperands(String operator) {
    for (String one : LARGE) {
      for (String other : LARGE) {
        endsSoon(one + " " + operator + " " + other);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "REGEX(\"a\", \"(?:(?:){2000000000}){2000000000}\")",
        "REGEX(\"a\", \"(){2000000000}\")",
        "REGEX(\"a\", \"(?:(?:\\\\b){60000}){60000}\")",
        "REPLACE(\"a\", \"(?:(?=a)){2000000000}\", \"b\")"
      })
  void aPatternThatRepeatsNothingIsRefused(String expression) {
    assertEquals(
        LimitExceededException.Limit.REPETITIONS,
        assertThrows(LimitExceededException.class, () -> evaluate(expression)).limit());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^\\d{4}-\\d{2}-\\d{2}$",
        "^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$",
        "([A-Z0-9]{5}){10}[A-Z]{5}{3}",
        "a{1000}b{1000}c{1000}"
      })
  void patternsThatCountAsPeopleDoAreTaken(String pattern) {
    InterruptibleRegex.requireBounded(pattern);
  }

  @Test
  void tripleTermsThatHoldThemselvesTwiceAreRefused() {
    for (String doubled : List.of("TRIPLE(?x0, <a:b>, ?x0)", "<<( ?x0 <a:b> ?x0 )>>")) {
      endsSoonIn(
          "BIND(<a:c> AS ?x0) "
              + IntStream.range(0, 40)
                  .mapToObj(
                      i -> "BIND(" + doubled.replace("?x0", "?x" + i) + " AS ?x" + (i + 1) + ") ")
                  .collect(Collectors.joining()));
    }
  }
}
