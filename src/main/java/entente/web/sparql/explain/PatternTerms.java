package entente.web.sparql.explain;

import entente.web.sparql.query.QueryPattern;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_Path0;
import org.apache.jena.sparql.path.P_Path1;
import org.apache.jena.sparql.path.P_Path2;
import org.apache.jena.sparql.path.P_Seq;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.syntax.Element;

/**
 * The triple patterns, paths and expressions of a query and of its subqueries, up to a number that
 * bounds the work of examining them.
 */
record PatternTerms(List<TriplePath> paths, List<Expr> expressions) {
  private static final int EXAMINED = 24;
  private static final Set<String> COMPARISONS = Set.of("=", "<", ">", "<=", ">=");

  static PatternTerms of(Element pattern) {
    List<QueryPattern> patterns = patterns(pattern).toList();
    return new PatternTerms(
        patterns.stream()
            .flatMap(each -> each.paths().stream())
            .limit(EXAMINED)
            .map(QueryPattern.Placed::path)
            .toList(),
        patterns.stream().flatMap(each -> each.expressions().stream()).limit(EXAMINED).toList());
  }

  private static Stream<QueryPattern> patterns(Element element) {
    QueryPattern pattern = QueryPattern.of(element);
    return Stream.concat(
        Stream.of(pattern),
        pattern.subqueries().stream().flatMap(inner -> patterns(inner.query().getQueryPattern())));
  }

  /** The IRIs in the patterns, paths and expressions. */
  Set<Node> iris() {
    Set<Node> iris = new LinkedHashSet<>();
    for (TriplePath path : paths) {
      Stream.of(path.getSubject(), path.getObject(), path.isTriple() ? path.getPredicate() : null)
          .filter(node -> node != null && node.isURI())
          .forEach(iris::add);
      iris.addAll(properties(path.getPath()));
    }
    expressions.forEach(each -> constants(each).filter(Node::isURI).forEach(iris::add));
    return iris;
  }

  private static Set<Node> properties(Path path) {
    Set<Node> properties = new LinkedHashSet<>();
    if (path instanceof P_Path0 link) {
      properties.add(link.getNode());
    } else if (path instanceof P_Path1 one) {
      properties.addAll(properties(one.getSubPath()));
    } else if (path instanceof P_Path2 two) {
      properties.addAll(properties(two.getLeft()));
      properties.addAll(properties(two.getRight()));
    }
    return properties;
  }

  Stream<ExprFunction2> comparisons() {
    return expressions.stream().flatMap(PatternTerms::comparisons);
  }

  private static Stream<ExprFunction2> comparisons(Expr expression) {
    if (!(expression instanceof ExprFunction function)) {
      return Stream.empty();
    }
    Stream<ExprFunction2> inner = function.getArgs().stream().flatMap(PatternTerms::comparisons);
    return function instanceof ExprFunction2 two
            && COMPARISONS.contains(String.valueOf(function.getOpName()))
        ? Stream.concat(Stream.of(two), inner)
        : inner;
  }

  /** The property whose values a comparison examines. */
  Optional<Node> compared(Expr comparison) {
    Set<Var> variables = comparison.getVarsMentioned();
    return paths.stream()
        .filter(
            path -> Var.isVar(path.getObject()) && variables.contains(Var.alloc(path.getObject())))
        .findFirst()
        .flatMap(PatternTerms::last);
  }

  /** The constants in an expression. */
  static Stream<Node> constants(Expr expression) {
    if (expression.isConstant()) {
      return Stream.of(expression.getConstant().asNode());
    }
    return expression instanceof ExprFunction function
        ? function.getArgs().stream().flatMap(PatternTerms::constants)
        : Stream.empty();
  }

  /** The property with which a triple pattern or path begins, if there is only one. */
  static Optional<Node> first(TriplePath path) {
    return end(path, P_Seq::getLeft);
  }

  /** The property with which a triple pattern or path ends, if there is only one. */
  static Optional<Node> last(TriplePath path) {
    return end(path, P_Seq::getRight);
  }

  private static Optional<Node> end(TriplePath path, Function<P_Seq, Path> side) {
    if (path.isTriple()) {
      return Optional.of(path.getPredicate()).filter(Node::isURI);
    }
    Path step = path.getPath();
    while (step instanceof P_Seq sequence) {
      step = side.apply(sequence);
    }
    return step instanceof P_Link link ? Optional.of(link.getNode()) : Optional.empty();
  }
}
