package entente.kb.operator;

import entente.kb.row.Row;

/** A condition on the current row. */
public interface Condition {
  /** The values of the logic of SPARQL (SPARQL 1.1, section 17.2). */
  enum Truth {
    TRUE,
    FALSE,
    ERROR;

    public static Truth of(boolean truth) {
      return truth ? TRUE : FALSE;
    }

    Truth not() {
      return this == ERROR ? ERROR : of(this == FALSE);
    }
  }

  Truth test();

  static Condition not(Condition condition) {
    return () -> condition.test().not();
  }

  static Condition and(Condition one, Condition other) {
    return () -> {
      Truth first = one.test();
      if (first == Truth.FALSE) {
        return Truth.FALSE;
      }
      Truth second = other.test();
      return second == Truth.TRUE ? first : second;
    };
  }

  static Condition or(Condition one, Condition other) {
    return () -> {
      Truth first = one.test();
      if (first == Truth.TRUE) {
        return Truth.TRUE;
      }
      Truth second = other.test();
      return second == Truth.FALSE ? first : second;
    };
  }

  /** Whether a pattern has a match; the row stays as it is. */
  static Condition exists(Row row, int[] slots, Operator pattern) {
    return () -> {
      int[] before = row.copy(slots);
      pattern.open();
      boolean found = pattern.next();
      row.restore(slots, before);
      return Truth.of(found);
    };
  }
}
