package entente.kb;

import entente.kb.read.InputException;
import entente.kb.read.LocatedGraph;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
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
import java.util.stream.Stream;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;

/**
 * The shipped ontology and shapes in a binary form that the build writes, so that a short command
 * need not parse them.
 *
 * <p>The form is a table of nodes, then triples of numbers in that table: an RDF syntax, even a
 * binary one, repeats a node each time it occurs and takes more than twice as long to read.
 *
 * @param shapes the shapes and the ontology in one graph
 * @param digests the SHA-256 of each file in hexadecimal, by its name
 */
public record CompiledShapes(Graph ontology, Graph shapes, Map<String, String> digests) {
  private static final String GRAPHS = "/entente/canon.bin";
  private static final String DIGESTS = "/entente/canon.sha256";

  /** The shapes and ontology of this build. */
  public static CompiledShapes shipped() {
    try (InputStream graphs = new ByteArrayInputStream(bytes(GRAPHS))) {
      CompiledShapes compiled = read(graphs);
      new String(bytes(DIGESTS), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("  ", 2))
          .forEach(words -> compiled.digests.put(words[1], words[0]));
      return compiled;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the graphs that {@link #write(Graph, Graph, OutputStream)} has written. */
  static CompiledShapes read(InputStream graphs) throws IOException {
    DataInputStream in = new DataInputStream(graphs);
    CompiledShapes compiled =
        new CompiledShapes(
            GraphFactory.createDefaultGraph(),
            GraphFactory.createDefaultGraph(),
            new LinkedHashMap<>());
    Node[] nodes = new Node[in.readInt()];
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = node(in);
    }
    read(nodes, in, compiled.shapes, compiled.ontology);
    read(nodes, in, compiled.shapes);
    return compiled;
  }

  private static void read(Node[] nodes, DataInputStream in, Graph... into) throws IOException {
    for (int left = in.readInt(); left > 0; left--) {
      Triple triple = Triple.create(nodes[in.readInt()], nodes[in.readInt()], nodes[in.readInt()]);
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
            "this build lacks its compiled shapes: build it with 'mvn package'");
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes what {@link #shipped} reads, below the folder of the classes. */
  static void write(SourceFiles files, Path classes) throws IOException {
    LocatedGraph ontology = LocatedGraph.read(files.ontology());
    LocatedGraph shapes = LocatedGraph.read(files.shapes());
    Path target = classes.resolve(GRAPHS.substring(1));
    Files.createDirectories(target.getParent());
    try (OutputStream out = Files.newOutputStream(target)) {
      write(ontology.graph(), shapes.graph(), out);
    }
    Files.writeString(
        classes.resolve(DIGESTS.substring(1)),
        Stream.of(ontology, shapes)
            .flatMap(graph -> graph.digests().entrySet().stream())
            .map(entry -> entry.getValue() + "  " + entry.getKey() + "\n")
            .collect(Collectors.joining()));
  }

  static void write(Graph ontology, Graph shapes, OutputStream target) throws IOException {
    Map<Node, Integer> numbers = new LinkedHashMap<>();
    List<List<Triple>> graphs = List.of(ontology.find().toList(), shapes.find().toList());
    graphs.stream()
        .flatMap(List::stream)
        .flatMap(CompiledShapes::nodes)
        .forEach(node -> numbers.putIfAbsent(node, numbers.size()));
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(target));
    out.writeInt(numbers.size());
    for (Node node : numbers.keySet()) {
      write(node, out);
    }
    for (List<Triple> graph : graphs) {
      out.writeInt(graph.size());
      for (Triple triple : graph) {
        out.writeInt(numbers.get(triple.getSubject()));
        out.writeInt(numbers.get(triple.getPredicate()));
        out.writeInt(numbers.get(triple.getObject()));
      }
    }
    out.flush();
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
