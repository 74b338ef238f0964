package entente.validate.engine;

import entente.kb.read.InputException;
import entente.sparql.LimitExceededException;
import entente.sparql.QuerySandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.shacl.lib.ShLib;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Substitute;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.iterator.QueryIterRoot;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransformCopyBase;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;

/**
 * A query of a shape, compiled when it first runs: into a {@link QueryPlan} if it has one, else
 * into algebra in which Jena substitutes the given values.
 */
final class PreparedQuery {
  static final Var THIS = Var.alloc("this");
  static final Var PATH = Var.alloc("PATH");
  static final Var SHAPES = Var.alloc("shapesGraph");
  static final Var CURRENT = Var.alloc("currentShape");
  static final Var VALUE = Var.alloc("value");
  static final Node SHAPES_GRAPH = NodeFactory.createURI("urn:x-shacl:shapes");
  private final Supplier<Query> query;
  private final Optional<Path> path;
  private final Set<Var> given;
  private Form form;

  /**
   * The compiled query, made on first use: of many shapes, most have no target in the given data.
   */
  private record Form(Op algebra, Optional<QueryPlan> plan, boolean readsShapes) {}

  /**
   * A query that is not compiled yet.
   *
   * @param path replaces {@code $PATH} as a predicate
   * @param given the variables that are bound before it runs
   */
  PreparedQuery(Supplier<Query> query, Optional<Path> path, Set<Var> given) {
    this.query = query;
    this.path = path;
    this.given = given;
  }

  private synchronized Form form() {
    if (form == null) {
      Query text = query.get();
      Op compiled =
          Algebra.compile(
              path.map(each -> QueryTransformOps.transform(text, new PathInPlace(each)))
                  .orElse(text));
      Op algebra = Algebra.optimize(QuerySandbox.bounded(compiled));
      boolean readsShapes = OpVars.mentionedVars(algebra).contains(SHAPES);
      form =
          new Form(
              algebra,
              readsShapes ? Optional.empty() : QueryPlan.of(text, algebra, given),
              readsShapes);
    }
    return form;
  }

  /** The solutions for these values: up to the result limit, and one more if there are more. */
  List<Binding> solutions(Map<Var, Node> start, Graph data, Graph shapes) {
    DeadlineGraph guarded = DeadlineGraph.over(data);
    Form form = form();
    List<Binding> solutions = new ArrayList<>();
    try {
      solve(form, start, guarded, data, shapes, solutions);
    } catch (LimitExceededException e) {
      if (e.limit() == LimitExceededException.Limit.DEPTH
          || e.limit() == LimitExceededException.Limit.REPETITIONS) {
        throw InputException.of(
            InputException.Reason.SHAPES,
            "a query of " + ShLib.displayStr(start.get(CURRENT)) + ": " + e.getMessage(),
            e);
      }
      throw InputException.of(
          InputException.Reason.MEMORY,
          "a query of "
              + ShLib.displayStr(start.get(CURRENT))
              + " needed too much memory and was stopped; there is no result",
          e);
    }
    return solutions;
  }

  private static void solve(
      Form form,
      Map<Var, Node> start,
      DeadlineGraph guarded,
      Graph data,
      Graph shapes,
      List<Binding> solutions) {
    guarded.during(
        settings -> {
          if (form.plan.isPresent()) {
            solutions.addAll(
                form.plan.get().solutions(start, guarded, settings, guarded.results()));
          } else {
            run(
                form.algebra,
                start,
                ExecutionContext.create(
                    form.readsShapes ? dataset(data, shapes) : DatasetGraphFactory.wrap(data),
                    settings.get()),
                guarded,
                solutions);
          }
        });
  }

  private static void run(
      Op algebra,
      Map<Var, Node> start,
      ExecutionContext execution,
      DeadlineGraph guarded,
      List<Binding> solutions) {
    BindingBuilder given = Binding.builder();
    start.forEach(given::add);
    Binding binding = given.build();
    QueryIterator found =
        QC.execute(
            Substitute.substitute(algebra, binding),
            QueryIterRoot.create(binding, execution),
            execution);
    try {
      while (found.hasNext() && solutions.size() <= guarded.results()) {
        solutions.add(guarded.keep(found.next()));
      }
    } finally {
      found.close();
    }
  }

  private static DatasetGraph dataset(Graph data, Graph shapes) {
    DatasetGraph dataset = DatasetGraphFactory.createGeneral(data);
    dataset.addGraph(SHAPES_GRAPH, shapes);
    return dataset;
  }

  private static final class PathInPlace extends ElementTransformCopyBase {
    private final Path path;

    PathInPlace(Path path) {
      this.path = path;
    }

    @Override
    public Element transform(ElementPathBlock block) {
      ElementPathBlock changed = new ElementPathBlock();
      block
          .getPattern()
          .forEach(
              each ->
                  changed.addTriplePath(
                      each.isTriple() && PATH.equals(each.getPredicate())
                          ? new TriplePath(each.getSubject(), path, each.getObject())
                          : each));
      return changed;
    }
  }
}
