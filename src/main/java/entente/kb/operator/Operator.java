package entente.kb.operator;

/**
 * A part of a plan, which extends the current row in every way that it allows.
 *
 * <pre>
 * operator.open();              // for the present values of the row
 * while (operator.next()) {     // the row has the variables of the operator set
 * }                             // the row is as it was at first
 * </pre>
 */
public abstract class Operator {
  /** Begins with the extensions of the present row; may be called again at any time. */
  public abstract void open();

  /** Moves to the next extension; false, with the row as it was when opened, if there is none. */
  public abstract boolean next();

  /** The number of extensions that are left, without making them; the row is as it was at first. */
  public long count() {
    long count = 0;
    while (next()) {
      count++;
    }
    return count;
  }
}
