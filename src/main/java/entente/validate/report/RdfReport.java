package entente.validate.report;

import entente.kb.read.Prefixes;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;

/**
 * The SHACL validation report in an RDF syntax, with its provenance in PROV-O, DCMI Terms and SPDX.
 */
final class RdfReport {
  private static final String PROV = "http://www.w3.org/ns/prov#";
  private static final String SPDX = "http://spdx.org/rdf/terms#";

  private RdfReport() {}

  static void write(Report report, Lang lang, PrintWriter out) {
    Graph graph = GraphFactory.createDefaultGraph();
    GraphUtil.addInto(graph, report.outcome().report());
    report
        .provenance()
        .ifPresent(
            provenance ->
                graph
                    .find(Node.ANY, RDF.type.asNode(), SHACL.ValidationReport)
                    .mapWith(Triple::getSubject)
                    .toList()
                    .forEach(node -> add(provenance, node, graph)));
    PrefixMapping prefixes =
        PrefixMapping.Factory.create()
            .setNsPrefixes(report.prefixes())
            .setNsPrefix("sh", SHACL.getURI())
            .setNsPrefix("prov", PROV)
            .setNsPrefix("spdx", SPDX);
    graph
        .getPrefixMapping()
        .clearNsPrefixMap()
        .setNsPrefixes(Prefixes.used(prefixes.getNsPrefixMap(), graph));
    StringWriter text = new StringWriter();
    RDFDataMgr.write(text, graph, lang);
    out.print(text);
  }

  private static void add(Provenance provenance, Node report, Graph graph) {
    Node time = NodeFactory.createLiteralDT(provenance.time().toString(), XSDDatatype.XSDdateTime);
    Node check = NodeFactory.createBlankNode();
    Node engine = NodeFactory.createURI(Provenance.HOME);
    graph.add(report, prov("generatedAtTime"), time);
    graph.add(report, prov("wasGeneratedBy"), check);
    graph.add(check, RDF.type.asNode(), prov("Activity"));
    graph.add(check, prov("endedAtTime"), time);
    graph.add(check, prov("wasAssociatedWith"), engine);
    graph.add(engine, RDF.type.asNode(), prov("SoftwareAgent"));
    graph.add(engine, DCTerms.title.asNode(), text(Provenance.NAME));
    graph.add(engine, DCTerms.hasVersion.asNode(), text(Provenance.version()));
    provenance
        .settings()
        .forEach(
            (name, value) -> {
              Node setting = used(check, name, "setting", graph);
              graph.add(setting, prov("value"), text(value));
            });
    files(provenance.data(), "data", check, graph);
    files(provenance.shapes(), "shapes", check, graph);
    files(provenance.ontology(), "ontology", check, graph);
  }

  private static void files(
      List<Provenance.Reading> readings, String type, Node check, Graph graph) {
    readings.forEach(
        reading -> {
          Node sum = NodeFactory.createBlankNode();
          graph.add(used(check, reading.name(), type, graph), spdx("checksum"), sum);
          graph.add(sum, RDF.type.asNode(), spdx("Checksum"));
          graph.add(sum, spdx("algorithm"), spdx("checksumAlgorithm_sha256"));
          graph.add(
              sum,
              spdx("checksumValue"),
              NodeFactory.createLiteralDT(reading.digest(), XSDDatatype.XSDhexBinary));
        });
  }

  private static Node used(Node check, String title, String type, Graph graph) {
    Node entity = NodeFactory.createBlankNode();
    graph.add(check, prov("used"), entity);
    graph.add(entity, RDF.type.asNode(), prov("Entity"));
    graph.add(entity, DCTerms.title.asNode(), text(title));
    graph.add(entity, DCTerms.description.asNode(), text(type));
    return entity;
  }

  private static Node prov(String name) {
    return NodeFactory.createURI(PROV + name);
  }

  private static Node spdx(String name) {
    return NodeFactory.createURI(SPDX + name);
  }

  private static Node text(String words) {
    return NodeFactory.createLiteralString(words);
  }
}
