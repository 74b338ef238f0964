package entente.kb;

import entente.kb.read.InputException;
import entente.kb.read.Location;
import entente.kb.read.RdfSource;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.GraphFactory;

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
    Graph known = GraphFactory.createDefaultGraph();
    asserted.forEach(graph -> graph.find().forEachRemaining(known::add));
    Graph derived = GraphFactory.createDefaultGraph();
    for (RdfSource rule : rules) {
      try {
        QueryExec.graph(known).query(rule.text()).construct().find().toList().stream()
            .filter(triple -> !known.contains(triple))
            .forEach(
                triple -> {
                  derived.add(triple);
                  known.add(triple);
                });
      } catch (QueryParseException e) {
        throw InputException.ofData(
            new Location(rule.name(), e.getLine(), e.getColumn())
                + ": syntax error in the rule: "
                + e.getMessage(),
            e);
      }
    }
    return derived;
  }
}
