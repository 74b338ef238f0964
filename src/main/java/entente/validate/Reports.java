package entente.validate;

import entente.kb.Location;
import entente.kb.Source;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.util.FmtUtils;

/** A verdict in the forms that people and tools read. */
public final class Reports {
  private final Verdict verdict;
  private final PrefixMapping prefixes;
  private final Map<String, Source> sources = new HashMap<>();
  private final Map<String, List<String>> lines = new HashMap<>();

  /** The sources give the lines to show; the prefixes shorten IRIs. */
  public Reports(Verdict verdict, List<Source> sources, PrefixMapping prefixes) {
    this.verdict = verdict;
    this.prefixes = prefixes;
    sources.forEach(source -> this.sources.put(source.name(), source));
  }

  /** Like a compiler: place, severity and message, the line with its mark, then the shape. */
  public void text(PrintWriter out) {
    for (Finding finding : verdict.findings()) {
      out.println(headline(finding));
      finding.place().filter(place -> place.line() > 0).ifPresent(place -> excerpt(place, out));
      out.println("      thing: " + print(finding.focus()) + finding.path().map(path -> ", property: " + shorten(path)).orElse("")
          + finding.value().map(value -> ", value: " + print(value)).orElse(""));
      out.println("      shape: " + print(finding.shape()));
    }
    if (verdict.focusNodes() == 0) {
      out.println("nothing was checked: no shape speaks of anything in these files");
    } else if (verdict.findings().isEmpty()) {
      out.println("conforms: " + verdict.focusNodes() + " things checked");
    } else {
      out.println(verdict.findings().size() + (verdict.findings().size() == 1 ? " finding" : " findings") + " in " + verdict.focusNodes() + " things checked");
    }
  }

  /** The first line of a finding: {@code file:line:column: severity: message}. */
  public String headline(Finding finding) {
    return finding.place().map(place -> place + ": ").orElse("") + finding.severity().toLowerCase(java.util.Locale.ROOT) + ": " + shortenAll(finding.message());
  }

  private void excerpt(Location place, PrintWriter out) {
    List<String> text = lines.computeIfAbsent(place.file(), name -> Optional.ofNullable(sources.get(name)).map(source -> source.text().lines().toList()).orElse(List.of()));
    if (place.line() <= text.size()) {
      String line = text.get(place.line() - 1);
      String number = String.format("%5d", place.line());
      out.println(number + " | " + line);
      int column = Math.max(1, Math.min(place.column(), line.length() + 1));
      out.println("      | " + line.substring(0, column - 1).replaceAll("[^\t]", " ") + "^");
    }
  }

  /** An object with {@code conforms}, {@code focusNodes} and an array of {@code findings}. */
  public void json(PrintWriter out) {
    JsonObject object = new JsonObject();
    object.put("conforms", verdict.conforms());
    object.put("focusNodes", verdict.focusNodes());
    JsonArray array = new JsonArray();
    for (Finding finding : verdict.findings()) {
      JsonObject one = new JsonObject();
      finding.place().ifPresent(place -> {
        one.put("file", place.file());
        one.put("line", place.line());
        one.put("column", place.column());
      });
      one.put("severity", finding.severity());
      one.put("message", finding.message());
      one.put("focusNode", term(finding.focus()));
      finding.path().ifPresent(path -> one.put("path", path));
      finding.value().ifPresent(value -> one.put("value", term(value)));
      one.put("shape", term(finding.shape()));
      one.put("component", term(finding.component()));
      array.add(one);
    }
    object.put("findings", array);
    out.println(object);
  }

  /** SARIF 2.1.0, one run, one rule for each shape that has a finding. */
  public void sarif(PrintWriter out) {
    JsonArray rules = new JsonArray();
    JsonArray results = new JsonArray();
    Map<String, Boolean> seen = new TreeMap<>();
    for (Finding finding : verdict.findings()) {
      String rule = print(finding.shape());
      if (seen.putIfAbsent(rule, true) == null) {
        JsonObject declared = new JsonObject();
        declared.put("id", rule);
        if (finding.shape().isURI()) {
          declared.put("helpUri", finding.shape().getURI());
        }
        rules.add(declared);
      }
      results.add(sarifResult(finding, rule));
    }
    JsonObject driver = new JsonObject();
    driver.put("name", "Entente");
    driver.put("informationUri", "https://w3id.org/entente");
    driver.put("rules", rules);
    JsonObject tool = new JsonObject();
    tool.put("driver", driver);
    JsonObject run = new JsonObject();
    run.put("tool", tool);
    run.put("columnKind", "utf16CodeUnits");
    run.put("results", results);
    JsonArray runs = new JsonArray();
    runs.add(run);
    JsonObject log = new JsonObject();
    log.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    log.put("version", "2.1.0");
    log.put("runs", runs);
    out.println(log);
  }

  private JsonObject sarifResult(Finding finding, String rule) {
    JsonObject message = new JsonObject();
    message.put("text", shortenAll(finding.message()) + " (" + print(finding.focus()) + ")");
    JsonObject result = new JsonObject();
    result.put("ruleId", rule);
    result.put("level", switch (finding.severity()) {
      case "Violation" -> "error";
      case "Warning" -> "warning";
      default -> "note";
    });
    result.put("message", message);
    finding.place().ifPresent(place -> {
      JsonObject artifact = new JsonObject();
      artifact.put("uri", place.file());
      JsonObject physical = new JsonObject();
      physical.put("artifactLocation", artifact);
      if (place.line() > 0) {
        JsonObject region = new JsonObject();
        region.put("startLine", place.line());
        region.put("startColumn", Math.max(1, place.column()));
        physical.put("region", region);
      }
      JsonObject location = new JsonObject();
      location.put("physicalLocation", physical);
      JsonArray locations = new JsonArray();
      locations.add(location);
      result.put("locations", locations);
    });
    return result;
  }

  /** JUnit XML: one test case for each shape with a finding, or one that passed. */
  public void junit(PrintWriter out) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument();
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", "entente validate");
      xml.writeAttribute("tests", String.valueOf(Math.max(1, verdict.findings().size())));
      xml.writeAttribute("failures", String.valueOf(verdict.findings().size() + (verdict.focusNodes() == 0 ? 1 : 0)));
      if (verdict.focusNodes() == 0) {
        testCase(xml, "something is checked", "nothing was checked: no shape speaks of anything in these files");
      } else if (verdict.findings().isEmpty()) {
        testCase(xml, verdict.focusNodes() + " things conform", null);
      }
      for (Finding finding : verdict.findings()) {
        testCase(xml, print(finding.shape()) + " at " + print(finding.focus()), headline(finding));
      }
      xml.writeEndElement();
      xml.writeEndDocument();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    out.println(text);
  }

  private static void testCase(XMLStreamWriter xml, String name, String failure) throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", "entente.validate");
    xml.writeAttribute("name", name);
    if (failure != null) {
      xml.writeStartElement("failure");
      xml.writeAttribute("message", failure);
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  /** The SHACL validation report in Turtle. */
  public void turtle(PrintWriter out) {
    StringWriter text = new StringWriter();
    verdict.report().getPrefixMapping().setNsPrefixes(prefixes);
    RDFDataMgr.write(text, verdict.report(), Lang.TURTLE);
    out.print(text);
  }

  private String print(Node node) {
    return node.isBlank() ? "[]" : FmtUtils.stringForNode(node, prefixes);
  }

  private static String term(Node node) {
    return node.isURI() ? node.getURI() : node.isBlank() ? "_:" + node.getBlankNodeLabel() : node.getLiteralLexicalForm();
  }

  private String shorten(String iri) {
    String qname = prefixes.qnameFor(iri);
    return qname != null ? qname : iri;
  }

  /** Writes the project's IRIs in a message as prefixed names. */
  private String shortenAll(String message) {
    return java.util.regex.Pattern.compile("<?(https://w3id\\.org/entente/[A-Za-z0-9/_.-]*[A-Za-z0-9_-]|http://[\\w./-]+#\\w+)>?").matcher(message)
        .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(shorten(match.group(1))));
  }
}
