package entente.validate;

import entente.kb.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;
import org.apache.jena.riot.out.NodeFormatter;
import org.apache.jena.atlas.io.IndentedWriter;
import org.apache.jena.shacl.engine.ShaclPaths;
import org.apache.jena.shacl.engine.ValidationContext;
import org.apache.jena.shacl.lib.ShLib;
import org.apache.jena.shacl.parser.Constraint;
import org.apache.jena.shacl.parser.ConstraintVisitor;
import org.apache.jena.shacl.parser.PropertyShape;
import org.apache.jena.shacl.parser.Shape;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Substitute;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.iterator.QueryIterRoot;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.path.PathFactory;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransformCopyBase;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;

/**
 * A SPARQL-based constraint, section 5 of the SHACL recommendation.
 *
 * <p>It takes the place of Jena's own, which puts the query to every value instead of once to the focus node, compiles it anew each time, names the shape where
 * the constraint belongs, and reads over what is deactivated. Here a query is compiled once; for each focus node only its pre-bound variables are replaced.
 */
final class SparqlRule implements Constraint {
  private static final Node SHAPES_GRAPH = org.apache.jena.graph.NodeFactory.createURI("urn:x-shacl:shapes");
  private static final Var THIS = Var.alloc("this");
  private static final Var PATH = Var.alloc("PATH");
  private static final Var SHAPES = Var.alloc("shapesGraph");
  private static final Var CURRENT = Var.alloc("currentShape");
  private static final Var RESULT_PATH = Var.alloc("path");
  private static final Var VALUE = Var.alloc("value");
  private static final Var RESULT_MESSAGE = Var.alloc("message");
  private static final Set<Var> PREBOUND = Set.of(THIS, SHAPES, CURRENT);
  private static final Pattern HOLE = Pattern.compile("\\{[?$](\\w+)\\}");

  private final Node node;
  private final Op query;
  private final boolean readsShapes;
  private final Optional<String> message;

  private SparqlRule(Node node, Op query, boolean readsShapes, Optional<String> message) {
    this.node = node;
    this.query = query;
    this.readsShapes = readsShapes;
    this.message = message;
  }

  /** Those of a shape that are not deactivated; one that cannot be used is a {@link Fault}. */
  static List<SparqlRule> of(Shape shape) {
    Graph graph = shape.getShapeGraph();
    return graph.find(shape.getShapeNode(), SHACL.sparql, Node.ANY).mapWith(Triple::getObject).toList().stream()
        .filter(rule -> !graph.contains(rule, SHACL.deactivated, org.apache.jena.sparql.graph.NodeConst.nodeTrue)).map(rule -> parse(shape, rule)).toList();
  }

  /** Refuses queries, of constraints and of the validators of constraint components, that do not parse or that SHACL does not allow, and names the place. */
  static void requireUsable(Graph shapes) {
    shapes.find(Node.ANY, SHACL.sparql, Node.ANY).mapWith(Triple::getObject).toList().forEach(rule -> query(shapes, rule, SHACL.select));
    Stream.of(SHACL.validator, SHACL.nodeValidator, SHACL.propertyValidator).flatMap(property -> shapes.find(Node.ANY, property, Node.ANY).mapWith(Triple::getObject).toList().stream())
        .forEach(validator -> {
          boolean asks = shapes.contains(validator, SHACL.ask, Node.ANY);
          Query query = query(shapes, validator, asks ? SHACL.ask : SHACL.select);
          PreBinding.obstacle(query, asks ? Set.of(THIS, SHAPES, CURRENT, VALUE) : PREBOUND, asks ? VALUE : THIS).ifPresent(what -> {
            throw unusable(validator, what);
          });
        });
  }

  private static SparqlRule parse(Shape shape, Node rule) {
    Graph graph = shape.getShapeGraph();
    Query query = query(graph, rule, SHACL.select);
    if (!query.isSelectType()) {
      throw unusable(shape.getShapeNode(), "the query in sh:select is no SELECT");
    }
    PreBinding.obstacle(query, PREBOUND, THIS).ifPresent(what -> {
      throw unusable(shape.getShapeNode(), what);
    });
    Optional<Path> path = shape instanceof PropertyShape property ? Optional.of(property.getPath()) : Optional.empty();
    Op algebra = Algebra.compile(path.map(each -> QueryTransformOps.transform(query, new PathInPlace(each))).orElse(query));
    return new SparqlRule(rule, Algebra.optimize(algebra), query.toString().contains(SHAPES.getVarName()), text(graph, rule));
  }

  private static Query query(Graph shapes, Node rule, Node property) {
    List<Node> texts = shapes.find(rule, property, Node.ANY).mapWith(Triple::getObject).toList();
    if (texts.size() != 1 || !texts.get(0).isLiteral()) {
      throw unusable(rule, "needs exactly one sh:" + property.getLocalName() + " with a query in a string");
    }
    try {
      return QueryFactory.create(ShLib.prefixes(shapes, rule) + "\n" + texts.get(0).getLiteralLexicalForm(), Syntax.syntaxARQ);
    } catch (QueryParseException e) {
      throw unusable(rule, "its query does not parse: " + e.getMessage().lines().findFirst().orElse("") + " (each of its prefixes is a line before it)");
    }
  }

  private static Fault unusable(Node what, String why) {
    return Fault.of(Fault.Reason.SHAPES, "the shapes cannot be used: " + (what.isBlank() ? "a rule without a name" : ShLib.displayStr(what)) + ": " + why);
  }

  /** The message: in English or without a language where there are several. */
  private static Optional<String> text(Graph graph, Node rule) {
    return graph.find(rule, SHACL.message, Node.ANY).mapWith(Triple::getObject).toList().stream().filter(Node::isLiteral)
        .min(java.util.Comparator.<Node>comparingInt(each -> each.getLiteralLanguage().startsWith("en") ? 0 : each.getLiteralLanguage().isEmpty() ? 1 : 2)
            .thenComparing(each -> each.toString())).map(Node::getLiteralLexicalForm);
  }

  @Override
  public void validateNodeShape(ValidationContext context, Graph data, Shape shape, Node focus) {
    ask(context, data, shape, focus, null);
  }

  @Override
  public void validatePropertyShape(ValidationContext context, Graph data, Shape shape, Node focus, Path path, Set<Node> values) {
    ask(context, data, shape, focus, path);
  }

  private void ask(ValidationContext context, Graph data, Shape shape, Node focus, Path path) {
    Binding start = start(shape, focus, path);
    List<Binding> rows = new ArrayList<>();
    Watch watch = Watch.over(data);
    watch.during(settings -> {
      ExecutionContext execution = ExecutionContext.create(dataset(data, shape), settings);
      QueryIterator found = QC.execute(Substitute.substitute(query, start), QueryIterRoot.create(start, execution), execution);
      try {
        while (found.hasNext() && rows.size() <= watch.results()) {
          rows.add(found.next());
        }
      } finally {
        found.close();
      }
    });
    rows.forEach(row -> report(row, context, shape, focus, path));
  }

  private void report(Binding row, ValidationContext context, Shape shape, Node focus, Path path) {
    Node value = row.contains(VALUE) ? row.get(VALUE) : path == null ? focus : null;
    Path where = path == null && row.contains(RESULT_PATH) && row.get(RESULT_PATH).isURI() ? PathFactory.pathLink(row.get(RESULT_PATH)) : path;
    String text = row.contains(RESULT_MESSAGE) && row.get(RESULT_MESSAGE).isLiteral() ? row.get(RESULT_MESSAGE).getLiteralLexicalForm()
        : message.map(template -> filled(template, row, where)).orElse("The SPARQL constraint finds " + ShLib.displayStr(value == null ? focus : value) + ".");
    context.reportEntry(text, shape, focus, where, value, this, node);
  }

  private static String filled(String template, Binding row, Path path) {
    return HOLE.matcher(template).replaceAll(hole -> {
      String name = hole.group(1);
      Node value = row.get(Var.alloc(name));
      String text = value != null ? value.isLiteral() ? value.getLiteralLexicalForm() : ShLib.displayStr(value)
          : name.equals(PATH.getVarName()) && path != null ? ShaclPaths.pathToString(path) : hole.group();
      return Matcher.quoteReplacement(text);
    });
  }

  private static Binding start(Shape shape, Node focus, Path path) {
    BindingBuilder start = Binding.builder().add(THIS, focus).add(CURRENT, shape.getShapeNode()).add(SHAPES, SHAPES_GRAPH);
    return (path instanceof P_Link link ? start.add(PATH, link.getNode()) : start).build();
  }

  private DatasetGraph dataset(Graph data, Shape shape) {
    if (!readsShapes) {
      return DatasetGraphFactory.wrap(data);
    }
    DatasetGraph dataset = DatasetGraphFactory.createGeneral(data);
    dataset.addGraph(SHAPES_GRAPH, shape.getShapeGraph());
    return dataset;
  }

  @Override
  public Node getComponent() {
    return SHACL.SPARQLConstraintComponent;
  }

  @Override
  public void visit(ConstraintVisitor visitor) {
    // Visitors know the kinds of constraints that Jena has.
  }

  @Override
  public void print(IndentedWriter out, NodeFormatter format) {
    out.print("sparql=");
    format.format(out, node);
  }

  @Override
  public void printCompact(IndentedWriter out, NodeFormatter format) {
    print(out, format);
  }

  /** A path stands where the query has {@code $PATH} as a predicate; a single property is a value like any other. */
  private static final class PathInPlace extends ElementTransformCopyBase {
    private final Path path;

    PathInPlace(Path path) {
      this.path = path;
    }

    @Override
    public Element transform(ElementPathBlock block) {
      ElementPathBlock changed = new ElementPathBlock();
      block.getPattern().forEach(each -> changed.addTriplePath(each.isTriple() && PATH.equals(each.getPredicate())
          ? new TriplePath(each.getSubject(), path, each.getObject()) : each));
      return changed;
    }
  }
}
