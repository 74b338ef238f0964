package entente.web.sparql;

import entente.web.http.Caching;
import entente.web.http.Exchange;
import entente.web.http.Messages;
import entente.web.http.Response;
import entente.web.http.Variant;
import entente.web.page.Page;
import entente.web.page.Templates;
import entente.web.page.TermText;
import entente.web.sparql.explain.QueryDiagnostic;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;

/** The explanation of a query as text, as JSON or as a page. */
public final class ExplanationWriter {
  private enum Form {
    TEXT,
    JSON,
    PAGE
  }

  private static final List<Variant<Form>> OFFERS =
      List.of(
          new Variant<>("application/json", Form.JSON),
          new Variant<>("text/plain", Form.TEXT),
          new Variant<>("text/html", Form.PAGE));

  private ExplanationWriter() {}

  static Response response(QueryExplanation explanation, Exchange exchange) {
    Variant<Form> offer = exchange.choose(OFFERS);
    String body =
        switch (offer.what()) {
          case TEXT -> text(explanation);
          case JSON -> JSON.toString(json(explanation)) + "\n";
          case PAGE -> page(explanation, exchange);
        };
    return Response.of(200, offer.contentType(), body)
        .with("Vary", Caching.VARY_BY_FORMAT_AND_LANGUAGE);
  }

  private static String text(QueryExplanation explanation) {
    StringBuilder text = new StringBuilder();
    section(text, "Query", explanation.query());
    section(text, "Rows", Long.toString(explanation.rows()));
    section(
        text,
        "Hints",
        explanation.hints().stream().map(QueryDiagnostic::text).collect(Collectors.joining("\n")));
    section(
        text,
        "Triples that match each pattern alone",
        explanation.patterns().stream()
            .map(each -> "%,10d  %s".formatted(each.triples(), each.pattern()))
            .collect(Collectors.joining("\n")));
    section(text, "Algebra", explanation.algebra());
    return text.toString();
  }

  private static void section(StringBuilder text, String title, String content) {
    text.append(text.isEmpty() ? "" : "\n").append(title).append('\n');
    (content.isEmpty() ? "none" : content)
        .lines()
        .forEach(line -> text.append("  ").append(line).append('\n'));
  }

  private static JsonObject json(QueryExplanation explanation) {
    JsonObject json = new JsonObject();
    json.put("query", explanation.query());
    json.put("prologue", explanation.prologue());
    json.put("rows", explanation.rows());
    JsonArray hints = new JsonArray();
    explanation.hints().forEach(hint -> hints.add(hint(hint)));
    json.put("hints", hints);
    JsonArray patterns = new JsonArray();
    explanation
        .patterns()
        .forEach(
            each -> {
              JsonObject pattern = new JsonObject();
              pattern.put("pattern", each.pattern());
              pattern.put("triples", each.triples());
              patterns.add(pattern);
            });
    json.put("patterns", patterns);
    json.put("algebra", explanation.algebra());
    return json;
  }

  private static JsonObject hint(QueryDiagnostic diagnostic) {
    JsonObject hint = new JsonObject();
    hint.put("kind", diagnostic.kind().toLowerCase(Locale.ROOT));
    hint.put("text", diagnostic.text());
    hint.put("terms", names(diagnostic.terms()));
    hint.put("instead", names(diagnostic.instead()));
    return hint;
  }

  private static JsonArray names(List<Page.Link> links) {
    JsonArray names = new JsonArray();
    links.forEach(link -> names.add(link.text()));
    return names;
  }

  /**
   * The page of an explanation.
   *
   * @param rows the number of rows in words
   */
  public record Model(QueryExplanation explanation, String rows) {}

  private static String page(QueryExplanation explanation, Exchange exchange) {
    Messages messages = exchange.words();
    return Templates.page(
        "explanation",
        new Page.Frame(
            Page.Head.of(exchange.request()),
            messages.say("sparql.explanation"),
            messages.say("sparql.explanation-intro"),
            List.of()),
        new Model(
            explanation,
            messages.say("sparql.rows", TermText.number(Long.toString(explanation.rows())))));
  }
}
