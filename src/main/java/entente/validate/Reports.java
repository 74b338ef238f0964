package entente.validate;

import entente.kb.Location;
import entente.kb.Source;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.util.FmtUtils;

/** A verdict in the forms that people and tools read. None of them can be mistaken for conformance when nothing was checked. */
public final class Reports {
  private static final Pattern IRI = Pattern.compile("<?(https?://[\\w./#-]*[\\w-])>?");
  private static final Pattern BLANK = Pattern.compile("_:[A-Za-z0-9]+");
  private static final int MANY = 10;
  private static final Pattern NOT_XML = Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");
  private final Verdict verdict;
  private final List<Note> notes;
  private final int limit;
  private final PrefixMapping prefixes;
  private final Map<String, Source> sources = new HashMap<>();
  private final Map<String, List<String>> lines = new HashMap<>();

  /** The sources give the lines to show; the prefixes shorten IRIs. */
  public Reports(Verdict verdict, List<Source> sources, PrefixMapping prefixes) {
    this(verdict, List.of(), Integer.MAX_VALUE, sources, prefixes);
  }

  /** With what is odd beside the findings; each form shows at most {@code limit} findings and says how many there are, except the SHACL report, which has all. */
  public Reports(Verdict verdict, List<Note> notes, int limit, List<Source> sources, PrefixMapping prefixes) {
    this.verdict = verdict;
    this.notes = notes;
    this.limit = limit;
    this.prefixes = prefixes;
    sources.forEach(source -> this.sources.put(source.name(), source));
  }

  /** Like a compiler: place, severity and message, the line with its mark, then what it is about. */
  public void text(PrintWriter out) {
    for (Note note : notes) {
      out.println(note.place().map(place -> place + ": ").orElse("") + note.severity().toLowerCase(Locale.ROOT) + ": " + shortenAll(note.message()));
      note.place().filter(place -> place.line() > 0).ifPresent(place -> excerpt(place, out));
    }
    for (Finding finding : shown()) {
      out.println(headline(finding));
      finding.place().filter(place -> place.line() > 0).ifPresent(place -> excerpt(place, out));
      out.println("      thing: " + print(finding.thing()) + finding.path().map(path -> ", property: " + shorten(path)).orElse("")
          + finding.value().map(value -> ", value: " + print(value)).orElse(""));
      finding.instead().ifPresent(node -> out.println("      write: " + print(node)));
      finding.because().forEach(cause -> because(cause, "      ", out));
      out.println("      shape: " + rule(finding));
    }
    if (verdict.focusNodes() == 0) {
      out.println(Verdict.NOTHING);
    } else if (verdict.conforms()) {
      out.println("conforms: " + count(verdict.focusNodes(), "thing") + " checked");
    } else {
      byCause(out);
      out.println(count(verdict.findings().size(), "finding") + " in " + count(verdict.focusNodes(), "thing") + " checked"
          + (shown().size() < verdict.findings().size() ? ", of which " + shown().size() + " are shown" : ""));
    }
  }

  private List<Finding> shown() {
    return verdict.findings().subList(0, Math.min(limit, verdict.findings().size()));
  }

  /** How often each rule was not met, the most frequent first, when that is shorter than the list itself. */
  private void byCause(PrintWriter out) {
    Map<String, Long> causes = verdict.findings().stream().collect(Collectors.groupingBy(this::rule, TreeMap::new, Collectors.counting()));
    if (verdict.findings().size() > MANY) {
      causes.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
          .forEach(entry -> out.println(String.format("%7d  %s", entry.getValue(), entry.getKey())));
    }
  }

  /** What another shape finds, one line each, deeper ones further in. */
  private void because(Finding.Cause cause, String margin, PrintWriter out) {
    String name = cause.label() + (cause.shape().isURI() ? " (" + print(cause.shape()) + ")" : "") + ", " + print(cause.value());
    if (cause.met()) {
      out.println(margin + "because: " + name + ": has the shape");
    }
    for (Finding finding : cause.findings()) {
      out.println(margin + "because: " + name + ": " + shortenAll(finding.message()) + finding.path().map(path -> " (" + shorten(path) + finding.value().map(value -> " " + print(value)).orElse("") + ")").orElse("")
          + finding.instead().map(node -> "; write: " + print(node)).orElse(""));
      finding.because().forEach(deeper -> because(deeper, margin + "  ", out));
    }
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** The first line of a finding: {@code file:line:column: severity: message}. */
  public String headline(Finding finding) {
    return finding.place().map(place -> place + ": ").orElse("") + finding.severity().toLowerCase(Locale.ROOT) + ": " + shortenAll(finding.message());
  }

  private void excerpt(Location place, PrintWriter out) {
    List<String> text = lines.computeIfAbsent(place.file(), name -> sources.containsKey(name) ? sources.get(name).text().lines().toList() : List.of());
    if (place.line() <= text.size()) {
      String line = text.get(place.line() - 1);
      int column = Math.max(1, Math.min(place.column(), line.length() + 1));
      out.println(String.format("%5d | %s", place.line(), line));
      out.println("      | " + line.substring(0, column - 1).replaceAll("[^\t]", " ") + "^");
    }
  }

  /** An object with {@code conforms}, {@code focusNodes} and an array of {@code findings}. */
  public void json(PrintWriter out) {
    JsonObject object = new JsonObject();
    object.put("conforms", verdict.conforms());
    object.put("focusNodes", verdict.focusNodes());
    JsonArray array = new JsonArray();
    shown().forEach(finding -> array.add(json(finding)));
    object.put("findingsInAll", verdict.findings().size());
    object.put("findings", array);
    JsonArray beside = new JsonArray();
    notes.forEach(note -> {
      JsonObject one = new JsonObject();
      note.place().ifPresent(place -> place(one, place));
      one.put("severity", note.severity());
      one.put("message", note.message());
      beside.add(one);
    });
    object.put("notes", beside);
    out.println(object);
  }

  private static void place(JsonObject object, Location place) {
    object.put("file", place.file());
    object.put("line", place.line());
    object.put("column", place.column());
  }

  private static JsonObject json(Finding finding) {
    JsonObject one = new JsonObject();
    finding.place().ifPresent(place -> place(one, place));
    one.put("severity", finding.severity());
    one.put("message", finding.message());
    one.put("focusNode", term(finding.focus()));
    one.put("thing", term(finding.thing()));
    finding.path().ifPresent(path -> one.put("path", path));
    finding.value().ifPresent(value -> one.put("value", term(value)));
    one.put("shape", term(finding.shape()));
    one.put("component", term(finding.component()));
    finding.instead().ifPresent(node -> one.put("instead", NodeFmtLib.strNT(node)));
    if (!finding.because().isEmpty()) {
      JsonArray causes = new JsonArray();
      finding.because().forEach(cause -> causes.add(json(cause)));
      one.put("because", causes);
    }
    return one;
  }

  private static JsonObject json(Finding.Cause cause) {
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

  /** SARIF 2.1.0: one run, one rule for each shape that has a finding; a run that checked nothing was not successful. */
  public void sarif(PrintWriter out) {
    List<String> ids = new ArrayList<>();
    JsonArray rules = new JsonArray();
    JsonArray results = new JsonArray();
    for (Finding finding : shown()) {
      String rule = rule(finding);
      if (!ids.contains(rule)) {
        ids.add(rule);
        JsonObject declared = new JsonObject();
        declared.put("id", rule);
        if (finding.shape().isURI()) {
          declared.put("helpUri", finding.shape().getURI());
        }
        rules.add(declared);
      }
      results.add(sarifResult(rule, ids.indexOf(rule), finding.severity(), shortenAll(finding.message()) + " (" + print(finding.thing()) + ")", finding.place()));
    }
    if (!notes.isEmpty()) {
      JsonObject declared = new JsonObject();
      declared.put("id", "lint");
      rules.add(declared);
      notes.forEach(note -> results.add(sarifResult("lint", ids.size(), note.severity(), shortenAll(note.message()), note.place())));
    }
    JsonObject driver = new JsonObject();
    driver.put("name", "Entente");
    driver.put("informationUri", "https://w3id.org/entente");
    driver.put("rules", rules);
    JsonObject tool = new JsonObject();
    tool.put("driver", driver);
    JsonObject invocation = new JsonObject();
    invocation.put("executionSuccessful", verdict.focusNodes() > 0);
    if (verdict.focusNodes() == 0) {
      JsonObject notification = new JsonObject();
      notification.put("level", "error");
      notification.put("message", message(Verdict.NOTHING));
      invocation.put("toolExecutionNotifications", array(notification));
    }
    JsonObject run = new JsonObject();
    run.put("tool", tool);
    run.put("columnKind", "utf16CodeUnits");
    run.put("invocations", array(invocation));
    run.put("results", results);
    JsonObject log = new JsonObject();
    log.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    log.put("version", "2.1.0");
    log.put("runs", array(run));
    out.println(log);
  }

  private static JsonObject sarifResult(String rule, int index, String severity, String text, Optional<Location> where) {
    JsonObject result = new JsonObject();
    result.put("ruleId", rule);
    result.put("ruleIndex", index);
    result.put("level", switch (severity) {
      case "Violation" -> "error";
      case "Warning" -> "warning";
      default -> "note";
    });
    result.put("message", message(text));
    where.ifPresent(place -> {
      JsonObject artifact = new JsonObject();
      artifact.put("uri", uri(place.file()));
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
      result.put("locations", array(location));
    });
    return result;
  }

  private static JsonObject message(String text) {
    JsonObject message = new JsonObject();
    message.put("text", text);
    return message;
  }

  private static JsonArray array(JsonObject one) {
    JsonArray array = new JsonArray();
    array.add(one);
    return array;
  }

  /** A file name as SARIF wants it: a relative reference with its characters escaped, or a file URI. */
  private static String uri(String file) {
    try {
      return new URI(file.startsWith("/") ? "file" : null, file.startsWith("/") ? "" : null, file, null).toASCIIString();
    } catch (URISyntaxException e) {
      return file;
    }
  }

  /** JUnit XML: one failed case for each finding, or one case that says how much was checked. */
  public void junit(PrintWriter out) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", "entente validate");
      xml.writeAttribute("tests", String.valueOf(Math.max(1, shown().size())));
      xml.writeAttribute("failures", String.valueOf(verdict.conforms() ? 0 : Math.max(1, shown().size())));
      if (verdict.focusNodes() == 0) {
        testCase(xml, "something is checked", Verdict.NOTHING);
      } else if (verdict.conforms()) {
        testCase(xml, count(verdict.focusNodes(), "thing") + " checked, all conform", null);
      }
      for (Finding finding : shown()) {
        testCase(xml, rule(finding) + " at " + print(finding.thing()), headline(finding));
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
    xml.writeAttribute("name", NOT_XML.matcher(name).replaceAll("\uFFFD"));
    if (failure != null) {
      xml.writeStartElement("failure");
      xml.writeAttribute("message", NOT_XML.matcher(failure).replaceAll("\uFFFD"));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  /** The SHACL validation report in Turtle. */
  public void turtle(PrintWriter out) {
    rdf(Lang.TURTLE, out);
  }

  /** The SHACL validation report in a language of RDF. */
  public void rdf(Lang lang, PrintWriter out) {
    StringWriter text = new StringWriter();
    verdict.report().getPrefixMapping().setNsPrefixes(prefixes);
    RDFDataMgr.write(text, verdict.report(), lang);
    out.print(text);
  }

  /** What was not met: the shape, or what it asks for where the shape has no name. */
  private String rule(Finding finding) {
    return print(finding.shape().isURI() ? finding.shape() : finding.component());
  }

  private String print(Node node) {
    return node.isBlank() ? "[]" : FmtUtils.stringForNode(node, prefixes);
  }

  private static String term(Node node) {
    return node.isURI() ? node.getURI() : node.isBlank() ? "_:" + node.getBlankNodeLabel() : node.getLiteralLexicalForm();
  }

  private String shorten(String iri) {
    String name = prefixes.qnameFor(iri);
    return name != null ? name : iri;
  }

  /** Writes IRIs in a message as prefixed names where there is one, and blank nodes without the label of the hour. */
  private String shortenAll(String message) {
    String named = IRI.matcher(message).replaceAll(match -> Matcher.quoteReplacement(prefixes.qnameFor(match.group(1)) == null ? match.group() : shorten(match.group(1))));
    return BLANK.matcher(named).replaceAll("[]");
  }
}
