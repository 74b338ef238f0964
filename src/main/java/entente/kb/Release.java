package entente.kb;

import entente.kb.format.Sha256;
import entente.kb.index.IndexBuilder;
import entente.kb.index.IndexFile;
import entente.kb.index.IndexedDataset;
import entente.kb.index.UnsupportedTermException;
import entente.kb.plan.IndexExecutor;
import entente.kb.read.InputException;
import entente.kb.read.LocatedGraph;
import entente.kb.read.RdfSource;
import entente.kb.read.Vocabulary;
import entente.kb.text.NameIndex;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.RiotNotFoundException;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphMapLink;
import org.apache.jena.sparql.graph.GraphFactory;

/**
 * An immutable state of the knowledge base: four named graphs of content (ontology, shapes, data,
 * derived), a fifth that describes them (metadata), their union as default graph, and the digest of
 * the source files.
 */
public final class Release {
  private static final String RESOURCE = "/entente/release.index";
  private static final String DIGEST = "/entente/release.sha256";
  private final IndexedDataset index;
  private final String digest;
  private final String base;

  private Release(IndexedDataset index, String digest, String base) {
    this.index = index;
    this.digest = digest;
    this.base = base;
  }

  /** The release that the build has prepared; nothing is parsed, derived or sorted. */
  public static Release shipped() {
    try (InputStream stream = Release.class.getResourceAsStream(RESOURCE);
        InputStream digest = Release.class.getResourceAsStream(DIGEST)) {
      if (stream == null || digest == null) {
        throw InputException.ofInvocation("this build contains no release: run 'mvn package'");
      }
      String release = new String(digest.readAllBytes(), StandardCharsets.US_ASCII);
      return new Release(
          IndexFile.read(stream, "the index of this build", release), release, Vocabulary.BASE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the files and applies the rules. */
  public static Release of(SourceFiles files) {
    return of(files, triples -> LocatedGraph.readTriples(files.data(), triples));
  }

  /**
   * Reads the other files and applies the rules.
   *
   * @param data the content of the files with data
   */
  public static Release of(SourceFiles files, Graph data) {
    return of(files, triples -> data.find().forEachRemaining(triples));
  }

  private static Release of(SourceFiles files, Consumer<Consumer<Triple>> data) {
    IndexBuilder builder = new IndexBuilder();
    try {
      read(files.ontology(), Vocabulary.ONTOLOGY, builder);
      read(files.shapes(), Vocabulary.SHAPES, builder);
      int number = builder.graph(Vocabulary.DATA);
      data.accept(triple -> builder.add(number, triple));
    } catch (UnsupportedTermException e) {
      throw InputException.ofData("the data cannot be served: " + e.getMessage(), e);
    }
    new Derivation(files.rules()).over(builder);
    builder.add(Vocabulary.METADATA, ReleaseMetadata.of(IndexExecutor.over(builder.build())));
    return new Release(builder.build(), digestOf(files.all()), Vocabulary.BASE);
  }

  /** The release in a dump of its named graphs, N-Quads or TriG, as an export contains it. */
  public static Release ofDump(Path dump) {
    DatasetGraph read = new DatasetGraphMapLink(GraphFactory.createDefaultGraph());
    try {
      RDFParser.source(dump)
          .errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging)
          .parse(read);
    } catch (RiotNotFoundException e) {
      throw InputException.ofInvocation(dump + ": cannot be read: " + e.getMessage(), e);
    } catch (RiotException e) {
      throw InputException.ofData(dump + ": " + e.getMessage(), e);
    }
    if (!read.containsGraph(Vocabulary.DATA)) {
      throw InputException.ofInvocation(
          dump
              + ": contains no graph <"
              + Vocabulary.DATA.getURI()
              + ">; name a dump written by 'entente export', entente.nq or entente.trig");
    }
    IndexBuilder builder = new IndexBuilder();
    read.listGraphNodes().forEachRemaining(name -> builder.add(name, read.getGraph(name)));
    return new Release(builder.build(), "", Vocabulary.BASE);
  }

  private static void read(List<RdfSource> files, Node name, IndexBuilder builder) {
    int number = builder.graph(name);
    LocatedGraph.readTriples(files, triple -> builder.add(number, triple));
  }

  /**
   * The same release with every IRI of the project moved to another base, such as {@code
   * http://localhost:3030/}.
   */
  public Release rebased(String base) {
    IndexBuilder builder = new IndexBuilder();
    index
        .listGraphNodes()
        .forEachRemaining(
            name ->
                builder.add(
                    rebased(name, base),
                    index.index(name),
                    name.equals(Vocabulary.METADATA)
                        ? node -> rebasedText(node, base)
                        : node -> rebased(node, base)));
    return new Release(builder.build(), digest, base);
  }

  private static Node rebased(Node node, String base) {
    if (node.isURI() && node.getURI().startsWith(Vocabulary.BASE)) {
      return NodeFactory.createURI(base + node.getURI().substring(Vocabulary.BASE.length()));
    }
    // Declared namespaces are literals.
    if (node.isLiteral()
        && node.getLiteralDatatype().equals(XSDDatatype.XSDanyURI)
        && node.getLiteralLexicalForm().startsWith(Vocabulary.BASE)) {
      return NodeFactory.createLiteralDT(
          base + node.getLiteralLexicalForm().substring(Vocabulary.BASE.length()),
          XSDDatatype.XSDanyURI);
    }
    return node;
  }

  /**
   * Rebases the metadata, which names IRIs also in texts: in queries and as the beginning of other
   * IRIs.
   */
  private static Node rebasedText(Node node, String base) {
    boolean names =
        node.isLiteral()
            && node.getLiteralDatatype().equals(XSDDatatype.XSDstring)
            && node.getLiteralLexicalForm().contains(Vocabulary.BASE);
    return names
        ? NodeFactory.createLiteralString(
            node.getLiteralLexicalForm().replace(Vocabulary.BASE, base))
        : rebased(node, base);
  }

  /** The named graph, or an empty one. */
  public Graph graph(Node name) {
    return index.getGraph(name);
  }

  /**
   * A new dataset of the named graphs and, as default graph, their union, with an index for {@code
   * text:query}. Queries over it are planned on ids.
   */
  public DatasetGraph dataset() {
    return IndexExecutor.over(NameIndex.over(index.view(), base, digest));
  }

  /** The same in Jena's own structures, with which answers can be compared. */
  DatasetGraph inMemory() {
    Map<Node, Graph> graphs = new LinkedHashMap<>();
    index.listGraphNodes().forEachRemaining(name -> graphs.put(name, index.getGraph(name)));
    return NameIndex.over(memory(graphs), base);
  }

  private static DatasetGraph memory(Map<Node, Graph> graphs) {
    DatasetGraph dataset = new DatasetGraphMapLink(GraphFactory.createDefaultGraph());
    graphs.forEach(
        (name, graph) -> {
          Graph copy = GraphFactory.createDefaultGraph();
          dataset.addGraph(name, copy);
          graph
              .find()
              .forEachRemaining(
                  triple -> {
                    copy.add(triple);
                    dataset.getDefaultGraph().add(triple);
                  });
        });
    return dataset;
  }

  /** SHA-256 over the names and bytes of all files, in lower-case hexadecimal. */
  public String digest() {
    return digest;
  }

  /**
   * Writes the release and its digest below the folder of the classes, where {@link #shipped()}
   * reads them.
   */
  void write(Path classes) throws IOException {
    Path target = classes.resolve(RESOURCE.substring(1));
    Files.createDirectories(target.getParent());
    IndexFile.write(index, digest, target);
    NameIndex.write(dataset(), digest, classes);
    Files.writeString(classes.resolve(DIGEST.substring(1)), digest);
  }

  /** SHA-256 over names and bytes of files, in lower-case hexadecimal. */
  static String digestOf(List<RdfSource> files) {
    MessageDigest digest = Sha256.digest();
    for (RdfSource source : files) {
      digest.update((source.name() + "\n").getBytes(StandardCharsets.UTF_8));
      digest.update(source.bytes());
    }
    return Sha256.hex(digest.digest());
  }
}
