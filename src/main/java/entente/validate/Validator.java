package entente.validate;

import entente.kb.read.InputException;
import entente.kb.read.LocatedGraph;
import entente.sparql.LimitExceededException;
import entente.validate.engine.BoundedPatternConstraint;
import entente.validate.engine.DeadlineGraph;
import entente.validate.engine.ParallelValidation;
import entente.validate.engine.PreparedSparqlComponent;
import entente.validate.engine.PreparedSparqlConstraint;
import entente.validate.engine.Progress;
import entente.validate.engine.ShapePrefixes;
import entente.validate.engine.ValidationLimits;
import entente.validate.report.Finding;
import entente.validate.report.ValidationOutcome;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryDeniedException;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.shacl.engine.constraint.ConstraintComponentSPARQL;
import org.apache.jena.shacl.engine.constraint.PatternConstraint;
import org.apache.jena.shacl.lib.ShLib;
import org.apache.jena.shacl.parser.Constraint;
import org.apache.jena.shacl.parser.Shape;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/**
 * Checks data against shapes.
 *
 * <p>The data is read together with an ontology, whose sub-classes and marks the shapes speak of;
 * only nodes that the data mentions are checked. Shapes open no connection: {@code owl:imports} is
 * not followed, and a rule that asks another server is refused.
 */
public final class Validator {
  private final Shapes shapes;
  private final Graph ontology;

  /** Shapes that cannot be used are a {@link InputException} of that reason. */
  public Validator(Graph shapes, Graph ontology) {
    this(union(shapes, ontology), ontology, false);
  }

  /**
   * Shapes that have been checked already, with their ontology in the same graph, which is the
   * validator's from now on.
   */
  static Validator ofTrusted(Graph declared, Graph ontology) {
    return new Validator(declared, ontology, true);
  }

  private Validator(Graph declared, Graph ontology, boolean trusted) {
    this.ontology = ontology;
    ShapePrefixes namespaces = new ShapePrefixes(declared);
    if (!trusted) {
      requireUsable(declared, namespaces);
    }
    try {
      this.shapes = withoutRules(declared);
      for (Shape shape : this.shapes.getShapeMap().values()) {
        replace(shape, declared, namespaces, trusted);
      }
    } catch (JenaException | IllegalArgumentException e) {
      throw unusable(e);
    }
  }

  private static void requireUsable(Graph declared, ShapePrefixes namespaces) {
    ShapeRecursion.in(declared)
        .ifPresent(
            circle -> {
              throw InputException.of(
                  InputException.Reason.SHAPES,
                  "the shapes cannot be used: "
                      + circle.stream()
                          .map(Validator::named)
                          .collect(Collectors.joining(" refers to "))
                      + " refers to "
                      + named(circle.get(0))
                      + " again; what shapes mean that refer to themselves is not defined");
            });
    try {
      PreparedSparqlConstraint.requireUsable(declared, namespaces);
    } catch (JenaException | IllegalArgumentException e) {
      throw unusable(e);
    }
  }

  private static String named(Node shape) {
    return shape.isBlank() ? "a shape or path without a name" : ShLib.displayStr(shape);
  }

  private static InputException unusable(RuntimeException e) {
    return InputException.of(
        InputException.Reason.SHAPES, "the shapes cannot be used: " + firstLine(e), e);
  }

  /** What bounds regular expressions and compiles queries once takes the place of what does not. */
  private static void replace(
      Shape shape, Graph declared, ShapePrefixes namespaces, boolean trusted) {
    List<Constraint> constraints =
        shape.getConstraints().stream()
            .filter(each -> !(each instanceof ConstraintComponentSPARQL))
            .map(
                each ->
                    each instanceof PatternConstraint pattern
                        ? new BoundedPatternConstraint(pattern)
                        : each)
            .toList();
    shape.getConstraints().clear();
    shape.getConstraints().addAll(constraints);
    shape.getConstraints().addAll(PreparedSparqlComponent.of(shape, declared, namespaces));
    shape
        .getConstraints()
        .addAll(PreparedSparqlConstraint.of(shape, declared, namespaces, trusted));
  }

  /**
   * Jena would look for the prefixes of each rule by a query, and compile it; so the rules are not
   * there while it parses, and ours are added afterwards.
   */
  private static Shapes withoutRules(Graph declared) {
    List<Triple> rules = declared.find(Node.ANY, SHACL.sparql, Node.ANY).toList();
    rules.forEach(declared::delete);
    try {
      return Shapes.parse(declared);
    } finally {
      rules.forEach(declared::add);
    }
  }

  /** Checks all of the data, however long it takes. */
  public ValidationOutcome validate(LocatedGraph data) {
    return validate(data, ValidationLimits.NONE);
  }

  /** Checks the data within bounds. */
  public ValidationOutcome validate(LocatedGraph data, ValidationLimits bounds) {
    return validate(data, bounds, Progress.UNSEEN);
  }

  /**
   * Checks the data and gives a verdict or, when the time is over, a {@link InputException}.
   *
   * <p>Meanwhile the ontology stands in the graph of the data, for a copy of both takes twice the
   * room, and a graph that looks at two others twice the time.
   */
  ValidationOutcome validate(LocatedGraph data, ValidationLimits bounds, Progress progress) {
    List<Triple> lent = ontology.find().filterDrop(data.graph()::contains).toList();
    lent.forEach(data.graph()::add);
    try {
      return verdict(data, bounds, progress);
    } catch (LimitExceededException e) {
      throw ValidationLimits.outOfMemory(e);
    } catch (QueryCancelledException e) {
      throw bounds.timeout(e);
    } catch (QueryDeniedException e) {
      throw InputException.of(
          InputException.Reason.SHAPES,
          "the shapes ask for something that is not done here: " + firstLine(e),
          e);
    } finally {
      lent.forEach(data.graph()::delete);
    }
  }

  private ValidationOutcome verdict(LocatedGraph data, ValidationLimits bounds, Progress progress) {
    ParallelValidation sweep =
        ParallelValidation.of(
            shapes,
            new DeadlineGraph(data.graph(), bounds, timeOfOneQuery()),
            focus -> concerns(focus, data),
            bounds.results(),
            progress);
    Set<List<Object>> mistakes = new HashSet<>();
    FindingMapper account = new FindingMapper(shapes, data);
    List<Finding> findings =
        sweep.entries().stream()
            .map(account::finding)
            .sorted()
            .filter(finding -> mistakes.add(finding.mistake()))
            .toList();
    return new ValidationOutcome(
        findings,
        sweep.checked().size(),
        sweep.checked().isEmpty() ? nothing() : report(sweep.entries()),
        sweep.idle(),
        sweep.whole());
  }

  /** As {@link entente.kb.Confinement} has set it for this process. */
  private static Duration timeOfOneQuery() {
    String millis = ARQ.getContext().getAsString(ARQ.queryTimeout);
    return millis == null
        ? Duration.ofNanos(Long.MAX_VALUE)
        : Duration.ofMillis(Long.parseLong(millis));
  }

  private Graph report(List<ReportEntry> entries) {
    ValidationReport.Builder report = ValidationReport.create();
    report.addPrefixes(shapes.getGraph().getPrefixMapping());
    entries.forEach(report::addReportEntry);
    return report.build().getGraph();
  }

  private boolean concerns(Node focus, LocatedGraph data) {
    return data.placeOf(focus).isPresent() || !ontology.contains(focus, Node.ANY, Node.ANY);
  }

  private static Graph union(Graph one, Graph other) {
    Graph union = GraphFactory.createDefaultGraph();
    GraphUtil.addInto(union, one);
    GraphUtil.addInto(union, other);
    return union;
  }

  private static Graph nothing() {
    Graph report = GraphFactory.createDefaultGraph();
    Node node = NodeFactory.createBlankNode();
    report.add(node, RDF.type.asNode(), SHACL.ValidationReport);
    report.add(node, SHACL.conforms, NodeConst.nodeFalse);
    report.add(
        node,
        RDFS.comment.asNode(),
        NodeFactory.createLiteralLang(ValidationOutcome.NOTHING, "en"));
    return report;
  }

  private static String firstLine(Exception e) {
    if (e instanceof PatternSyntaxException pattern) {
      return "the regular expression "
          + pattern.getPattern()
          + " is none: "
          + pattern.getDescription();
    }
    return Objects.toString(e.getMessage(), e.getClass().getSimpleName())
        .lines()
        .findFirst()
        .orElse("");
  }
}
