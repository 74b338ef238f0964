package entente.web.vocabulary;

import entente.web.page.Page;
import java.util.List;

/**
 * A shape, explained as a rule.
 *
 * @param of the things it applies to
 * @param path the property whose values it constrains; empty when it constrains the thing itself
 * @param messages shown when it is violated
 * @param queries in SPARQL, which must return no rows
 * @param good an example in Turtle that conforms; empty without one
 * @param bad examples that do not, each for a different reason
 */
public record ShapeReference(
    String severity,
    List<Constraint> of,
    List<Page.Link> path,
    List<Constraint> demands,
    List<String> messages,
    List<String> queries,
    String good,
    List<BadExample> bad) {

  /**
   * An example that violates a rule.
   *
   * @param id of its place in the page
   * @param why the reason, in a few English words; empty for the simple case
   * @param text in Turtle
   * @param printed the output of a validation
   */
  public record BadExample(String id, String title, String why, String text, String printed) {}

  /** A constraint in words, with the terms it names and its parts. */
  public record Constraint(String words, List<Page.Link> what, List<Constraint> parts) {}
}
