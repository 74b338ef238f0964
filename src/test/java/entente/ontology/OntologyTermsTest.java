package entente.ontology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.SourceFiles;
import entente.kb.read.LocatedGraph;
import entente.kb.read.RdfSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.Test;

/**
 * The terms of the ontology: each is defined, distinct, belongs to a module, and is used by a
 * question, shape or page.
 */
class OntologyTermsTest {
  private static final String NS = "https://w3id.org/entente/ns/";
  private static final Path QUERIES = Path.of("src/main/resources/queries");
  private static final Path SHAPES = Path.of("shapes");
  private static final Path JAVA = Path.of("src/main/java");
  private static final Graph ONTOLOGY = Modules.graph();

  @Test
  void everyTermIsUsedByAQuestionAShapeOrAPage() {
    Set<String> used = named(QUERIES, ".rq", Pattern.compile("\\bent:(\\w+)"));
    iris(LocatedGraph.read(SourceFiles.files(SHAPES, ".ttl")).graph())
        .map(node -> node.getURI().substring(NS.length()))
        .forEach(used::add);
    used.addAll(named(SHAPES, ".ttl", Pattern.compile("\\bent:(\\w+)")));
    assertEquals(
        Set.of(), except(terms(), used::contains), "terms that no question, shape or page uses");
  }

  @Test
  void everyTermNamedInJavaIsInTheOntology() {
    Set<String> named =
        named(
            JAVA,
            ".java",
            Pattern.compile("\\bterm\\(\"(\\w+)\"\\)|\\bent:(\\w+)|entente/ns/(\\w+)"));
    assertEquals(
        Set.of(), except(named, terms()::contains), "terms that Java names and the ontology lacks");
  }

  @Test
  void everyTermThatAQueryARuleOrAShapeNamesIsInTheOntology() {
    Set<String> named = named(QUERIES, ".rq", Pattern.compile("\\bent:(\\w+)"));
    named.addAll(named(Path.of("ontology/rules"), ".rq", Pattern.compile("\\bent:(\\w+)")));
    named.addAll(named(SHAPES, ".ttl", Pattern.compile("\\bent:(\\w+)")));
    assertEquals(Set.of(), except(named, terms()::contains), "terms that the ontology lacks");
  }

  @Test
  void everyCodeThatAQueryARuleOrAShapeNamesIsOnItsList() {
    Set<String> schemes =
        subjects(SKOS.ConceptScheme.asNode())
            .map(node -> node.getURI().substring(node.getURI().lastIndexOf('/') + 1))
            .collect(Collectors.toSet());
    Pattern code =
        Pattern.compile("(?<![\\w-])((?:" + String.join("|", schemes) + "):[a-z][\\w-]*)");
    Set<String> named = named(QUERIES, ".rq", code);
    named.addAll(named(Path.of("ontology/rules"), ".rq", code));
    named.addAll(named(SHAPES, ".ttl", code));
    Set<String> codes =
        subjects(SKOS.Concept.asNode())
            .map(node -> node.getURI().replaceFirst("^.*/([^/]+)/([^/]+)$", "$1:$2"))
            .collect(Collectors.toSet());
    assertEquals(Set.of(), except(named, codes::contains), "codes that are on no list");
  }

  @Test
  void everyTermHasOneDefinitionAndItsModule() {
    for (RdfSource file : Modules.files()) {
      Graph module = LocatedGraph.read(List.of(file)).graph();
      String name = file.fileName().replace(".ttl", "");
      terms(module)
          .forEach(
              term -> {
                Node node = NodeFactory.createURI(NS + term);
                assertEquals(
                    1,
                    module.find(node, SKOS.definition.asNode(), Node.ANY).toList().size(),
                    term + " has one definition");
                assertEquals(
                    List.of("https://w3id.org/entente/ontology/" + name),
                    module
                        .find(node, RDFS.isDefinedBy.asNode(), Node.ANY)
                        .mapWith(t -> t.getObject().getURI())
                        .toList(),
                    term + " is defined by the module it stands in");
              });
    }
  }

  @Test
  void everyTermAndCodeHasOneLabelInEachLanguage() {
    Set<String> wrong = new TreeSet<>();
    Stream.of(
            OWL.Class,
            OWL.ObjectProperty,
            OWL.DatatypeProperty,
            OWL.AnnotationProperty,
            SKOS.ConceptScheme,
            SKOS.Concept)
        .forEach(
            kind -> {
              Node naming = (kind.equals(SKOS.Concept) ? SKOS.prefLabel : RDFS.label).asNode();
              subjects(kind.asNode())
                  .filter(Node::isURI)
                  .filter(node -> !languages(node, naming).equals(List.of("en", "ru", "zh")))
                  .forEach(node -> wrong.add(node + " has labels in " + languages(node, naming)));
            });
    assertEquals(Set.of(), wrong, "terms and codes without exactly one label in each language");
  }

  @Test
  void theDefinitionOfAClassBeginsWithTheLabelOfAClassAboveIt() {
    subjects(OWL.Class.asNode())
        .filter(OntologyTermsTest::ours)
        .forEach(
            node -> {
              List<String> above =
                  ONTOLOGY
                      .find(node, RDFS.subClassOf.asNode(), Node.ANY)
                      .mapWith(Triple::getObject)
                      .filterKeep(OntologyTermsTest::ours)
                      .mapWith(parent -> text(parent, RDFS.label.asNode()))
                      .toList();
              String definition = text(node, SKOS.definition.asNode());
              assertTrue(
                  above.isEmpty() || above.stream().anyMatch(definition::startsWith),
                  () ->
                      node.getURI()
                          + " is defined as “"
                          + definition
                          + "”, which begins with none of "
                          + above);
            });
  }

  @Test
  void everyDefinitionIsAPhraseWithoutArticleBeforeOrFullStopAfter() {
    Stream.of(
            OWL.Class,
            OWL.ObjectProperty,
            OWL.DatatypeProperty,
            OWL.AnnotationProperty,
            SKOS.Concept)
        .flatMap(kind -> subjects(kind.asNode()))
        .filter(node -> node.getURI().startsWith("https://w3id.org/entente/"))
        .forEach(
            node -> {
              String definition = text(node, SKOS.definition.asNode());
              assertTrue(
                  !definition.endsWith(".") && !definition.matches("(?i)(a|an|the) .*"),
                  () ->
                      node.getURI()
                          + ": no article before and no full stop after “"
                          + definition
                          + "”");
            });
  }

  @Test
  void everyClassIsTheTargetOfAShape() {
    Graph shapes = LocatedGraph.read(SourceFiles.files(SHAPES, ".ttl")).graph();
    Node targetClass = NodeFactory.createURI("http://www.w3.org/ns/shacl#targetClass");
    Node targetObjects = NodeFactory.createURI("http://www.w3.org/ns/shacl#targetObjectsOf");
    List<Node> without =
        subjects(OWL.Class.asNode())
            .filter(OntologyTermsTest::ours)
            .filter(node -> !shapes.contains(Node.ANY, targetClass, node))
            .filter(
                node ->
                    ONTOLOGY
                        .find(Node.ANY, RDFS.range.asNode(), node)
                        .mapWith(Triple::getSubject)
                        .filterKeep(property -> shapes.contains(Node.ANY, targetObjects, property))
                        .toList()
                        .isEmpty())
            .toList();
    assertEquals(List.of(), without, "classes without a shape");
  }

  @Test
  void theClassThatAShapeAsksForAgreesWithTheRange() {
    Graph shapes = LocatedGraph.read(SourceFiles.files(SHAPES, ".ttl")).graph();
    Node path = NodeFactory.createURI("http://www.w3.org/ns/shacl#path");
    Node required = NodeFactory.createURI("http://www.w3.org/ns/shacl#class");
    ONTOLOGY
        .find(Node.ANY, RDFS.range.asNode(), Node.ANY)
        .forEachRemaining(
            range ->
                shapes
                    .find(Node.ANY, path, range.getSubject())
                    .mapWith(Triple::getSubject)
                    .forEachRemaining(
                        shape ->
                            shapes
                                .find(shape, required, Node.ANY)
                                .forEachRemaining(
                                    asked ->
                                        assertEquals(
                                            range.getObject(),
                                            asked.getObject(),
                                            shape::toString))));
  }

  @Test
  void theOntologyContainsNoDate() {
    List<Triple> dated =
        ONTOLOGY
            .find()
            .filterKeep(
                triple ->
                    triple.getObject().isLiteral()
                        && triple
                            .getObject()
                            .getLiteralDatatypeURI()
                            .matches(".*#(date|dateTime|gYear|gYearMonth)"))
            .toList();
    assertEquals(List.of(), dated);
  }

  @Test
  void theOntologyNamesAllItsModulesAsParts() {
    Set<String> parts =
        ONTOLOGY
            .find(
                NodeFactory.createURI("https://w3id.org/entente/ontology"),
                DCTerms.hasPart.asNode(),
                Node.ANY)
            .mapWith(triple -> triple.getObject().getURI())
            .toSet();
    Set<String> modules =
        subjects(OWL.Ontology.asNode())
            .map(Node::getURI)
            .filter(iri -> !iri.equals("https://w3id.org/entente/ontology"))
            .collect(Collectors.toSet());
    assertEquals(modules, parts);
  }

  private static Set<String> terms() {
    return terms(ONTOLOGY);
  }

  private static Set<String> terms(Graph graph) {
    return graph
        .find(Node.ANY, RDF.type.asNode(), Node.ANY)
        .mapWith(Triple::getSubject)
        .filterKeep(OntologyTermsTest::ours)
        .mapWith(node -> node.getURI().substring(NS.length()))
        .toList()
        .stream()
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean ours(Node node) {
    return node.isURI() && node.getURI().startsWith(NS);
  }

  private static Stream<Node> subjects(Node kind) {
    return ONTOLOGY
        .find(Node.ANY, RDF.type.asNode(), kind)
        .mapWith(Triple::getSubject)
        .toList()
        .stream()
        .distinct();
  }

  private static List<String> languages(Node node, Node naming) {
    return ONTOLOGY
        .find(node, naming, Node.ANY)
        .mapWith(triple -> triple.getObject().getLiteralLanguage())
        .toList()
        .stream()
        .sorted()
        .toList();
  }

  private static String text(Node node, Node property) {
    return ONTOLOGY
        .find(node, property, Node.ANY)
        .mapWith(Triple::getObject)
        .filterKeep(text -> text.getLiteralLanguage().equals("en"))
        .mapWith(Node::getLiteralLexicalForm)
        .nextOptional()
        .orElse("");
  }

  private static Stream<Node> iris(Graph graph) {
    return graph.stream()
        .flatMap(
            triple -> Stream.of(triple.getSubject(), triple.getPredicate(), triple.getObject()))
        .filter(OntologyTermsTest::ours)
        .distinct();
  }

  /** What the first group that matches finds in the files of a folder, outside of comments. */
  private static Set<String> named(Path folder, String suffix, Pattern pattern) {
    Set<String> found = new TreeSet<>();
    for (RdfSource file : SourceFiles.files(folder, suffix)) {
      String text =
          file.text()
              .lines()
              .filter(line -> !line.startsWith("#"))
              .collect(Collectors.joining("\n"));
      pattern
          .matcher(text)
          .results()
          .forEach(
              match -> {
                for (int group = 1; group <= match.groupCount(); group++) {
                  if (match.group(group) != null) {
                    found.add(match.group(group));
                  }
                }
              });
    }
    return found;
  }

  private static Set<String> except(Set<String> all, Predicate<String> unwanted) {
    return all.stream().filter(unwanted.negate()).collect(Collectors.toCollection(TreeSet::new));
  }
}
