package entente.validate.report;

import entente.kb.read.Location;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.out.NodeFmtLib;

/**
 * A report as one JSON object: {@code conforms}, {@code focusNodes}, {@code findings}, their {@code
 * causes}, lint warnings as {@code notes}, and {@code provenance}.
 */
final class JsonReport {
  private final Report report;

  private JsonReport(Report report) {
    this.report = report;
  }

  static void write(Report report, PrintWriter out) {
    out.println(new JsonReport(report).json());
  }

  private JsonObject json() {
    ValidationOutcome outcome = report.outcome();
    JsonObject object = new JsonObject();
    object.put("conforms", outcome.conforms());
    object.put("whole", outcome.whole());
    object.put("focusNodes", outcome.focusNodes());
    object.put("findingsInAll", outcome.findings().size());
    object.put("findings", array(report.shown(), this::json));
    object.put(
        "causes",
        array(
            report.causes(),
            cause -> {
              JsonObject one = new JsonObject();
              one.put("rule", cause.rule());
              one.put("severity", cause.severity());
              one.put("findings", cause.findings().size());
              one.put("things", cause.things());
              one.put("files", cause.files());
              return one;
            }));
    object.put(
        "notes",
        array(
            report.warnings(),
            note -> {
              JsonObject one = new JsonObject();
              note.place().ifPresent(place -> place(one, place));
              one.put("severity", note.severity());
              one.put("message", note.message());
              return one;
            }));
    report.provenance().ifPresent(provenance -> object.put("provenance", json(provenance)));
    return object;
  }

  private static <T> JsonArray array(List<T> things, Function<T, JsonObject> form) {
    JsonArray array = new JsonArray();
    things.forEach(thing -> array.add(form.apply(thing)));
    return array;
  }

  private static JsonObject json(Provenance provenance) {
    JsonObject one = new JsonObject();
    one.put("engine", Provenance.NAME);
    one.put("version", Provenance.version());
    one.put("time", provenance.time().toString());
    JsonObject settings = new JsonObject();
    provenance.settings().forEach(settings::put);
    one.put("settings", settings);
    one.put("data", array(provenance.data(), JsonReport::json));
    one.put("shapes", array(provenance.shapes(), JsonReport::json));
    one.put("ontology", array(provenance.ontology(), JsonReport::json));
    return one;
  }

  private static JsonObject json(Provenance.Reading reading) {
    JsonObject one = new JsonObject();
    one.put("file", reading.name());
    one.put("sha256", reading.digest());
    return one;
  }

  private static void place(JsonObject object, Location place) {
    object.put("file", place.file());
    object.put("line", place.line());
    object.put("column", place.column());
  }

  private JsonObject json(Finding finding) {
    JsonObject one = new JsonObject();
    finding.place().ifPresent(place -> place(one, place));
    one.put("severity", finding.severity());
    one.put("message", finding.message());
    one.put("focusNode", term(finding.focus()));
    one.put("thing", term(finding.thing()));
    finding.path().ifPresent(path -> one.put("path", path));
    finding.value().ifPresent(value -> one.put("value", term(value)));
    one.put("shape", term(finding.shape()));
    report
        .placeOfShape(finding)
        .ifPresent(
            place -> {
              JsonObject where = new JsonObject();
              place(where, place);
              one.put("shapeAt", where);
            });
    one.put("component", term(finding.component()));
    finding.instead().ifPresent(node -> one.put("instead", NodeFmtLib.strNT(node)));
    if (!finding.because().isEmpty()) {
      JsonArray causes = new JsonArray();
      finding.because().forEach(cause -> causes.add(json(cause)));
      one.put("because", causes);
    }
    return one;
  }

  private JsonObject json(Finding.Cause cause) {
    JsonObject one = new JsonObject();
    one.put("label", cause.label());
    one.put("value", term(cause.value()));
    one.put("shape", term(cause.shape()));
    one.put("met", cause.met());
    JsonArray findings = new JsonArray();
    cause.findings().forEach(finding -> findings.add(json(finding)));
    one.put("findings", findings);
    return one;
  }

  private static String term(Node node) {
    return node.isURI()
        ? node.getURI()
        : node.isBlank() ? "_:" + node.getBlankNodeLabel() : node.getLiteralLexicalForm();
  }
}
