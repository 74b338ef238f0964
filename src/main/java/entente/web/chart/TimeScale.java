package entente.web.chart;

import java.time.LocalDate;
import java.util.function.IntPredicate;

/**
 * A linear scale of days.
 *
 * @param first the day at which the scale begins
 * @param end the day after the last one
 */
record TimeScale(LocalDate first, LocalDate end) {

  /**
   * The position of the beginning of a day: 0 at or before the first day, 1 at or after the end.
   */
  double at(LocalDate day) {
    double along =
        (double) (day.toEpochDay() - first.toEpochDay()) / (end.toEpochDay() - first.toEpochDay());
    return Math.max(0, Math.min(1, along));
  }

  /** Whether a day lies before the scale. */
  boolean startsAfter(LocalDate day) {
    return day.isBefore(first);
  }

  /** Whether a day lies after the scale. */
  boolean endsBefore(LocalDate day) {
    return !day.isBefore(end);
  }

  /** The smallest of 1, 2, 5, 10, 20, 50 … years between two labels that leaves enough space. */
  static int yearStep(IntPredicate fits) {
    int[] digits = {1, 2, 5};
    int power = 1;
    for (int i = 0; ; i++) {
      int step = digits[i % digits.length] * power;
      if (step >= 100_000 || fits.test(step)) {
        return step;
      }
      power *= i % digits.length == 2 ? 10 : 1;
    }
  }
}
