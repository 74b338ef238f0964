package entente.release;

import entente.kb.OrderedGraph;
import entente.kb.format.RdfSyntax;
import entente.kb.read.Prefixes;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphMapLink;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;

/** A serializer of graphs to bytes that depend on the graph alone. */
final class Serializer {
  private final Map<String, String> namespaces;

  Serializer(Map<String, String> namespaces) {
    this.namespaces = namespaces;
  }

  /** The graph in a syntax, in memory: some RDF writers swallow the exception of a full disk. */
  byte[] bytes(OrderedGraph graph, RdfSyntax syntax) {
    graph.getPrefixMapping().clearNsPrefixMap();
    graph.getPrefixMapping().setNsPrefixes(used(graph));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RDFWriter.source(graph).format(syntax.writer()).output(out);
    return out.toByteArray();
  }

  /** The named graphs in a format; one that is streamed keeps the order of the map. */
  byte[] bytes(Map<Node, OrderedGraph> graphs, RDFFormat format) {
    Map<String, String> prefixes = new TreeMap<>();
    graphs.values().forEach(graph -> prefixes.putAll(used(graph)));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (format == RDFFormat.TRIG_PRETTY) {
      DatasetGraph dataset = new DatasetGraphMapLink(GraphFactory.createDefaultGraph());
      graphs.forEach(dataset::addGraph);
      prefixes.forEach(dataset.prefixes()::add);
      RDFWriter.source(dataset).format(format).output(out);
    } else {
      StreamRDF stream = StreamRDFWriter.getWriterStream(out, format);
      stream.start();
      prefixes.forEach(stream::prefix);
      graphs.forEach(
          (name, graph) ->
              graph.find().forEachRemaining(triple -> stream.quad(Quad.create(name, triple))));
      stream.finish();
    }
    return out.toByteArray();
  }

  byte[] annotated(OrderedGraph graph) {
    return AnnotatedTurtle.of(graph, used(graph));
  }

  private Map<String, String> used(Graph graph) {
    return Prefixes.used(namespaces, graph);
  }
}
