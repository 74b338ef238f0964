package entente.kb;

import entente.kb.index.IndexBuilder;
import entente.kb.plan.IndexExecutor;
import entente.kb.read.InputException;
import entente.kb.read.Location;
import entente.kb.read.RdfSource;
import entente.kb.read.Vocabulary;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;

/**
 * The rules that derive triples: CONSTRUCT queries in the order of their file names, each run over
 * everything asserted and everything derived before it.
 */
public final class Derivation {
  private final List<RdfSource> rules;

  public Derivation(List<RdfSource> rules) {
    this.rules = rules;
  }

  /** The triples that follow from these graphs and are not in them. */
  public Graph over(List<Graph> asserted) {
    IndexBuilder builder = new IndexBuilder();
    asserted.forEach(graph -> builder.add(Vocabulary.DATA, graph));
    over(builder);
    return builder.build().getGraph(Vocabulary.DERIVED);
  }

  /** Adds the triples that follow from what was added, and are not in it, as the derived graph. */
  void over(IndexBuilder builder) {
    int derived = builder.derived(Vocabulary.DERIVED);
    for (RdfSource rule : rules) {
      DatasetGraph known = IndexExecutor.over(builder.build());
      try (QueryExec execution = QueryExec.dataset(known).query(rule.text()).build()) {
        execution.constructTriples().forEachRemaining(triple -> builder.add(derived, triple));
      } catch (QueryParseException e) {
        throw InputException.ofData(
            new Location(rule.name(), e.getLine(), e.getColumn())
                + ": syntax error in the rule: "
                + e.getMessage(),
            e);
      }
    }
  }
}
