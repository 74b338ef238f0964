package entente.kb.read;

import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterNullIterator;
import org.apache.jena.sparql.engine.iterator.QueryIterProcessBinding;
import org.apache.jena.sparql.engine.main.StageGenerator;

/**
 * Makes triple patterns whose predicate is bound to a literal or blank node match nothing, as
 * SPARQL requires.
 *
 * <p>Jena 5.6.0 fails when it reorders such patterns, so that one literal in the data could end a
 * whole query with an error.
 */
final class LiteralPredicateStage implements StageGenerator {
  private final StageGenerator next;

  LiteralPredicateStage(StageGenerator next) {
    this.next = next;
  }

  @Override
  public QueryIterator execute(
      BasicPattern pattern, QueryIterator input, ExecutionContext context) {
    List<Node> predicates =
        pattern.getList().stream().map(Triple::getPredicate).filter(node -> !node.isURI()).toList();
    if (predicates.isEmpty()) {
      return next.execute(pattern, input, context);
    }
    if (!predicates.stream().allMatch(Var::isVar)) {
      input.close();
      return QueryIterNullIterator.create(context);
    }
    List<Var> variables = predicates.stream().map(Var::alloc).distinct().toList();
    return next.execute(
        pattern,
        new QueryIterProcessBinding(input, context) {
          @Override
          public Binding accept(Binding row) {
            return variables.stream().map(row::get).allMatch(node -> node == null || node.isURI())
                ? row
                : null;
          }
        },
        context);
  }
}
