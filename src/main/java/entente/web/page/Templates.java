package entente.web.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.HashMap;
import java.util.Map;

/**
 * The templates, compiled by the build: they turn a page model into HTML and escape every value for
 * its context.
 *
 * <p>The engine is shared: it holds compiled classes only, which no configuration changes.
 */
public final class Templates {
  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, "entente.web.pages");

  private Templates() {}

  /** A page: the template takes its {@code frame} and, as {@code page}, the model. */
  public static String page(String template, Page.Frame frame, Object page) {
    return page(template, frame, Map.of("page", page));
  }

  /** A page whose template takes several parameters besides its {@code frame}. */
  public static String page(String template, Page.Frame frame, Map<String, Object> parts) {
    Map<String, Object> parameters = new HashMap<>(parts);
    parameters.put("frame", frame);
    StringOutput output = new StringOutput(16_384);
    ENGINE.render(template + ".jte", parameters, output);
    return output.toString();
  }
}
