package entente.web.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.HashMap;
import java.util.Map;

/**
 * The templates, compiled by the build: a page model goes in, a page comes out, every value escaped
 * for the place where it stands.
 */
public final class Templates {
  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, "entente.web.pages");

  private Templates() {}

  /** A page: the template takes its {@code frame} and, as {@code page}, what it shows. */
  public static String page(String template, Page.Frame frame, Object page) {
    return page(template, frame, Map.of("page", page));
  }

  /** A page that shows several things, each under its own name. */
  public static String page(String template, Page.Frame frame, Map<String, Object> parts) {
    Map<String, Object> parameters = new HashMap<>(parts);
    parameters.put("frame", frame);
    StringOutput output = new StringOutput(16_384);
    ENGINE.render(template + ".jte", parameters, output);
    return output.toString();
  }
}
