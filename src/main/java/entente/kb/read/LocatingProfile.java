package entente.kb.read;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.irix.IRIException;
import org.apache.jena.irix.IRIxResolver;
import org.apache.jena.riot.lang.LabelToNode;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.riot.system.FactoryRDFCaching;
import org.apache.jena.riot.system.ParserProfileStd;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.util.Context;

/**
 * A parser profile that records the location of each token when it creates a node from it. A triple
 * is located at its object, a node where it is first a subject.
 */
final class LocatingProfile extends ParserProfileStd {
  private static final int CACHED_NODES = 20_000;
  private final SourceLocations locations;
  private final String name;
  private final int file;
  private final Optional<String> moved;
  private final LocationTable<Node> latest = new LocationTable<>();
  private final Map<String, Node> iris = new HashMap<>();
  private final Remarks remarks;

  /**
   * A profile for one file.
   *
   * @param seed seed for the labels of blank nodes
   * @param prefixes takes the prefixes that the file declares
   * @param locations takes the locations; null if nobody asks for them
   */
  LocatingProfile(
      RdfSource source,
      UUID seed,
      ErrorHandler errors,
      PrefixMap prefixes,
      SourceLocations locations) {
    this(source, seed, new Remarks(errors), prefixes, locations);
  }

  private LocatingProfile(
      RdfSource source, UUID seed, Remarks remarks, PrefixMap prefixes, SourceLocations locations) {
    super(
        new FactoryRDFCaching(CACHED_NODES, LabelToNode.createScopeByDocumentHash(seed)),
        remarks,
        resolver(source),
        prefixes,
        Context.emptyContext(),
        true,
        false);
    this.remarks = remarks;
    this.locations = locations;
    this.name = source.name();
    this.file = locations == null ? 0 : locations.addFile(source.name());
    this.moved = source.moved();
  }

  @Override
  public Node createURI(String iri, long line, long column) {
    Node node = iris.get(iri);
    if (node == null) {
      int before = remarks.count;
      node = restored(super.createURI(iri, line, column));
      // Checking an IRI takes as long as reading it. A relative one depends on the base.
      if (remarks.count == before && iri.equals(node.getURI())) {
        if (iris.size() == CACHED_NODES) {
          iris.clear();
        }
        iris.put(iri, node);
      }
    }
    return located(node, line, column);
  }

  /** Counts warnings: what caused one must cause it again. */
  private static final class Remarks implements ErrorHandler {
    private final ErrorHandler handler;
    private int count;

    Remarks(ErrorHandler handler) {
      this.handler = handler;
    }

    @Override
    public void warning(String message, long line, long column) {
      count++;
      handler.warning(message, line, column);
    }

    @Override
    public void error(String message, long line, long column) {
      handler.error(message, line, column);
    }

    @Override
    public void fatal(String message, long line, long column) {
      handler.fatal(message, line, column);
    }
  }

  /** The node, with an IRI below another base replaced by the project's own. */
  private Node restored(Node node) {
    return moved
        .filter(other -> node.isURI() && node.getURI().startsWith(other))
        .map(
            other ->
                NodeFactory.createURI(Vocabulary.BASE + node.getURI().substring(other.length())))
        .orElse(node);
  }

  @Override
  public Node createTypedLiteral(String text, RDFDatatype datatype, long line, long column) {
    LiteralBounds.excess(text, datatype.getURI())
        .ifPresent(
            excess -> {
              throw tooLarge(excess, line, column);
            });
    return located(super.createTypedLiteral(text, datatype, line, column), line, column);
  }

  @Override
  public Node createLangLiteral(String text, String language, long line, long column) {
    return located(super.createLangLiteral(text, language, line, column), line, column);
  }

  @Override
  public Node createStringLiteral(String text, long line, long column) {
    return located(super.createStringLiteral(text, line, column), line, column);
  }

  @Override
  public Node createBlankNode(Node scope, String label, long line, long column) {
    return located(super.createBlankNode(scope, label, line, column), line, column);
  }

  @Override
  public Node createBlankNode(Node scope, long line, long column) {
    return located(super.createBlankNode(scope, line, column), line, column);
  }

  @Override
  public Triple createTriple(Node subject, Node predicate, Node object, long line, long column) {
    Triple triple = super.createTriple(subject, predicate, object, line, column);
    if (locations == null) {
      return triple;
    }
    long end = LocationTable.pack(file, line, column);
    locations.add(triple, latest.getOrDefault(subject, end), latest.getOrDefault(object, end));
    return triple;
  }

  @Override
  public Quad createQuad(
      Node graph, Node subject, Node predicate, Node object, long line, long column) {
    createTriple(subject, predicate, object, line, column);
    return super.createQuad(graph, subject, predicate, object, line, column);
  }

  private InputException tooLarge(String excess, long line, long column) {
    return InputException.ofData(
        new Location(name, (int) Math.max(line, 0), (int) Math.max(column, 0)),
        excess + ", which is not read here");
  }

  private static IRIxResolver resolver(RdfSource source) {
    try {
      return IRIxResolver.create(source.base().orElse("file:///" + source.name().replace(' ', '_')))
          .build();
    } catch (IRIException e) {
      throw InputException.ofInvocation(source.name() + ": invalid base IRI: " + e.getMessage(), e);
    }
  }

  private Node located(Node node, long line, long column) {
    if (locations == null) {
      return node;
    }
    latest.put(node, LocationTable.pack(file, line, column));
    return node;
  }
}
