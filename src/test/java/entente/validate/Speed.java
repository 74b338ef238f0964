package entente.validate;

import com.sun.management.OperatingSystemMXBean;
import entente.kb.Confinement;
import entente.kb.Holdings;
import entente.kb.PlacedGraph;
import entente.kb.Source;
import entente.kb.Vocabulary;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;

/**
 * Engines side by side on data of any size: {@code make TRIPLES FILE}, then {@code ours FILE}, {@code jena FILE}, {@code topbraid FILE}, each a process of its own.
 *
 * <p>The data is the shipped data again and again under other names, so that it is always in our model; in every tenth copy the modality of all things is missing.
 */
final class Speed {
  private static final String THINGS = Vocabulary.BASE + "id/";

  private Speed() {}

  public static void main(String[] args) throws IOException {
    if (args[0].equals("make")) {
      make(Long.parseLong(args[1]), Path.of(args[2]));
      return;
    }
    Confinement.apply(Duration.ofMinutes(10));
    long start = cpu();
    Graph shapes = PlacedGraph.read(Holdings.shipped().shapes()).graph();
    Graph ontology = PlacedGraph.read(Holdings.shipped().ontology()).graph();
    Graph report;
    long loaded;
    if (args[0].equals("ours")) {
      PlacedGraph data = PlacedGraph.read(List.of(Source.of(Path.of(args[1]))));
      loaded = cpu();
      report = new Validator(shapes, ontology).validate(data).report();
    } else {
      Graph data = RDFDataMgr.loadGraph(args[1]);
      GraphUtil.addInto(data, ontology);
      GraphUtil.addInto(shapes, ontology);
      loaded = cpu();
      report = (args[0].equals("jena") ? Engine.JENA : Engine.TOPBRAID).report(data, shapes);
    }
    long end = cpu();
    System.out.printf("%s: %.1f s of processor time to load, %.1f s to check%n", args[0], (loaded - start) / 1e9, (end - loaded) / 1e9);
    Map<String, Long> results = Result.of(report).stream().collect(Collectors.groupingBy(result -> result.shape().isURI() ? result.shape().getURI() : "unnamed", TreeMap::new, Collectors.counting()));
    results.forEach((shape, count) -> System.out.println(count + " " + shape));
  }

  /** Processor time, for other work on the machine does not change it. */
  private static long cpu() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static void make(long triples, Path file) throws IOException {
    Graph shipped = PlacedGraph.read(Holdings.shipped().data()).graph();
    Node modality = Vocabulary.term("modality");
    try (OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      StreamRDF out = StreamRDFWriter.getWriterStream(bytes, Lang.TURTLE);
      out.start();
      out.prefix("ent", Vocabulary.NS);
      long written = 0;
      for (int copy = 0; written < triples; copy++) {
        Graph renamed = GraphFactory.createDefaultGraph();
        for (Triple triple : shipped.find().toList()) {
          if (copy % 10 != 9 || !triple.predicateMatches(modality)) {
            renamed.add(Triple.create(renamed(triple.getSubject(), copy), triple.getPredicate(), triple.predicateMatches(RDF.type.asNode()) ? triple.getObject() : renamed(triple.getObject(), copy)));
          }
        }
        renamed.find().forEach(out::triple);
        written += renamed.size();
      }
      out.finish();
      System.out.println(written + " triples");
    }
  }

  private static Node renamed(Node node, int copy) {
    if (node.isBlank()) {
      return NodeFactory.createBlankNode(node.getBlankNodeLabel() + "x" + copy);
    }
    return node.isURI() && node.getURI().startsWith(THINGS) ? NodeFactory.createURI(node.getURI() + "-" + copy) : node;
  }
}
