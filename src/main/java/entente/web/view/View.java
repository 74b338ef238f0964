package entente.web.view;

import entente.web.http.Messages;
import entente.web.http.Request;
import java.util.function.Supplier;
import org.apache.jena.atlas.json.JsonValue;
import org.apache.jena.graph.Graph;

/** A page that looks across things rather than at one, and the same as data. */
public interface View {

  /**
   * What it shows for a request; a parameter that makes no sense is raised as a {@code Problem}.
   *
   * @param rest of the path below the view's own name, decoded, without leading slash; empty for
   *     the view itself
   */
  Shown shown(Request request, String rest, Messages words);

  /**
   * One page, and what it shows as JSON and as RDF.
   *
   * @param template its name
   * @param page what the template takes
   */
  record Shown(
      String title,
      String summary,
      String template,
      Object page,
      Supplier<JsonValue> json,
      Supplier<Graph> graph) {}
}
