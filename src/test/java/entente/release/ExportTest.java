package entente.release;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.Release;
import entente.kb.SourceFiles;
import entente.kb.format.RdfSyntax;
import entente.kb.format.Sha256;
import entente.kb.read.RdfSource;
import entente.kb.read.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The files of a release: the graphs it was made from, in every format, with the same bytes every
 * time.
 */
class ExportTest {
  private static final Path WORLD = Path.of("src/test/resources/web/northern-compact.ttl");
  private static final Release RELEASE =
      Release.of(SourceFiles.shipped().withData(List.of(RdfSource.of(WORLD))));
  private static final Graph ALL = RELEASE.dataset().getDefaultGraph();
  private static final Map<String, Node> GRAPHS =
      Map.of(
          "data",
          Vocabulary.DATA,
          "derived",
          Vocabulary.DERIVED,
          "ontology",
          Vocabulary.ONTOLOGY,
          "shapes",
          Vocabulary.SHAPES);
  private static final String NP = "http://www.nanopub.org/nschema#";

  @TempDir static Path folder;
  private static Path first;
  private static List<ReleaseFile> entries;

  @BeforeAll
  static void export() {
    first = folder.resolve("first");
    entries = Export.of(RELEASE, first, false);
  }

  @Test
  void anotherExportHasTheSameBytesWhateverTheOrderOfTriplesAndTheNamesOfBlankNodes()
      throws IOException {
    // The same data from a file of another name, in another order, with blank nodes of other
    // labels.
    Path other = folder.resolve("zz.nt");
    List<String> lines =
        Files.readAllLines(first.resolve("data.nt")).stream()
            .map(line -> line.replace("_:B", "_:other"))
            .sorted(java.util.Comparator.comparing(String::hashCode))
            .toList();
    Files.write(other, lines);
    Export.of(
        Release.of(SourceFiles.shipped().withData(List.of(RdfSource.of(other)))),
        folder.resolve("second"),
        false);
    for (ReleaseFile entry : entries) {
      if (Set.of("README.md", ReleaseManifest.NAME, ReleaseManifest.SUMS).contains(entry.name())) {
        continue; // They name the digest of the sources.
      }
      assertArrayEquals(
          Files.readAllBytes(first.resolve(entry.name())),
          Files.readAllBytes(folder.resolve("second").resolve(entry.name())),
          entry.name());
    }
    Export.of(RELEASE, folder.resolve("third"), false);
    for (ReleaseFile entry : entries) {
      assertEquals(
          -1,
          Files.mismatch(
              first.resolve(entry.name()), folder.resolve("third").resolve(entry.name())),
          entry.name());
    }
  }

  @Test
  void everyGraphIsReadBackFromEveryFormat() {
    GRAPHS.forEach(
        (name, graph) ->
            Export.GRAPH_SYNTAXES.forEach(
                syntax ->
                    assertTrue(
                        read(name + "." + syntax.suffix()).isIsomorphicWith(RELEASE.graph(graph)),
                        name + "." + syntax.suffix())));
    for (String name : List.of("codes", "void")) {
      Graph turtle = read(name + ".ttl");
      assertFalse(turtle.isEmpty(), name);
      Export.GRAPH_SYNTAXES.forEach(
          syntax ->
              assertTrue(
                  read(name + "." + syntax.suffix()).isIsomorphicWith(turtle),
                  name + "." + syntax.suffix()));
    }
  }

  @Test
  void theWholeIsReadBackWithItsNamedGraphsAndNothingElse() {
    for (RdfSyntax syntax : Export.DATASET_SYNTAXES) {
      DatasetGraph whole = dataset("entente." + syntax.suffix());
      assertTrue(whole.getDefaultGraph().isEmpty());
      Set<Node> names = new HashSet<>();
      whole.listGraphNodes().forEachRemaining(names::add);
      Set<Node> expected = new HashSet<>(GRAPHS.values());
      expected.add(Vocabulary.METADATA);
      assertEquals(expected, names);
      names.forEach(
          name ->
              assertTrue(
                  whole.getGraph(name).isIsomorphicWith(RELEASE.graph(name)), syntax + " " + name));
    }
  }

  @Test
  void aBlankNodeHasOneLabelInAllFiles() throws IOException {
    Set<String> whole = new HashSet<>(Files.readAllLines(first.resolve("entente.nq")));
    for (String name : GRAPHS.keySet()) {
      for (String line : Files.readAllLines(first.resolve(name + ".nt"))) {
        assertTrue(
            whole.contains(line.replaceFirst(" \\.$", " <" + Vocabulary.BASE + name + "> .")),
            line);
      }
    }
  }

  @Test
  void everyChecksumIsThatOfItsFileAndEveryFileHasOne() throws IOException {
    Map<String, String> sums = new TreeMap<>();
    Files.readAllLines(first.resolve(ReleaseManifest.SUMS))
        .forEach(line -> sums.put(line.substring(66), line.substring(0, 64)));
    try (Stream<Path> files = Files.list(first)) {
      Set<String> names = new HashSet<>(files.map(file -> file.getFileName().toString()).toList());
      names.remove(ReleaseManifest.SUMS);
      assertEquals(names, sums.keySet());
    }
    Graph manifest = read(ReleaseManifest.NAME);
    for (Map.Entry<String, String> sum : sums.entrySet()) {
      byte[] bytes = Files.readAllBytes(first.resolve(sum.getKey()));
      assertEquals(Sha256.of(bytes), sum.getValue(), sum.getKey());
      if (!sum.getKey().equals(ReleaseManifest.NAME)) {
        Node file = NodeFactory.createURI(first.toUri() + sum.getKey());
        Node checksum =
            manifest
                .find(file, NodeFactory.createURI("http://spdx.org/rdf/terms#checksum"), Node.ANY)
                .next()
                .getObject();
        assertEquals(
            sum.getValue(),
            manifest
                .find(
                    checksum,
                    NodeFactory.createURI("http://spdx.org/rdf/terms#checksumValue"),
                    Node.ANY)
                .next()
                .getObject()
                .getLiteralLexicalForm());
        assertEquals(
            Integer.toString(bytes.length),
            manifest
                .find(file, NodeFactory.createURI("http://www.w3.org/ns/dcat#byteSize"), Node.ANY)
                .next()
                .getObject()
                .getLiteralLexicalForm());
        assertTrue(
            manifest.contains(
                NodeFactory.createURI(first.toUri().toString()),
                NodeFactory.createURI("http://www.w3.org/ns/dcat#distribution"),
                file),
            sum.getKey());
      }
    }
  }

  @Test
  void aClaimReifiesItsTripleWhichIsAssertedOnlyWhenItIsTheCuratedReading() {
    Graph turtle = read("claims-rdf12.ttl");
    assertTrue(turtle.isIsomorphicWith(read("claims-rdf12.nt")));
    Graph expected = GraphFactory.createDefaultGraph();
    int otherwise = 0;
    for (Node claim : claims()) {
      Triple said =
          Triple.create(value(claim, "subject"), value(claim, "property"), value(claim, "value"));
      expected.add(claim, RDF.reifies.asNode(), NodeFactory.createTripleTerm(said));
      if (value(claim, "preferred").getLiteralLexicalForm().equals("true")) {
        expected.add(said);
      } else {
        otherwise++;
        assertFalse(turtle.contains(said), said.toString());
      }
      all()
          .find(claim, Node.ANY, Node.ANY)
          .filterDrop(
              triple ->
                  Set.of("subject", "property", "value")
                      .contains(triple.getPredicate().getURI().replace(Vocabulary.NS, "")))
          .forEachRemaining(expected::add);
    }
    assertTrue(otherwise > 0, "the world has something told otherwise");
    assertTrue(expected.isIsomorphicWith(turtle));
  }

  /** The criteria of the nanopublication guidelines, section "Well-formed Nanopublications". */
  @Test
  void everyClaimIsAWellFormedNanopublication() {
    DatasetGraph all = dataset("nanopublications.trig");
    assertTrue(all.getDefaultGraph().isEmpty());
    Set<Node> placed = new HashSet<>();
    Set<Node> derived = new HashSet<>();
    List<Quad> kinds =
        quads(
            all,
            Node.ANY,
            Node.ANY,
            RDF.type.asNode(),
            NodeFactory.createURI(NP + "Nanopublication"));
    for (Quad kind : kinds) {
      Node nanopublication = kind.getSubject();
      Node head = kind.getGraph();
      Node assertion = only(all, head, nanopublication, "hasAssertion");
      Node provenance = only(all, head, nanopublication, "hasProvenance");
      Node publication = only(all, head, nanopublication, "hasPublicationInfo");
      assertEquals(4, quads(all, head, Node.ANY, Node.ANY, Node.ANY).size());
      List<Node> parts = List.of(head, assertion, provenance, publication);
      parts.forEach(
          part -> {
            assertTrue(part.isURI());
            assertTrue(placed.add(part), "no graph is part of two: " + part);
            assertFalse(quads(all, part, Node.ANY, Node.ANY, Node.ANY).isEmpty(), part.toString());
          });
      quads(all, provenance, Node.ANY, Node.ANY, Node.ANY)
          .forEach(quad -> assertEquals(assertion, quad.getSubject()));
      quads(all, publication, Node.ANY, Node.ANY, Node.ANY)
          .forEach(quad -> assertEquals(nanopublication, quad.getSubject()));
      Node claim =
          quads(all, publication, nanopublication, prov("wasDerivedFrom"), Node.ANY)
              .get(0)
              .getObject();
      assertTrue(derived.add(claim));
      assertEquals(
          List.of(
              new Quad(
                  assertion,
                  value(claim, "subject"),
                  value(claim, "property"),
                  value(claim, "value"))),
          quads(all, assertion, Node.ANY, Node.ANY, Node.ANY));
      Node source =
          all().contains(claim, Vocabulary.term("passage"), Node.ANY)
              ? value(claim, "passage")
              : all()
                  .find(claim, NodeFactory.createURI("http://purl.org/dc/terms/source"), Node.ANY)
                  .next()
                  .getObject();
      assertTrue(all.contains(provenance, assertion, prov("wasDerivedFrom"), source));
      all()
          .find(claim, Vocabulary.term("inDocument"), Node.ANY)
          .forEachRemaining(
              document ->
                  assertTrue(
                      all.contains(
                          provenance, assertion, prov("hadPrimarySource"), document.getObject())));
    }
    assertEquals(claims(), derived);
    all.find()
        .forEachRemaining(
            quad -> {
              assertTrue(placed.contains(quad.getGraph()), "in no nanopublication: " + quad);
              assertFalse(
                  quad.getSubject().isBlank() || quad.getObject().isBlank(), quad.toString());
            });
  }

  @Test
  void thePartsOfANanopublicationAreTogetherHeadFirst() throws IOException {
    List<String> heads =
        Files.readAllLines(first.resolve("nanopublications.trig")).stream()
            .filter(line -> line.matches("<[^>]*#[a-z]+> *\\{.*"))
            .map(line -> line.replaceFirst(">.*", "").substring(1))
            .toList();
    assertEquals(4 * claims().size(), heads.size());
    for (int i = 0; i < heads.size(); i += 4) {
      String claim = heads.get(i).replaceFirst("#.*", "");
      assertEquals(
          List.of(
              claim + "#head", claim + "#assertion", claim + "#provenance", claim + "#publication"),
          heads.subList(i, i + 4));
    }
  }

  /** Jena's maps of prefixes have no order of their own and have had another one in each JDK. */
  @Test
  void prefixesAreInTheOrderOfTheirNames() throws IOException {
    for (String name :
        List.of(
            "data.ttl",
            "data.rdf",
            "data.jsonld",
            "codes.jsonld",
            "codes.rdf",
            "entente.trig",
            "claims-rdf12.ttl",
            "nanopublications.trig")) {
      List<String> prefixes =
          Files.readAllLines(first.resolve(name)).stream()
              .map(
                  java.util.regex.Pattern.compile(
                          "^(?:PREFIX ([^:]*):.*|\\s*\"([a-z0-9-]+)\"\\s*:\\s*\"[^\"]*[/#]\",?)$")
                      ::matcher)
              .filter(java.util.regex.Matcher::matches)
              .map(line -> line.group(1) != null ? line.group(1) : line.group(2))
              .toList();
      if (!name.endsWith(".rdf")) {
        assertTrue(prefixes.size() > 3, name);
      }
      assertEquals(prefixes.stream().sorted().toList(), prefixes, name);
    }
  }

  @Test
  void theReadmeNamesEveryFile() throws IOException {
    String readme = Files.readString(first.resolve("README.md"));
    assertFalse(readme.contains("{"), readme);
    try (Stream<Path> files = Files.list(first)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals("README.md"))
          .forEach(name -> assertTrue(readme.contains(name), name));
    }
  }

  private static Graph all() {
    return ALL;
  }

  private static Set<Node> claims() {
    return new HashSet<>(
        all()
            .find(Node.ANY, RDF.type.asNode(), Vocabulary.term("Claim"))
            .mapWith(Triple::getSubject)
            .toList());
  }

  private static Node value(Node claim, String property) {
    return all().find(claim, Vocabulary.term(property), Node.ANY).next().getObject();
  }

  private static Node prov(String name) {
    return NodeFactory.createURI("http://www.w3.org/ns/prov#" + name);
  }

  private static Node only(DatasetGraph all, Node head, Node nanopublication, String property) {
    List<Quad> found =
        quads(all, head, nanopublication, NodeFactory.createURI(NP + property), Node.ANY);
    assertEquals(1, found.size(), property);
    return found.get(0).getObject();
  }

  private static List<Quad> quads(
      DatasetGraph all, Node graph, Node subject, Node property, Node object) {
    List<Quad> quads = new java.util.ArrayList<>();
    all.find(graph, subject, property, object).forEachRemaining(quads::add);
    return quads;
  }

  private static Graph read(String name) {
    return RDFParser.source(first.resolve(name)).base(first.toUri() + name).toGraph();
  }

  private static DatasetGraph dataset(String name) {
    DatasetGraph dataset = DatasetGraphFactory.create();
    RDFParser.source(first.resolve(name)).parse(dataset);
    return dataset;
  }
}
