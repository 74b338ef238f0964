package entente.kb.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated queries of every shape give the same rows by their plan on ids as by ARQ. */
class GeneratedPlansTest {
  private static final int QUERIES = 600;
  private static final int NODES = 9;
  private static final int LONGEST_PATTERN = 3;
  private static final List<String> VARIABLES = List.of("?a", "?b", "?c", "?d");
  private static final List<String> LITERALS =
      List.of(
          "1",
          "2",
          "01",
          "1.0",
          "2.5e0",
          "\"1\"",
          "\"a\"@en",
          "\"a\"@de",
          "\"b\"",
          "true",
          "\"2001-02-03\"^^xsd:date",
          "\"x\"^^<urn:t>");
  private static final List<String> AGGREGATES =
      List.of(
          "COUNT(*)",
          "COUNT(?b)",
          "COUNT(DISTINCT ?b)",
          "MIN(?b)",
          "MAX(?b)",
          "SUM(?b)",
          "AVG(?b)",
          "COUNT(DISTINCT *)",
          "SUM(?b + 1)");
  private static final PlanComparison GRAPHS = graphs();

  /** ARQ renames the variables of a subquery that it does not project. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT (COUNT(*) AS ?n) { { SELECT DISTINCT ?c ?d"
            + " { ?a ?p ?c . ?b ?q ?c { ?a :p1 ?d } UNION { ?b :p2 ?d } } } }",
        "SELECT (COUNT(*) AS ?n) { { SELECT DISTINCT ?c ?d"
            + " { ?a ?p ?c . ?b ?q ?c { ?a :p1 ?e } MINUS { ?b :p2 ?d } { ?b :p1 ?d } } } }",
        "SELECT ?c (COUNT(DISTINCT ?d) AS ?n) { { SELECT ?c ?d { ?a ?p ?c OPTIONAL { { ?a :p1 ?d }"
            + " UNION { ?c :p2 ?d } } } } ?c ?q ?d } GROUP BY ?c"
      })
  void renamedVariablesOfASubqueryJoin(String query) {
    GRAPHS.requireSame(QueryFactory.create(Generator.PREFIXES + query), Map.of());
  }

  @TestFactory
  Stream<DynamicTest> everyShapeGivesTheSameRows() {
    return IntStream.range(0, QUERIES)
        .mapToObj(
            seed -> {
              String query = new Generator(new Random(seed)).query();
              return DynamicTest.dynamicTest(
                  query, () -> GRAPHS.requireSame(QueryFactory.create(query), Map.of()));
            });
  }

  private static PlanComparison graphs() {
    Random random = new Random(42);
    Map<Node, Graph> graphs = new HashMap<>();
    for (int graph = 0; graph < 3; graph++) {
      StringBuilder turtle = new StringBuilder(Generator.PREFIXES);
      for (int i = 0; i < 40; i++) {
        turtle
            .append(":n" + random.nextInt(NODES))
            .append(" :p" + random.nextInt(4))
            .append(
                random.nextInt(3) > 0
                    ? " :n" + random.nextInt(NODES)
                    : " " + LITERALS.get(random.nextInt(LITERALS.size())))
            .append(" .\n");
      }
      Graph read = GraphFactory.createGraphMem();
      RDFParser.fromString(turtle.toString(), Lang.TURTLE).parse(read);
      graphs.put(NodeFactory.createURI("urn:x:g" + graph), read);
    }
    return PlanComparison.of(graphs);
  }

  /** A random query. */
  private record Generator(Random random) {
    static final String PREFIXES =
        "PREFIX : <urn:x:>\nPREFIX xsd: <http://www.w3.org/2001/XMLSchema#>\n";

    private String query() {
      String where = group(2);
      return PREFIXES
          + switch (random.nextInt(6)) {
            case 0 -> "SELECT (" + any(AGGREGATES) + " AS ?n) WHERE " + where;
            case 1 ->
                "SELECT ?a ("
                    + any(AGGREGATES)
                    + " AS ?n) WHERE "
                    + where
                    + " GROUP BY ?a"
                    + (random.nextBoolean() ? "" : " HAVING(COUNT(*) > 1)");
            case 2 -> "SELECT DISTINCT ?a ?b WHERE " + where;
            case 3 ->
                "SELECT * WHERE "
                    + where
                    + " ORDER BY "
                    + (random.nextBoolean() ? "?a" : "DESC(?b) ?c")
                    + (random.nextBoolean() ? "" : " LIMIT " + random.nextInt(9));
            case 4 -> "ASK " + where;
            default -> "SELECT * WHERE " + where;
          };
    }

    private String group(int depth) {
      List<String> parts = new ArrayList<>();
      parts.add(triples());
      int size = random.nextInt(3);
      for (int i = 0; i < size; i++) {
        parts.add(depth == 0 ? filter() : part(depth - 1));
      }
      return "{ " + String.join(" ", parts) + " }";
    }

    private String part(int depth) {
      return switch (random.nextInt(12)) {
        case 0, 1 -> "OPTIONAL " + group(depth);
        case 2 -> group(depth) + " UNION " + group(depth);
        case 3 -> "MINUS " + group(depth);
        case 4 -> "FILTER " + (random.nextBoolean() ? "NOT " : "") + "EXISTS " + group(depth);
        case 5 -> "GRAPH " + (random.nextBoolean() ? ":g1 " : "?g ") + group(0);
        case 6 -> group(depth);
        case 7 -> "VALUES (?a ?b) { (:n1 UNDEF) (:n2 :n3) (UNDEF 1) }";
        case 8 -> "{ SELECT ?a (COUNT(*) AS ?m) WHERE " + group(0) + " GROUP BY ?a }";
        case 9 -> "{ SELECT DISTINCT ?a ?c WHERE " + group(Math.min(1, depth)) + " }";
        case 10 -> path();
        default -> filter();
      };
    }

    private String triples() {
      StringBuilder triples = new StringBuilder();
      int size = 1 + random.nextInt(LONGEST_PATTERN);
      for (int i = 0; i < size; i++) {
        String property = random.nextInt(6) == 0 ? any(VARIABLES) : ":p" + random.nextInt(4);
        triples.append(subject() + " " + property + " " + object() + " . ");
      }
      return triples.toString();
    }

    private String path() {
      String path =
          any(
              List.of(
                  ":p0+",
                  ":p1*",
                  ":p0/:p1",
                  "(:p0|^:p1)+",
                  ":p2?",
                  "!(:p0|^:p1)",
                  "^:p0/:p1*",
                  "(:p0/:p1)*",
                  ":p0|:p1",
                  "!:p3"));
      return subject() + " " + path + " " + object() + " . ";
    }

    private String subject() {
      return random.nextInt(5) == 0 ? ":n" + random.nextInt(NODES) : any(VARIABLES);
    }

    private String object() {
      return random.nextInt(8) == 0 ? any(LITERALS) : subject();
    }

    private String filter() {
      String one = any(VARIABLES);
      String other = any(VARIABLES);
      return "FILTER("
          + any(
              List.of(
                  one + " = " + other,
                  one + " != " + other,
                  one + " = " + any(LITERALS),
                  one + " < 2",
                  one + " >= " + other,
                  one + " IN (:n1, 1, \"a\"@en)",
                  "isLiteral(" + one + ") || " + other + " = :n2",
                  "!BOUND(" + one + ")",
                  "BOUND(" + one + ") && " + other + " != :n1",
                  "LANG(" + one + ") = \"en\"",
                  "sameTerm(" + one + ", " + other + ")",
                  "!isIRI(" + one + ")",
                  "REGEX(STR(" + one + "), \"[12]\")"))
          + ")"
          + (random.nextInt(4) == 0
              ? " BIND(STR(" + one + ") AS ?e" + random.nextInt(9999) + ")"
              : "");
    }

    private <T> T any(List<T> choices) {
      return choices.get(random.nextInt(choices.size()));
    }
  }
}
