package entente.sparql;

import java.util.Optional;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.expr.E_Call;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.function.FunctionRegistry;

/**
 * The functions that a query of shapes calls by an IRI: a call of one that is not there would be an
 * error of the filter, and a rule that never finds anything would look kept.
 */
public final class FunctionCheck extends ExprTransformCopy {
  static final String XPATH = "http://www.w3.org/2005/xpath-functions#";
  private String obstacle;

  private FunctionCheck() {}

  /** What is wrong with the functions that a query calls. */
  public static Optional<String> unknown(Query query) {
    FunctionCheck functions = new FunctionCheck();
    Transformer.transform(new TransformCopy(), functions, Algebra.compile(query));
    return Optional.ofNullable(functions.obstacle);
  }

  @Override
  public Expr transform(ExprFunctionN function, ExprList arguments) {
    if (function instanceof E_Call) {
      obstacle =
          "its query has CALL, and what it would call is not known before; write the name of the"
              + " function";
    } else if (function instanceof E_Function called && !isOffered(called.getFunctionIRI())) {
      obstacle =
          "its query calls the function <"
              + called.getFunctionIRI()
              + ">, which is not offered here; take one of SPARQL or of XPath";
    }
    return super.transform(function, arguments);
  }

  /**
   * Not what calls others by their names, prints with any width, or makes lists that no bound is
   * known for.
   */
  private static boolean isOffered(String iri) {
    return FunctionRegistry.get().isRegistered(iri)
        && !iri.equals(XPATH + "apply")
        && !iri.endsWith("/function#sprintf")
        && !iri.contains("/SPARQL-CDTs/");
  }
}
