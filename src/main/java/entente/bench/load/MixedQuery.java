package entente.bench.load;

import entente.kb.read.InputException;
import entente.kb.read.NamedQuery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.shared.impl.PrefixMappingImpl;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;

/** One of the twenty queries, with the values that its parameter takes. */
final class MixedQuery {
  private static final int VALUES = 500;

  /**
   * The limits of queries without one of their own. They differ from request to request, which
   * makes equal requests rare, and stay below 10,000, the most that Virtuoso sorts.
   */
  private static final int LEAST_LIMIT = 5_000;

  private static final int LIMITS = 4_999;

  private final NamedQuery question;
  private final List<Node> values;

  private MixedQuery(NamedQuery question, List<Node> values) {
    this.question = question;
    this.values = values;
  }

  /** All of them, with values that a target has. */
  static List<MixedQuery> all(BenchmarkTarget target, long seed) {
    return NamedQuery.folder("bench/mix").stream()
        .map(
            question -> {
              String pool = question.header("pool").get(0);
              List<Node> values =
                  new ArrayList<>(
                      QueryRows.values(target, NamedQuery.named("bench/pool/" + pool), "value"));
              if (values.isEmpty()) {
                throw InputException.ofInvocation(
                    target.endpoint()
                        + " has no "
                        + pool
                        + " to query; load the knowledge base there");
              }
              Collections.shuffle(values, new Random(seed));
              return new MixedQuery(
                  question, List.copyOf(values.subList(0, Math.min(VALUES, values.size()))));
            })
        .toList();
  }

  String name() {
    return question.name();
  }

  String kind() {
    return question.header("kind").get(0);
  }

  /** Whether it asks about one thing. */
  boolean aboutOneThing() {
    return question.header("pool").get(0).equals("things") && !kind().equals("path");
  }

  /** The query of a number, without prefixes. */
  Query query(long number) {
    Node value = values.get((int) (number % values.size()));
    Query query = bound(question, value);
    int turn = (int) ((number + number / LIMITS) % LIMITS);
    if (query.hasLimit()) {
      query.setLimit(query.getLimit() + turn % 29);
      query.setOffset(turn / 29);
    } else {
      query.setLimit(LEAST_LIMIT + turn);
    }
    return query;
  }

  private static Query bound(NamedQuery question, Node value) {
    Query query =
        QueryTransformOps.replaceVars(question.query(), Map.of(Var.alloc("value"), value));
    query.setPrefixMapping(new PrefixMappingImpl());
    return query;
  }
}
