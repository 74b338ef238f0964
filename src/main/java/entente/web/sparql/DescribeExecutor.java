package entente.web.sparql;

import entente.kb.Store;
import entente.web.page.Addresses;
import entente.web.page.PageQueries;
import entente.web.resource.Description;
import entente.web.sparql.query.QueryRunner;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.GraphFactory;

/** Execution of DESCRIBE: the documents about the described things, in one graph. */
final class DescribeExecutor {
  private final QueryRunner runner;
  private final PageQueries queries;
  private final Consumer<Graph> check;
  private final Graph result = GraphFactory.createDefaultGraph();

  /** {@code check} is called for the result after each added triple. */
  DescribeExecutor(QueryRunner runner, PageQueries queries, Consumer<Graph> check) {
    this.runner = runner;
    this.queries = queries.over(Store.inMemory(runner.dataset()));
    this.check = check;
  }

  Graph result(Query query) {
    for (Node thing : things(query)) {
      if (thing.isBlank()) {
        addBlank(thing, runner.dataset().getDefaultGraph());
      } else if (thing.isURI() && queries.knows(thing)) {
        document(thing).find().forEachRemaining(this::add);
      }
    }
    return result;
  }

  private Set<Node> things(Query query) {
    Set<Node> things = new LinkedHashSet<>(query.getResultURIs());
    if (!query.getProjectVars().isEmpty()) {
      Query rows = query.cloneQuery();
      rows.setQuerySelectType();
      try (QueryExec execution = runner.of(rows, Map.of())) {
        List<Var> columns = query.getProjectVars();
        execution
            .select()
            .forEachRemaining(
                row ->
                    columns.stream().map(row::get).filter(Objects::nonNull).forEach(things::add));
      }
    }
    return things;
  }

  private Graph document(Node thing) {
    String path = queries.local(thing.getURI());
    if (!path.startsWith("/")) {
      return queries.graph("thing/description", Map.of("thing", thing));
    }
    String name = path.substring(1);
    return Description.ofThing(
            queries,
            thing,
            queries.base() + (name.contains("/") ? Addresses.describing(name).substring(1) : name),
            1)
        .graph();
  }

  /**
   * A blank node cannot be a parameter, because in a query it would be a variable; its description
   * is its triples and those of the blank nodes below it.
   */
  private void addBlank(Node thing, Graph from) {
    for (Triple triple : from.find(thing, Node.ANY, Node.ANY).toList()) {
      boolean known = result.contains(triple);
      add(triple);
      if (!known && triple.getObject().isBlank()) {
        addBlank(triple.getObject(), from);
      }
    }
  }

  private void add(Triple triple) {
    result.add(triple);
    check.accept(result);
  }
}
