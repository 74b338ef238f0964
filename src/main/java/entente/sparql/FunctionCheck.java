package entente.sparql;

import java.util.Optional;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.expr.E_Call;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;

/**
 * A check of the functions that the query of a shape calls by IRI: calling an unknown one would be
 * an error in the filter, and the constraint would look satisfied because it never finds anything.
 */
public final class FunctionCheck extends ExprTransformCopy {
  private String obstacle;

  private FunctionCheck() {}

  /** The first objection to the functions of a query, as a clause about it. */
  public static Optional<String> unknown(Query query) {
    FunctionCheck functions = new FunctionCheck();
    Op algebra = Algebra.compile(query);
    Transformer.transform(new TransformCopy(), functions, algebra);
    return Optional.ofNullable(functions.obstacle).or(() -> refused(algebra));
  }

  private static Optional<String> refused(Op algebra) {
    try {
      QuerySandbox.bounded(algebra);
      return Optional.empty();
    } catch (QueryRefusedException e) {
      return Optional.of("its query " + e.getMessage() + ", which is not available here");
    } catch (LimitExceededException e) {
      return Optional.of("its query " + e.getMessage() + ", which is not supported here");
    }
  }

  @Override
  public Expr transform(ExprFunctionN function, ExprList arguments) {
    if (function instanceof E_Call) {
      obstacle =
          "its query has CALL, and the function that it calls cannot be known in advance; write the"
              + " name of the function";
    } else if (function instanceof E_Function called
        && !Functions.XPATH.offers(called.getFunctionIRI())) {
      obstacle =
          "its query calls the function <"
              + called.getFunctionIRI()
              + ">, which is not available here; use one of SPARQL or of XPath";
    }
    return super.transform(function, arguments);
  }
}
