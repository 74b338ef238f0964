package entente.web.rdf;

import entente.kb.read.Prefixes;
import entente.web.http.Variant;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;

/** A serializer of graphs that declares only the prefixes in use. */
public final class GraphWriter {
  private final Map<String, String> namespaces;
  private final Supplier<JsonLdContext> context;

  /** {@code context} is called when JSON-LD is first written. */
  public GraphWriter(PrefixMapping prefixes, Supplier<JsonLdContext> context) {
    this.namespaces = prefixes.getNsPrefixMap();
    this.context = context;
  }

  /**
   * A graph in an RDF format; in TriG it has the given name, in JSON-LD the node of that name comes
   * first. JSON-LD embeds the part of the context that it uses, so that it can be read without a
   * network; plain JSON does not embed it, because the Link field names it (JSON-LD 1.1 section
   * 6.1).
   */
  public byte[] of(Graph graph, Variant<DocumentFormat> form, Node name) {
    DocumentFormat format = form.what();
    if (format == DocumentFormat.JSONLD) {
      return JsonLdWriter.text(
              graph, name, context.get(), form.mediaType().equals(format.mediaType()))
          .getBytes(StandardCharsets.UTF_8);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (format == DocumentFormat.TRIG) {
      DatasetGraph dataset = DatasetGraphFactory.create();
      graph.find().forEachRemaining(triple -> dataset.add(Quad.create(name, triple)));
      Prefixes.used(namespaces, graph).forEach(dataset.prefixes()::add);
      RDFWriter.source(dataset).format(format.writer).output(out);
    } else {
      RDFWriter.source(prefixed(graph)).format(format.writer).output(out);
    }
    return out.toByteArray();
  }

  /** The whole JSON-LD context, as a document. */
  public String context() {
    return context.get().document();
  }

  /**
   * A graph that is the result of a query, with the prefixes of the query besides those in use, and
   * JSON-LD with the context; in TriG it is the default graph.
   */
  public void write(Graph graph, PrefixMapping own, DocumentFormat format, OutputStream out)
      throws IOException {
    if (format == DocumentFormat.JSONLD) {
      out.write(
          JsonLdWriter.text(graph, null, context.get(), true).getBytes(StandardCharsets.UTF_8));
      return;
    }
    Map<String, String> prefixes = Prefixes.used(namespaces, graph);
    prefixes.putAll(own.getNsPrefixMap());
    if (format == DocumentFormat.TRIG) {
      DatasetGraph dataset = DatasetGraphFactory.create();
      graph.find().forEachRemaining(dataset.getDefaultGraph()::add);
      prefixes.forEach(dataset.prefixes()::add);
      RDFWriter.source(dataset).format(format.writer).output(out);
    } else {
      graph.getPrefixMapping().setNsPrefixes(prefixes);
      RDFWriter.source(graph).format(format.writer).output(out);
    }
  }

  byte[] of(DatasetGraph dataset, RDFFormat writer) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RDFWriter.source(dataset).format(writer).output(out);
    return out.toByteArray();
  }

  private Graph prefixed(Graph graph) {
    Graph copy = GraphFactory.createDefaultGraph();
    graph.find().forEachRemaining(copy::add);
    copy.getPrefixMapping().setNsPrefixes(Prefixes.used(namespaces, graph));
    return copy;
  }
}
