package entente.kb;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.riot.thrift.ThriftRDF;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;

/** The ontology and the shapes as the build has read them, so that a short command need not parse them again. */
public record Canon(Graph ontology, Graph shapes) {
  private static final String GRAPHS = "/entente/canon.rt";
  private static final String DIGEST = "/entente/canon.sha256";

  /** What the build has read, if it was these very files. */
  public static Optional<Canon> of(List<Source> ontology, List<Source> shapes) {
    try (InputStream graphs = Canon.class.getResourceAsStream(GRAPHS); InputStream digest = Canon.class.getResourceAsStream(DIGEST)) {
      if (graphs == null || digest == null || !new String(digest.readAllBytes(), StandardCharsets.US_ASCII).equals(digest(ontology, shapes))) {
        return Optional.empty();
      }
      Canon canon = new Canon(GraphFactory.createDefaultGraph(), GraphFactory.createDefaultGraph());
      ThriftRDF.inputStreamToStream(new BufferedInputStream(graphs, 1 << 16), new StreamRDFBase() {
        @Override
        public void quad(Quad quad) {
          (quad.getGraph().equals(Vocabulary.ONTOLOGY) ? canon.ontology : canon.shapes).add(quad.asTriple());
        }
      });
      return Optional.of(canon);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes what {@link #of} reads, below the folder of the classes. */
  static void write(Holdings holdings, Path classes) throws IOException {
    Files.createDirectories(classes.resolve(GRAPHS.substring(1)).getParent());
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(classes.resolve(GRAPHS.substring(1))))) {
      StreamRDF stream = ThriftRDF.streamToOutputStream(out);
      stream.start();
      add(Vocabulary.ONTOLOGY, holdings.ontology(), stream);
      add(Vocabulary.SHAPES, holdings.shapes(), stream);
      stream.finish();
    }
    Files.writeString(classes.resolve(DIGEST.substring(1)), digest(holdings.ontology(), holdings.shapes()));
  }

  private static void add(Node name, List<Source> files, StreamRDF stream) {
    PlacedGraph.read(files).graph().find().forEach(triple -> stream.quad(Quad.create(name, triple)));
  }

  private static String digest(List<Source> ontology, List<Source> shapes) {
    return Release.digestOf(Stream.concat(ontology.stream(), shapes.stream()).toList());
  }
}
