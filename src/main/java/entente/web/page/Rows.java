package entente.web.page;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;

/** Values of the variables of a row, as Java types. */
public final class Rows {
  private Rows() {}

  /** The lexical form of a literal; empty where the variable is unbound. */
  public static String text(Binding row, String variable) {
    Node node = row.get(variable);
    return node == null ? "" : node.getLiteralLexicalForm();
  }

  /** Whether the literal is {@code true}. */
  public static boolean flag(Binding row, String variable) {
    return text(row, variable).equals("true");
  }

  /** The number in a literal's lexical form; 0 where the variable is unbound. */
  public static int number(Binding row, String variable) {
    return row.contains(variable) ? Integer.parseInt(text(row, variable)) : 0;
  }

  /** The different IRIs that some variables have in some rows, in their order. */
  public static Set<Node> iris(List<Binding> rows, String... variables) {
    return rows.stream()
        .flatMap(row -> Stream.of(variables).map(row::get))
        .filter(Objects::nonNull)
        .filter(Node::isURI)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
