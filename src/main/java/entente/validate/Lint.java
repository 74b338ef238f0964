package entente.validate;

import entente.kb.read.LocatedGraph;
import entente.kb.read.Location;
import entente.validate.report.LintWarning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.ORG;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/**
 * Checks for probable mistakes that no shape covers: undeclared terms, dangling references, labels
 * shared by two things, and hierarchies with cycles.
 */
public final class Lint {
  private static final List<Node> TYPES =
      Stream.of(
              OWL2.Class,
              OWL2.ObjectProperty,
              OWL2.DatatypeProperty,
              OWL2.AnnotationProperty,
              RDFS.Class,
              RDF.Property,
              RDFS.Datatype)
          .map(each -> each.asNode())
          .toList();
  private static final List<Node> HIERARCHIES =
      Stream.of(
              RDFS.subClassOf,
              RDFS.subPropertyOf,
              SKOS.broader,
              DCTerms.isPartOf,
              ORG.unitOf,
              ORG.subOrganizationOf)
          .map(each -> each.asNode())
          .toList();
  private final LocatedGraph data;
  private final PrefixMapping prefixes;
  private final Set<Node> terms = new HashSet<>();
  private final Set<String> vocabularies;

  private Lint(LocatedGraph data, Graph ontology, PrefixMapping prefixes) {
    this.data = data;
    this.prefixes = prefixes;
    for (Graph graph : List.of(ontology, data.graph())) {
      TYPES.forEach(
          type ->
              graph
                  .find(Node.ANY, RDF.type.asNode(), type)
                  .mapWith(Triple::getSubject)
                  .filterKeep(Node::isURI)
                  .forEach(terms::add));
    }
    this.vocabularies = vocabularies(ontology);
  }

  /**
   * The warnings, in the order of files and lines.
   *
   * @param ontology declares the vocabularies whose terms are all known
   */
  public static List<LintWarning> of(LocatedGraph data, Graph ontology, PrefixMapping prefixes) {
    Lint lint = new Lint(data, ontology, prefixes);
    List<LintWarning> warnings = new ArrayList<>();
    warnings.addAll(lint.undeclaredTerms());
    warnings.addAll(lint.danglingReferences(ontology));
    warnings.addAll(lint.sharedLabels());
    warnings.addAll(lint.cycles());
    return warnings.stream().sorted().distinct().toList();
  }

  /**
   * The namespaces of the ontologies in the graph. Of other namespaces only the borrowed terms are
   * known.
   */
  private static Set<String> vocabularies(Graph ontology) {
    Set<Node> heads =
        ontology
            .find(Node.ANY, RDF.type.asNode(), OWL2.Ontology.asNode())
            .mapWith(Triple::getSubject)
            .toSet();
    return ontology
        .find(Node.ANY, RDFS.isDefinedBy.asNode(), Node.ANY)
        .filterKeep(triple -> heads.contains(triple.getObject()) && triple.getSubject().isURI())
        .mapWith(triple -> triple.getSubject().getNameSpace())
        .toSet();
  }

  private List<LintWarning> undeclaredTerms() {
    List<LintWarning> warnings = new ArrayList<>();
    data.graph()
        .find()
        .forEach(
            triple -> {
              warn(triple, triple.getPredicate(), warnings);
              if (triple.predicateMatches(RDF.type.asNode())) {
                warn(triple, triple.getObject(), warnings);
              }
            });
    return warnings;
  }

  private void warn(Triple triple, Node term, List<LintWarning> warnings) {
    if (term.isURI() && vocabularies.contains(term.getNameSpace()) && !terms.contains(term)) {
      warnings.add(
          LintWarning.warning(
              data.placeOf(triple),
              print(term)
                  + " is not declared"
                  + FixSuggestion.nearest(term, terms.stream())
                      .map(near -> "; write " + print(near))
                      .orElse("")));
    }
  }

  /** Objects without a description, in namespaces where the data describes other things. */
  private List<LintWarning> danglingReferences(Graph ontology) {
    Set<String> own =
        data.graph()
            .find()
            .mapWith(Triple::getSubject)
            .filterKeep(Node::isURI)
            .mapWith(Node::getNameSpace)
            .toSet();
    List<LintWarning> warnings = new ArrayList<>();
    Set<Node> known =
        data.graph().find().mapWith(Triple::getSubject).filterKeep(Node::isURI).toSet();
    data.graph()
        .find()
        .forEach(
            triple -> {
              Node object = triple.getObject();
              if (!triple.predicateMatches(RDF.type.asNode())
                  && object.isURI()
                  && own.contains(object.getNameSpace())
                  && !known.contains(object)
                  && !terms.contains(object)
                  && !ontology.contains(object, Node.ANY, Node.ANY)) {
                warnings.add(
                    LintWarning.warning(
                        data.placeOf(triple),
                        print(object)
                            + " is not described"
                            + FixSuggestion.nearest(
                                    object,
                                    known.stream()
                                        .filter(
                                            each ->
                                                each.getNameSpace().equals(object.getNameSpace())))
                                .map(near -> "; write " + print(near))
                                .orElse("; describe it, or correct its name")));
              }
            });
    return warnings;
  }

  private List<LintWarning> sharedLabels() {
    Map<List<Object>, Set<Node>> bearers = new HashMap<>();
    data.graph()
        .find(Node.ANY, RDFS.label.asNode(), Node.ANY)
        .forEach(
            triple ->
                data.graph()
                    .find(triple.getSubject(), RDF.type.asNode(), Node.ANY)
                    .forEach(
                        type ->
                            bearers
                                .computeIfAbsent(
                                    List.of(triple.getObject(), type.getObject()),
                                    name -> new TreeSet<>(Comparator.comparing(Node::toString)))
                                .add(triple.getSubject())));
    return bearers.entrySet().stream()
        .filter(entry -> entry.getValue().size() > 1)
        .map(
            entry -> {
              List<Node> several = List.copyOf(entry.getValue());
              Node last = several.get(several.size() - 1);
              return LintWarning.info(
                  data.placeOf(
                      Triple.create(last, RDFS.label.asNode(), (Node) entry.getKey().get(0))),
                  several.stream().map(this::print).collect(Collectors.joining(" and "))
                      + " have the same label and class; are they the same thing?");
            })
        .toList();
  }

  private List<LintWarning> cycles() {
    return HIERARCHIES.stream()
        .flatMap(property -> cycles(property).stream().map(cycle -> warning(cycle, property)))
        .toList();
  }

  private List<List<Node>> cycles(Node property) {
    List<Node> starts =
        data.graph().find(Node.ANY, property, Node.ANY).mapWith(Triple::getSubject).toSet().stream()
            .sorted(Comparator.comparing(Node::toString))
            .toList();
    return Cycles.in(
        starts,
        node ->
            data
                .graph()
                .find(node, property, Node.ANY)
                .mapWith(Triple::getObject)
                .toList()
                .stream());
  }

  private LintWarning warning(List<Node> cycle, Node property) {
    return LintWarning.warning(
        placeOf(cycle.get(0), property),
        print(property)
            + " forms a cycle: "
            + cycle.stream().map(this::print).collect(Collectors.joining(", "))
            + ", and back; remove one of these statements");
  }

  private Optional<Location> placeOf(Node subject, Node property) {
    return data.graph().find(subject, property, Node.ANY).toList().stream()
        .map(data::placeOf)
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  private String print(Node node) {
    String name = node.isURI() ? prefixes.qnameFor(node.getURI()) : null;
    return name != null ? name : node.isURI() ? "<" + node.getURI() + ">" : "[]";
  }
}
