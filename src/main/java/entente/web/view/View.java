package entente.web.view;

import entente.web.http.Messages;
import entente.web.http.Request;
import java.util.function.Supplier;
import org.apache.jena.atlas.json.JsonValue;
import org.apache.jena.graph.Graph;

/**
 * A page about many things at once, such as the timeline, and the same as JSON and as RDF.
 *
 * <p>An implementation asks the store through page queries and is safe for use by several threads.
 */
public interface View {

  /**
   * The page for a request.
   *
   * @param rest the path below the name of the view, decoded, without leading slash; empty for the
   *     view itself
   * @throws entente.web.http.ProblemException when a parameter or the path is invalid
   */
  Shown shown(Request request, String rest, Messages messages);

  /**
   * A page, and its content as JSON and as RDF, made only when asked for.
   *
   * @param template the name of the template
   * @param page the model that the template takes
   */
  record Shown(
      String title,
      String summary,
      String template,
      Object page,
      Supplier<JsonValue> json,
      Supplier<Graph> graph) {}
}
