package entente.release;

import entente.kb.OrderedGraph;
import entente.kb.Release;
import entente.kb.Store;
import entente.kb.format.RdfSyntax;
import entente.kb.read.NamedQuery;
import entente.kb.read.Prefixes;
import entente.kb.read.RdfSource;
import entente.kb.read.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;

/**
 * The export of a release as files: each graph in every syntax, the dataset with its named graphs,
 * the claims as reifiers and as nanopublications, a description, and checksums.
 *
 * <p>The bytes depend on the release alone, not on the run, the machine, the JDK or the order of
 * files, and contain no date. Nothing is compressed, because implementations of zlib differ.
 */
public final class Export {
  static final List<RdfSyntax> GRAPH_SYNTAXES =
      List.of(RdfSyntax.TURTLE, RdfSyntax.NTRIPLES, RdfSyntax.JSONLD, RdfSyntax.RDFXML);
  static final List<RdfSyntax> DATASET_SYNTAXES = List.of(RdfSyntax.TRIG, RdfSyntax.NQUADS);
  private static final Comparator<Node> BY_NAME = Comparator.comparing(Node::getURI);

  /** Keeps the parts of a nanopublication together, its head first. */
  private static final Comparator<Node> HEAD_FIRST =
      Comparator.comparing(name -> name.getURI().replaceFirst("#head$", "#"));

  private final Release release;
  private final Store store;
  private final BlankNodeLabels labels;
  private final Serializer serializer;
  private final ReleaseFolder folder;

  private Export(Release release, Store store, ReleaseFolder folder) {
    this.release = release;
    this.store = store;
    this.folder = folder;
    this.labels = BlankNodeLabels.of(graphs());
    this.serializer = new Serializer(Prefixes.mapping().getNsPrefixMap());
  }

  /**
   * Writes to a folder that is new or empty, and returns its files.
   *
   * @param replace whether a release in the folder may be replaced
   */
  public static List<ReleaseFile> of(Release release, Path place, boolean replace) {
    try (ReleaseFolder folder = ReleaseFolder.at(place, replace)) {
      // Not closed, because that would close the graphs of the release.
      new Export(release, Store.inMemory(release.dataset()), folder).write();
      folder.finish();
      return folder.entries();
    }
  }

  private List<Graph> graphs() {
    return Stream.of(
            Vocabulary.DATA,
            Vocabulary.DERIVED,
            Vocabulary.METADATA,
            Vocabulary.ONTOLOGY,
            Vocabulary.SHAPES)
        .map(release::graph)
        .toList();
  }

  private void write() {
    Map<Node, OrderedGraph> whole = new TreeMap<>(BY_NAME);
    whole.put(
        Vocabulary.DATA,
        graph("data", "the facts, each with its evidence", release.graph(Vocabulary.DATA)));
    whole.put(
        Vocabulary.DERIVED,
        graph(
            "derived",
            "triples that the rules derive from the facts: claims, dependence, date bounds,"
                + " closure",
            release.graph(Vocabulary.DERIVED)));
    whole.put(
        Vocabulary.ONTOLOGY,
        graph("ontology", "the meaning of the terms", release.graph(Vocabulary.ONTOLOGY)));
    whole.put(
        Vocabulary.SHAPES,
        graph(
            "shapes",
            "the rules that the data must follow, in SHACL",
            release.graph(Vocabulary.SHAPES)));
    whole.put(Vocabulary.METADATA, OrderedGraph.of(release.graph(Vocabulary.METADATA), labels));
    DATASET_SYNTAXES.forEach(
        syntax ->
            folder.add(
                "entente." + syntax.suffix(),
                "all graphs under their names",
                syntax.mediaType(),
                serializer.bytes(whole, syntax.writer())));
    graph(
        "codes",
        "the closed lists of the ontology alone, in SKOS",
        store.construct(NamedQuery.named("release/codes"), Map.of()));
    graph(
        "void",
        "the contents and their extent, in VoID and DCAT",
        store.construct(NamedQuery.named("page/dataset/metadata"), Map.of()));
    claims();
    nanopublications();
    describe();
  }

  private OrderedGraph graph(String name, String title, Graph graph) {
    OrderedGraph ordered = OrderedGraph.of(graph, labels);
    GRAPH_SYNTAXES.forEach(
        syntax ->
            folder.add(
                name + "." + syntax.suffix(),
                title,
                syntax.mediaType(),
                serializer.bytes(ordered, syntax)));
    return ordered;
  }

  private void claims() {
    OrderedGraph claims =
        OrderedGraph.of(store.construct(NamedQuery.named("release/claims"), Map.of()), labels);
    folder.add(
        "claims-rdf12.ttl",
        "the claims as reifiers, in Turtle 1.2",
        RdfSyntax.TURTLE.mediaType(),
        serializer.annotated(claims));
    folder.add(
        "claims-rdf12.nt",
        "the claims as reifiers, in N-Triples 1.2",
        RdfSyntax.NTRIPLES.mediaType(),
        serializer.bytes(claims, RdfSyntax.NTRIPLES));
  }

  private void nanopublications() {
    NamedQuery question = NamedQuery.named("release/nanopublications");
    Map<Node, OrderedGraph> graphs = new TreeMap<>(HEAD_FIRST);
    try (QueryExec execution =
        QueryExec.dataset(release.dataset()).query(question.query()).build()) {
      DatasetGraph answer = execution.constructDataset();
      answer
          .listGraphNodes()
          .forEachRemaining(
              name -> graphs.put(name, OrderedGraph.of(answer.getGraph(name), labels)));
    }
    byte[] bytes =
        new Serializer(question.query().getPrefixMapping().getNsPrefixMap())
            .bytes(graphs, RDFFormat.TRIG_BLOCKS);
    folder.add(
        "nanopublications.trig",
        "each claim as a nanopublication",
        RdfSyntax.TRIG.mediaType(),
        bytes);
  }

  private void describe() {
    Binding head = store.select(NamedQuery.named("release/title-and-version"), Map.of()).get(0);
    String title = head.get("title").getLiteralLexicalForm();
    String version = head.get("version").getLiteralLexicalForm();
    folder.add(
        "CITATION.cff",
        "how to cite it",
        "application/yaml",
        RdfSource.resource("CITATION.cff").bytes());
    folder.add("LICENSE", "the licences", "text/plain", RdfSource.resource("LICENSE").bytes());
    Map<String, String> words = new LinkedHashMap<>();
    words.put("{version}", version);
    words.put("{digest}", release.digest());
    words.put("{files}", ReleaseManifest.table(folder.entries()));
    String readme = readme();
    for (Map.Entry<String, String> word : words.entrySet()) {
      readme = readme.replace(word.getKey(), word.getValue());
    }
    folder.add(
        "README.md",
        "a description of the release and its files",
        "text/markdown",
        readme.getBytes(StandardCharsets.UTF_8));
    folder.add(
        ReleaseManifest.NAME,
        "all other files with size and checksum, in DCAT",
        RdfSyntax.TURTLE.mediaType(),
        ReleaseManifest.turtle(folder.entries(), title, version, head.get("license").getURI()));
    folder.add(
        ReleaseManifest.SUMS,
        "the checksums, for sha256sum -c",
        "text/plain",
        ReleaseManifest.sums(folder.entries()));
  }

  private static String readme() {
    try (InputStream stream = Export.class.getResourceAsStream("/release/README.md")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
