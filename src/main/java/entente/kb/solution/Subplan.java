package entente.kb.solution;

import entente.kb.operator.Operator;
import entente.kb.row.Row;

/**
 * A plan with a row of its own, so that it does not see the variables around it.
 *
 * @param plan what it runs
 * @param row its current row
 * @param outputs the places of its visible variables
 */
public record Subplan(Operator plan, Row row, int[] outputs) {}
