package entente.kb;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.riot.thrift.ThriftRDF;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;

/**
 * The shipped ontology and shapes as the build has read them, so that a short command need not parse them again.
 *
 * @param shapes with the ontology that they speak of in the same graph
 * @param digests the SHA-256 of each file in hexadecimal, by its name
 */
public record Canon(Graph ontology, Graph shapes, Map<String, String> digests) {
  private static final String GRAPHS = "/entente/canon.rt";
  private static final String DIGESTS = "/entente/canon.sha256";

  public static Canon shipped() {
    Canon canon = new Canon(GraphFactory.createDefaultGraph(), GraphFactory.createDefaultGraph(), new LinkedHashMap<>());
    ThriftRDF.inputStreamToStream(new ByteArrayInputStream(bytes(GRAPHS)), new StreamRDFBase() {
      @Override
      public void quad(Quad quad) {
        canon.shapes.add(quad.asTriple());
        if (quad.getGraph().equals(Vocabulary.ONTOLOGY)) {
          canon.ontology.add(quad.asTriple());
        }
      }
    });
    new String(bytes(DIGESTS), StandardCharsets.UTF_8).lines().map(line -> line.split("  ", 2)).forEach(words -> canon.digests.put(words[1], words[0]));
    return canon;
  }

  private static byte[] bytes(String resource) {
    try (InputStream stream = Canon.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw Fault.ofInvocation("this build lacks what it has read of its shapes: build it with 'mvn package'");
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes what {@link #shipped} reads, below the folder of the classes. */
  static void write(Holdings holdings, Path classes) throws IOException {
    Files.createDirectories(classes.resolve(GRAPHS.substring(1)).getParent());
    Map<String, String> digests = new LinkedHashMap<>();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(classes.resolve(GRAPHS.substring(1))))) {
      StreamRDF stream = ThriftRDF.streamToOutputStream(out);
      stream.start();
      digests.putAll(add(Vocabulary.ONTOLOGY, holdings.ontology(), stream));
      digests.putAll(add(Vocabulary.SHAPES, holdings.shapes(), stream));
      stream.finish();
    }
    Files.writeString(classes.resolve(DIGESTS.substring(1)), digests.entrySet().stream().map(entry -> entry.getValue() + "  " + entry.getKey() + "\n").collect(Collectors.joining()));
  }

  private static Map<String, String> add(Node name, List<Source> files, StreamRDF stream) {
    PlacedGraph read = PlacedGraph.read(files);
    read.graph().find().forEach(triple -> stream.quad(Quad.create(name, triple)));
    return read.digests();
  }
}
