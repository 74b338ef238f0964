package entente.validate.report;

import entente.kb.read.Location;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;

/**
 * A report in SARIF 2.1.0: one run, with one rule for each shape that has findings. A run that
 * checked nothing was not successful.
 */
final class SarifReport {
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
  private final Report report;
  private final List<String> ids = new ArrayList<>();
  private final JsonArray rules = new JsonArray();
  private final JsonArray results = new JsonArray();

  private SarifReport(Report report) {
    this.report = report;
  }

  static void write(Report report, PrintWriter out) {
    out.println(new SarifReport(report).log());
  }

  private JsonObject log() {
    report
        .shown()
        .forEach(
            finding -> {
              JsonObject result =
                  result(
                      rule(
                          report.rule(finding),
                          finding.shape().isURI()
                              ? Optional.of(finding.shape().getURI())
                              : Optional.empty()),
                      finding.severity(),
                      report.shortenAll(finding.message())
                          + " ("
                          + report.print(finding.thing())
                          + ")",
                      finding.place());
              report
                  .placeOfShape(finding)
                  .map(this::location)
                  .ifPresent(
                      location -> {
                        location.put("message", object("text", "the violated shape"));
                        result.put("relatedLocations", array(location));
                      });
              finding
                  .instead()
                  .ifPresent(
                      node -> result.put("properties", object("instead", report.print(node))));
              results.add(result);
            });
    report
        .warnings()
        .forEach(
            note ->
                results.add(
                    result(
                        rule("lint", Optional.empty()),
                        note.severity(),
                        report.shortenAll(note.message()),
                        note.place())));
    JsonObject driver = object("name", Provenance.NAME);
    driver.put("informationUri", Provenance.HOME);
    driver.put("version", Provenance.version());
    driver.put("rules", rules);
    JsonObject tool = new JsonObject();
    tool.put("driver", driver);
    JsonObject run = new JsonObject();
    run.put("tool", tool);
    run.put("columnKind", "utf16CodeUnits");
    run.put("invocations", array(invocation()));
    report.provenance().ifPresent(provenance -> run.put("artifacts", artifacts(provenance)));
    run.put("results", results);
    JsonObject log = object("$schema", SCHEMA);
    log.put("version", "2.1.0");
    log.put("runs", array(run));
    return log;
  }

  private JsonObject invocation() {
    JsonObject invocation = new JsonObject();
    boolean checked = report.outcome().focusNodes() > 0;
    invocation.put("executionSuccessful", checked);
    report
        .provenance()
        .ifPresent(
            provenance -> {
              invocation.put("endTimeUtc", DateTimeFormatter.ISO_INSTANT.format(provenance.time()));
              JsonObject settings = new JsonObject();
              provenance.settings().forEach(settings::put);
              invocation.put("properties", settings);
            });
    if (!checked || !report.outcome().whole()) {
      JsonObject notification = object("level", checked ? "warning" : "error");
      notification.put("message", object("text", report.summary()));
      invocation.put("toolExecutionNotifications", array(notification));
    }
    return invocation;
  }

  private static JsonArray artifacts(Provenance provenance) {
    JsonArray artifacts = new JsonArray();
    Map<String, List<Provenance.Reading>> parts =
        Map.of(
            "data",
            provenance.data(),
            "shapes",
            provenance.shapes(),
            "ontology",
            provenance.ontology());
    Stream.of("data", "shapes", "ontology")
        .forEach(
            part ->
                parts
                    .get(part)
                    .forEach(
                        reading -> {
                          JsonObject artifact = new JsonObject();
                          artifact.put("location", object("uri", uri(reading.name())));
                          JsonArray roles = new JsonArray();
                          roles.add(
                              part.equals("data") ? "analysisTarget" : "referencedOnCommandLine");
                          artifact.put("roles", roles);
                          artifact.put("hashes", object("sha-256", reading.digest()));
                          artifacts.add(artifact);
                        }));
    return artifacts;
  }

  /** The index of a rule, which is added if new. */
  private int rule(String id, Optional<String> help) {
    if (!ids.contains(id)) {
      ids.add(id);
      JsonObject declared = object("id", id);
      help.ifPresent(iri -> declared.put("helpUri", iri));
      rules.add(declared);
    }
    return ids.indexOf(id);
  }

  private JsonObject result(int rule, String severity, String text, Optional<Location> where) {
    JsonObject result = object("ruleId", ids.get(rule));
    result.put("ruleIndex", rule);
    result.put(
        "level",
        switch (Severity.of(severity)) {
          case VIOLATION -> "error";
          case WARNING -> "warning";
          case INFO -> "note";
        });
    result.put("message", object("text", text));
    where.ifPresent(place -> result.put("locations", array(location(place))));
    return result;
  }

  private JsonObject location(Location place) {
    JsonObject physical = new JsonObject();
    physical.put("artifactLocation", object("uri", uri(place.file())));
    if (place.line() > 0) {
      physical.put("region", region(place));
    }
    JsonObject location = new JsonObject();
    location.put("physicalLocation", physical);
    return location;
  }

  private JsonObject region(Location place) {
    JsonObject region = new JsonObject();
    region.put("startLine", place.line());
    region.put("startColumn", Math.max(1, place.column()));
    report
        .excerpts()
        .line(place)
        .ifPresent(
            line -> {
              int begin = Excerpts.begin(line, place);
              region.put("endColumn", Excerpts.end(line, begin, line.length()) + 1);
              report
                  .excerpts()
                  .at(place)
                  .ifPresent(shown -> region.put("snippet", object("text", shown.text())));
            });
    return region;
  }

  private static JsonObject object(String key, String value) {
    JsonObject object = new JsonObject();
    object.put(key, value);
    return object;
  }

  private static JsonArray array(JsonObject one) {
    JsonArray array = new JsonArray();
    array.add(one);
    return array;
  }

  /** A file name as a URI: a relative reference, or a file URI if the name is absolute. */
  private static String uri(String file) {
    try {
      return new URI(
              file.startsWith("/") ? "file" : null, file.startsWith("/") ? "" : null, file, null)
          .toASCIIString();
    } catch (URISyntaxException e) {
      return file;
    }
  }
}
