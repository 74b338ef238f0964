package entente.kb;

import entente.kb.read.InputException;
import entente.kb.read.LocatedGraph;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;

/**
 * The shipped ontology and shapes as the build has read them, so that a short command need not
 * parse them again.
 *
 * <p>The build leaves them as a table of nodes and triples of numbers in it: a syntax of RDF,
 * binary ones too, has each node as often as it occurs, which takes more than twice as long to
 * read.
 *
 * @param shapes with the ontology that they speak of in the same graph
 * @param digests the SHA-256 of each file in hexadecimal, by its name
 */
public record CompiledShapes(Graph ontology, Graph shapes, Map<String, String> digests) {
  private static final String GRAPHS = "/entente/canon.bin";
  private static final String DIGESTS = "/entente/canon.sha256";

  public static CompiledShapes shipped() {
    CompiledShapes canon =
        new CompiledShapes(
            GraphFactory.createDefaultGraph(),
            GraphFactory.createDefaultGraph(),
            new LinkedHashMap<>());
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes(GRAPHS)))) {
      Node[] nodes = new Node[in.readInt()];
      for (int i = 0; i < nodes.length; i++) {
        nodes[i] = node(in);
      }
      read(nodes, in, canon.shapes, canon.ontology);
      read(nodes, in, canon.shapes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    new String(bytes(DIGESTS), StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.split("  ", 2))
        .forEach(words -> canon.digests.put(words[1], words[0]));
    return canon;
  }

  private static void read(Node[] nodes, DataInputStream in, Graph... into) throws IOException {
    for (int left = in.readInt(); left > 0; left--) {
      Triple triple =
          Triple.create(
              nodes[in.readUnsignedShort()],
              nodes[in.readUnsignedShort()],
              nodes[in.readUnsignedShort()]);
      for (Graph graph : into) {
        graph.add(triple);
      }
    }
  }

  private static Node node(DataInputStream in) throws IOException {
    char kind = (char) in.readByte();
    String text = in.readUTF();
    return switch (kind) {
      case 'I' -> NodeFactory.createURI(text);
      case 'B' -> NodeFactory.createBlankNode(text);
      case 'L' -> NodeFactory.createLiteralLang(text, in.readUTF());
      default ->
          NodeFactory.createLiteralDT(
              text, TypeMapper.getInstance().getSafeTypeByName(in.readUTF()));
    };
  }

  private static byte[] bytes(String resource) {
    try (InputStream stream = CompiledShapes.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw InputException.ofInvocation(
            "this build lacks what it has read of its shapes: build it with 'mvn package'");
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes what {@link #shipped} reads, below the folder of the classes. */
  static void write(SourceFiles holdings, Path classes) throws IOException {
    LocatedGraph ontology = LocatedGraph.read(holdings.ontology());
    LocatedGraph shapes = LocatedGraph.read(holdings.shapes());
    Map<Node, Integer> numbers = new LinkedHashMap<>();
    Stream.of(ontology, shapes)
        .flatMap(graph -> triples(graph).stream())
        .flatMap(CompiledShapes::nodes)
        .forEach(node -> numbers.putIfAbsent(node, numbers.size()));
    Path target = classes.resolve(GRAPHS.substring(1));
    Files.createDirectories(target.getParent());
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(target)))) {
      out.writeInt(numbers.size());
      for (Node node : numbers.keySet()) {
        write(node, out);
      }
      for (LocatedGraph graph : List.of(ontology, shapes)) {
        out.writeInt(graph.graph().size());
        for (Triple triple : triples(graph)) {
          for (Node node : nodes(triple).toList()) {
            out.writeShort(numbers.get(node));
          }
        }
      }
    }
    Files.writeString(
        classes.resolve(DIGESTS.substring(1)),
        Stream.of(ontology, shapes)
            .flatMap(graph -> graph.digests().entrySet().stream())
            .map(entry -> entry.getValue() + "  " + entry.getKey() + "\n")
            .collect(Collectors.joining()));
  }

  private static List<Triple> triples(LocatedGraph graph) {
    return graph.graph().find().toList();
  }

  private static Stream<Node> nodes(Triple triple) {
    return Stream.of(triple.getSubject(), triple.getPredicate(), triple.getObject());
  }

  private static void write(Node node, DataOutputStream out) throws IOException {
    if (node.isURI() || node.isBlank()) {
      out.writeByte(node.isURI() ? 'I' : 'B');
      out.writeUTF(node.isURI() ? node.getURI() : node.getBlankNodeLabel());
    } else {
      boolean named = !node.getLiteralLanguage().isEmpty();
      out.writeByte(named ? 'L' : 'T');
      out.writeUTF(node.getLiteralLexicalForm());
      out.writeUTF(named ? node.getLiteralLanguage() : node.getLiteralDatatypeURI());
    }
  }
}
