package entente.web.validation;

import org.apache.jena.graph.Node;

/**
 * Checks data against shapes for the clients of a server. Whoever starts the server gives it one,
 * for nothing here knows a validator.
 *
 * <p>What stands in the way is a {@link entente.kb.Fault}, whose reason says what is at fault.
 */
public interface Checker {

  /** Makes ready what the first check would wait for. */
  default void prepare() {}

  Judgement judge(Submission submission);

  /**
   * What a check of some data against the shapes of this knowledge base prints about one of them,
   * line by line as in a terminal; empty when it finds nothing.
   */
  String findings(Submission.Part data, Node shape);
}
