package entente.validate;

import entente.kb.CompiledShapes;
import entente.kb.read.InputException;
import entente.kb.read.LocatedGraph;
import entente.sparql.LimitExceededException;
import entente.validate.engine.DeadlineGraph;
import entente.validate.engine.ParallelValidation;
import entente.validate.engine.Progress;
import entente.validate.engine.ValidationLimits;
import entente.validate.report.Finding;
import entente.validate.report.ValidationOutcome;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryDeniedException;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/**
 * A validator of graphs in memory. {@link ShapesValidator}, which reads files and makes reports, is
 * built on it.
 *
 * <p>The data is read together with an ontology, whose subclasses and annotations the shapes use;
 * only nodes that the data mentions are validated. Shapes open no connection: {@code owl:imports}
 * is not followed, and SERVICE is refused.
 */
public final class Validator {
  private final Shapes shapes;
  private final Graph ontology;

  /** Shapes that cannot be used are an {@link InputException}. Neither graph is changed. */
  public Validator(Graph shapes, Graph ontology) {
    this(union(shapes, ontology), ontology, false);
  }

  /** A validator for the shipped shapes, which the build has checked. */
  public static Validator shipped() {
    CompiledShapes compiled = CompiledShapes.shipped();
    return ofTrusted(compiled.shapes(), compiled.ontology());
  }

  /**
   * A validator for shapes that were checked before.
   *
   * @param shapes the shapes and the ontology; owned by the validator from now on
   */
  static Validator ofTrusted(Graph shapes, Graph ontology) {
    return new Validator(shapes, ontology, true);
  }

  private Validator(Graph declared, Graph ontology, boolean trusted) {
    this.ontology = ontology;
    this.shapes = ShapesCompiler.compile(declared, trusted);
  }

  /** Validates data without limits. */
  public ValidationOutcome validate(LocatedGraph data) {
    return validate(data, ValidationLimits.NONE);
  }

  /** Validates data within limits. */
  public ValidationOutcome validate(LocatedGraph data, ValidationLimits limits) {
    return validate(data, limits, Progress.UNSEEN);
  }

  /**
   * Validates data; without an outcome in time, throws an {@link InputException}. The data is not
   * changed.
   */
  public ValidationOutcome validate(LocatedGraph data, ValidationLimits limits, Progress progress) {
    return guarded(data, union(data.graph(), ontology), limits, progress);
  }

  /**
   * Validates data that is owned by the validator from now on: the ontology is added to it. A copy
   * of large data would take too much memory, and a view of two graphs takes a tenth more time.
   */
  ValidationOutcome validateOwned(LocatedGraph data, ValidationLimits limits, Progress progress) {
    GraphUtil.addInto(data.graph(), ontology);
    return guarded(data, data.graph(), limits, progress);
  }

  private ValidationOutcome guarded(
      LocatedGraph data, Graph whole, ValidationLimits limits, Progress progress) {
    try {
      return outcome(data, whole, limits, progress);
    } catch (LimitExceededException e) {
      throw ValidationLimits.outOfMemory(e);
    } catch (QueryCancelledException e) {
      throw limits.timeout(e);
    } catch (QueryDeniedException e) {
      throw InputException.of(
          InputException.Reason.SHAPES,
          "the shapes require something that is not allowed: " + ShapesCompiler.firstLine(e),
          e);
    }
  }

  private ValidationOutcome outcome(
      LocatedGraph data, Graph whole, ValidationLimits limits, Progress progress) {
    ParallelValidation validation =
        ParallelValidation.of(
            shapes,
            new DeadlineGraph(whole, limits, timeOfOneQuery()),
            focus -> concerns(focus, data),
            limits.results(),
            progress);
    Set<List<Object>> mistakes = new HashSet<>();
    FindingMapper mapper = new FindingMapper(shapes, data, whole);
    List<Finding> findings =
        validation.entries().stream()
            .map(mapper::finding)
            .sorted()
            .filter(finding -> mistakes.add(finding.mistake()))
            .toList();
    return new ValidationOutcome(
        findings,
        validation.checked().size(),
        validation.checked().isEmpty() ? nothing() : report(validation.entries()),
        validation.idle(),
        validation.whole());
  }

  /** The query timeout of the process, which {@link entente.kb.read.JenaSandbox} sets. */
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
}
