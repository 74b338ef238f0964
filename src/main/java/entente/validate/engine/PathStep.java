package entente.validate.engine;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.path.Path;

/** A step that binds each node at the end of a path; slot -1 means a constant. */
record PathStep(Node from, int start, Node to, int goal, Path path, boolean forward, PlanStep next)
    implements PlanStep {

  @Override
  public boolean run(PlanRow row) {
    Node begin = start < 0 ? from : row.at(start);
    Node end = goal < 0 ? to : row.at(goal);
    for (Node each : row.reached(begin, path, forward)) {
      if (end != null) {
        if (each.equals(end) && !next.run(row)) {
          return false;
        }
      } else {
        row.set(goal, each);
        boolean more = next.run(row);
        row.clear(goal);
        if (!more) {
          return false;
        }
      }
    }
    return true;
  }
}
