package entente.validate;

import entente.kb.read.LocatedGraph;
import entente.kb.read.Location;
import entente.sparql.StopSignal;
import entente.validate.report.LintWarning;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
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
 * What is probably a slip although no shape asks about it: terms that a vocabulary does not have,
 * references that lead nowhere, one name for two things, and hierarchies that run in a circle.
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
   * What looks odd, in the order of files and lines; the ontology says which vocabularies are known
   * as a whole.
   */
  public static List<LintWarning> of(LocatedGraph data, Graph ontology, PrefixMapping prefixes) {
    Lint lint = new Lint(data, ontology, prefixes);
    List<LintWarning> notes = new ArrayList<>();
    notes.addAll(lint.undeclaredTerms());
    notes.addAll(lint.danglingReferences(ontology));
    notes.addAll(lint.sharedNames());
    notes.addAll(lint.circles());
    return notes.stream().sorted().distinct().toList();
  }

  /**
   * The name spaces that an ontology of the graph declares its own terms in; of others only the
   * terms that are borrowed are known.
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
    List<LintWarning> notes = new ArrayList<>();
    data.graph()
        .find()
        .forEach(
            triple -> {
              note(triple, triple.getPredicate(), notes);
              if (triple.predicateMatches(RDF.type.asNode())) {
                note(triple, triple.getObject(), notes);
              }
            });
    return notes;
  }

  private void note(Triple triple, Node term, List<LintWarning> notes) {
    if (term.isURI() && vocabularies.contains(term.getNameSpace()) && !terms.contains(term)) {
      notes.add(
          LintWarning.warning(
              data.placeOf(triple),
              print(term)
                  + " is declared nowhere"
                  + FixSuggestion.nearest(term, terms.stream())
                      .map(near -> "; write " + print(near))
                      .orElse("")));
    }
  }

  /**
   * Objects in a name space that the data itself describes things in, and of which it says nothing.
   */
  private List<LintWarning> danglingReferences(Graph ontology) {
    Set<String> own =
        data.graph()
            .find()
            .mapWith(Triple::getSubject)
            .filterKeep(Node::isURI)
            .mapWith(Node::getNameSpace)
            .toSet();
    List<LintWarning> notes = new ArrayList<>();
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
                notes.add(
                    LintWarning.warning(
                        data.placeOf(triple),
                        "nothing is said of "
                            + print(object)
                            + FixSuggestion.nearest(
                                    object,
                                    known.stream()
                                        .filter(
                                            each ->
                                                each.getNameSpace().equals(object.getNameSpace())))
                                .map(near -> "; write " + print(near))
                                .orElse("; describe it, or mend its name")));
              }
            });
    return notes;
  }

  private List<LintWarning> sharedNames() {
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
                      + " have one label and one class; are they one thing?");
            })
        .toList();
  }

  private List<LintWarning> circles() {
    return HIERARCHIES.stream()
        .flatMap(
            property ->
                data
                    .graph()
                    .find(Node.ANY, property, Node.ANY)
                    .mapWith(Triple::getSubject)
                    .toSet()
                    .stream()
                    .map(start -> circle(start, property))
                    .flatMap(Optional::stream)
                    .map(
                        circle ->
                            LintWarning.warning(
                                placeOf(circle.get(0), property),
                                print(property)
                                    + " runs in a circle: "
                                    + circle.stream()
                                        .map(this::print)
                                        .collect(Collectors.joining(", "))
                                    + ", and back; take one of these statements out")))
        .toList();
  }

  /**
   * The shortest circle that a node is on, told of the first of its members by name alone, so that
   * each is told once.
   */
  private Optional<List<Node>> circle(Node start, Node property) {
    Map<Node, Node> reachedFrom = new HashMap<>();
    Deque<Node> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty() && !reachedFrom.containsKey(start)) {
      StopSignal.requireNotInterrupted();
      Node at = open.remove();
      data.graph()
          .find(at, property, Node.ANY)
          .mapWith(Triple::getObject)
          .filterKeep(next -> reachedFrom.putIfAbsent(next, at) == null)
          .forEach(open::add);
    }
    if (!reachedFrom.containsKey(start)) {
      return Optional.empty();
    }
    List<Node> circle = new ArrayList<>(List.of(start));
    for (Node at = reachedFrom.get(start); !at.equals(start); at = reachedFrom.get(at)) {
      circle.add(1, at);
    }
    return Optional.of(circle)
        .filter(
            each ->
                each.stream()
                    .map(Node::toString)
                    .min(Comparator.naturalOrder())
                    .equals(Optional.of(start.toString())));
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
