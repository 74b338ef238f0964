package entente.bench.data;

/**
 * A change of generated data that violates exactly one shape.
 *
 * @param kind name of the query that chose the change
 * @param thing the thing whose description was changed
 * @param property the changed property of it, or of a blank node below it
 * @param old the value that was removed, in Turtle; empty if none was
 * @param replacement the value that was added, in Turtle; empty if none was
 */
public record PlantedViolation(
    String kind, String thing, String property, String old, String replacement) {
  static final String HEADER = "kind\tthing\tproperty\told\treplacement";

  /** The violation as a line of tab-separated values. */
  String line() {
    return String.join("\t", kind, thing, property, old, replacement);
  }
}
