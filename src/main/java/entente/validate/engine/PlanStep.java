package entente.validate.engine;

/** A step of a {@link QueryPlan}: extends the row in each possible way and runs the next step. */
interface PlanStep {

  /** Whether further solutions are wanted. */
  boolean run(PlanRow row);
}
