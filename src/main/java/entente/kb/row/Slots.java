package entente.kb.row;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.sparql.core.Var;

/** The variables of a plan, each with the number of its place in a {@link Row}. */
public final class Slots {
  private final Map<Var, Integer> numbers = new HashMap<>();
  private final List<Var> variables = new ArrayList<>();

  /** The place of a variable, which is added if it is new. */
  public int of(Var variable) {
    return numbers.computeIfAbsent(
        variable,
        added -> {
          variables.add(added);
          return variables.size() - 1;
        });
  }

  /** The place of a variable, or -1. */
  public int find(Var variable) {
    return numbers.getOrDefault(variable, -1);
  }

  public Var variable(int slot) {
    return variables.get(slot);
  }

  public int size() {
    return variables.size();
  }
}
