package entente.kb.plan;

import org.apache.jena.sparql.expr.Expr;

/** An expression whose value is that of its operand, such as one that counts what it sees. */
public interface PassThrough {
  Expr operand();

  /** An expression without those around it. */
  static Expr strip(Expr expression) {
    Expr inner = expression;
    while (inner instanceof PassThrough passing) {
      inner = passing.operand();
    }
    return inner;
  }
}
