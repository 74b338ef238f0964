package entente.validate.engine;

import entente.sparql.FunctionCheck;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.syntax.ElementAssign;
import org.apache.jena.sparql.syntax.ElementBind;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementMinus;
import org.apache.jena.sparql.syntax.ElementService;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.sparql.syntax.ElementWalker;

/**
 * A check for constructs that queries with pre-bound variables must not contain (section 5.2 and
 * appendix A of the recommendation).
 */
final class PreBindingCheck extends ElementVisitorBase {
  private final Set<Var> bound;
  private final Var required;
  private String obstacle;

  private PreBindingCheck(Set<Var> bound, Var required) {
    this.bound = bound;
    this.required = required;
  }

  /**
   * The forbidden construct and its replacement, if there is one.
   *
   * @param required the variable that every sub-query must select
   */
  static Optional<String> obstacle(Query query, Set<Var> bound, Var required) {
    PreBindingCheck visitor = new PreBindingCheck(bound, required);
    visitor.look(query);
    if (visitor.obstacle == null) {
      visitor.obstacle = FunctionCheck.unknown(query).orElse(null);
    }
    return Optional.ofNullable(visitor.obstacle);
  }

  private void look(Query query) {
    requireFree(query.getProject().getExprs().keySet());
    if (query.hasValues()) {
      values();
    }
    query.getProject().getExprs().values().forEach(this::look);
    query.getHavingExprs().forEach(this::look);
    ElementWalker.walk(query.getQueryPattern(), this);
  }

  private void look(Expr expression) {
    Walker.walk(
        expression,
        new ExprVisitorBase() {
          @Override
          public void visit(ExprFunctionOp exists) {
            ElementWalker.walk(exists.getElement(), PreBindingCheck.this);
          }
        });
  }

  private void values() {
    obstacle = "its query has VALUES, which SHACL does not allow; write FILTER(?x IN (…))";
  }

  private void requireFree(Collection<Var> given) {
    given.stream()
        .filter(bound::contains)
        .findFirst()
        .ifPresent(
            variable ->
                obstacle =
                    "its query gives "
                        + variable
                        + " a value, but SHACL has bound it already; use another variable");
  }

  @Override
  public void visit(ElementMinus minus) {
    obstacle = "its query has MINUS, which SHACL does not allow; write FILTER NOT EXISTS";
  }

  @Override
  public void visit(ElementService service) {
    obstacle =
        "its query calls another server (SERVICE "
            + service.getServiceNode()
            + "), but no connections are opened here; add its data as a file";
  }

  @Override
  public void visit(ElementData data) {
    values();
  }

  @Override
  public void visit(ElementBind bind) {
    requireFree(Set.of(bind.getVar()));
    look(bind.getExpr());
  }

  @Override
  public void visit(ElementAssign assign) {
    requireFree(Set.of(assign.getVar()));
    look(assign.getExpr());
  }

  @Override
  public void visit(ElementFilter filter) {
    look(filter.getExpr());
  }

  @Override
  public void visit(ElementSubQuery inner) {
    Query query = inner.getQuery();
    if (query.isQueryResultStar() || !query.getProjectVars().contains(required)) {
      obstacle =
          "its query has a sub-query that does not name "
              + required
              + " in its SELECT, as SHACL requires";
    }
    look(query);
  }
}
