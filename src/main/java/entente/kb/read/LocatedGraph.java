package entente.kb.read;

import entente.kb.format.RdfSyntax;
import entente.kb.format.Sha256;
import entente.kb.format.Text;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.irix.IRIException;
import org.apache.jena.irix.IRIxResolver;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParserRegistry;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LabelToNode;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.riot.system.FactoryRDFCaching;
import org.apache.jena.riot.system.ParserProfile;
import org.apache.jena.riot.system.ParserProfileStd;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.riot.system.StreamRDFWrapper;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.vocabulary.RDF;

/**
 * A graph read from files, with the place of every triple.
 *
 * <p>Reading is strict: what is not RDF, or not UTF-8, is a {@link InputException} of data that
 * names file, line and column.
 */
public final class LocatedGraph {
  private static final int CACHED_NODES = 20_000;
  private static final int LONGEST = 300;
  private final Graph graph = GraphFactory.createDefaultGraph();
  private final List<String> files = new ArrayList<>();
  private final Map<String, String> digests = new LinkedHashMap<>();
  private final PrefixMap prefixes = PrefixMapFactory.create();
  private final LocationTable<Triple> triples = new LocationTable<>(files);
  private final LocationTable<Node> subjects = new LocationTable<>(files);
  private final LocationTable<Node> described = new LocationTable<>(files);
  private final Map<Node, Set<Location>> describedAgain = new HashMap<>();

  public static LocatedGraph read(List<RdfSource> sources) {
    return read(
        sources,
        remark -> {
          throw InputException.ofData(remark.toString());
        });
  }

  /**
   * Reads what is RDF all the same, such as a date that no calendar has, and tells what is odd
   * about it.
   */
  public static LocatedGraph read(List<RdfSource> sources, Consumer<Remark> remarks) {
    LocatedGraph placed = new LocatedGraph();
    sources.forEach(source -> placed.add(source, remarks));
    return placed;
  }

  /** What a parser finds odd although it can read it. */
  public record Remark(Location place, String message) {
    @Override
    public String toString() {
      return place + ": " + message;
    }
  }

  public Graph graph() {
    return graph;
  }

  /** Where a triple stands, or else where its subject is first described. */
  public Optional<Location> placeOf(Triple triple) {
    return triples.get(triple).or(() -> placeOf(triple.getSubject()));
  }

  /** Where a node is first the subject of a triple. */
  public Optional<Location> placeOf(Node subject) {
    return subjects.get(subject);
  }

  /**
   * The places of the blocks that say what kind of thing a node is, in the order of reading; one
   * place, unless it is described twice.
   */
  public List<Location> descriptionsOf(Node subject) {
    return Stream.concat(
            described.get(subject).stream(),
            describedAgain.getOrDefault(subject, Set.of()).stream())
        .distinct()
        .toList();
  }

  /** The SHA-256 of each file as it was read, in hexadecimal, by name. */
  public Map<String, String> digests() {
    return Collections.unmodifiableMap(digests);
  }

  /** The prefixes that the files declare; the first to declare one is right. */
  public Map<String, String> prefixes() {
    return prefixes.getMapping();
  }

  private void add(RdfSource source, Consumer<Remark> remarks) {
    ChunkedBytes bytes = source.portions();
    String beginning = bytes.beginning();
    bytes
        .notUtf8(source.name())
        .ifPresent(
            place -> {
              throw InputException.ofData(place, ParseHints.onBytes(beginning));
            });
    files.add(source.name());
    digests.put(source.name(), Sha256.hex(bytes.digest(Sha256.digest())));
    Lang lang =
        source.lang().orElseGet(() -> RDFLanguages.filenameToLang(source.name(), Lang.TURTLE));
    if (!RDFParserRegistry.isRegistered(lang)) {
      throw InputException.ofInvocation(
          source.name()
              + ": "
              + lang.getName()
              + " is not read here; use one of "
              + String.join(", ", RdfSyntax.labels()));
    }
    PrefixMap declared = PrefixMapFactory.create();
    ErrorHandler errors =
        new Complaints(
            source.name(),
            remarks,
            message -> ParseHints.on(message, lang, beginning, declared.getMapping()));
    ParserProfile profile = new Placing(source, seed(source.name(), bytes), errors, declared);
    try {
      RDFParserRegistry.getFactory(lang)
          .create(lang, profile)
          .read(
              bytes.spent(),
              profile.getBaseURI(),
              lang.getContentType(),
              new Merging(StreamRDFLib.graph(graph)),
              JenaSandbox.parsing(lang));
    } catch (RiotException e) {
      throw InputException.ofData(
          source.name() + ": " + Text.cut(String.valueOf(e.getMessage()), LONGEST), e);
    } catch (StackOverflowError e) {
      throw InputException.ofData(source.name() + ": brackets are nested too deeply to be read", e);
    }
    declared
        .getMapping()
        .forEach(
            (prefix, namespace) -> {
              if (!prefixes.containsPrefix(prefix)) {
                prefixes.add(prefix, namespace);
              }
            });
  }

  /** Named graphs are read as one; who interrupts the reading ends it. */
  private static final class Merging extends StreamRDFWrapper {
    Merging(StreamRDF graph) {
      super(graph);
    }

    @Override
    public void triple(Triple triple) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException();
      }
      super.triple(triple);
    }

    @Override
    public void quad(Quad quad) {
      triple(quad.asTriple());
    }
  }

  /**
   * Notes where each token stands as it makes a node of it: a triple stands where its object does,
   * a thing where it is first a subject.
   */
  private final class Placing extends ParserProfileStd {
    private final int file = files.size() - 1;
    private final LocationTable<Node> latest = new LocationTable<>();
    private final Optional<String> moved;

    Placing(RdfSource source, UUID seed, ErrorHandler errors, PrefixMap declared) {
      super(
          new FactoryRDFCaching(CACHED_NODES, LabelToNode.createScopeByDocumentHash(seed)),
          errors,
          resolver(source),
          declared,
          Context.emptyContext(),
          true,
          false);
      this.moved = source.moved();
    }

    @Override
    public Node createURI(String iri, long line, long column) {
      return noted(movedBack(super.createURI(iri, line, column)), line, column);
    }

    private Node movedBack(Node node) {
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
      return noted(super.createTypedLiteral(text, datatype, line, column), line, column);
    }

    @Override
    public Node createLangLiteral(String text, String language, long line, long column) {
      return noted(super.createLangLiteral(text, language, line, column), line, column);
    }

    @Override
    public Node createStringLiteral(String text, long line, long column) {
      return noted(super.createStringLiteral(text, line, column), line, column);
    }

    @Override
    public Node createBlankNode(Node scope, String label, long line, long column) {
      return noted(super.createBlankNode(scope, label, line, column), line, column);
    }

    @Override
    public Node createBlankNode(Node scope, long line, long column) {
      return noted(super.createBlankNode(scope, line, column), line, column);
    }

    @Override
    public Triple createTriple(Node subject, Node predicate, Node object, long line, long column) {
      Triple triple = super.createTriple(subject, predicate, object, line, column);
      long end = LocationTable.number(file, line, column);
      triples.putIfAbsent(triple, latest.getOrDefault(object, end));
      long start = latest.getOrDefault(subject, end);
      subjects.putIfAbsent(subject, start);
      if (subject.isURI()
          && predicate.equals(RDF.type.asNode())
          && !described.putIfAbsent(subject, start)) {
        describedAgain
            .computeIfAbsent(subject, node -> new LinkedHashSet<>(2))
            .add(LocationTable.location(files, start));
      }
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
          new Location(files.get(file), (int) Math.max(line, 0), (int) Math.max(column, 0)),
          excess + ", which is not read here");
    }

    private static IRIxResolver resolver(RdfSource source) {
      try {
        return IRIxResolver.create(
                source.base().orElse("file:///" + source.name().replace(' ', '_')))
            .build();
      } catch (IRIException e) {
        throw InputException.ofInvocation(
            source.name() + ": its base is no IRI: " + e.getMessage(), e);
      }
    }

    private Node noted(Node node, long line, long column) {
      latest.put(node, LocationTable.number(file, line, column));
      return node;
    }
  }

  /** The same file gives the same blank nodes, so that a second start serves the same bytes. */
  private static UUID seed(String name, ChunkedBytes bytes) {
    MessageDigest named;
    try {
      named = MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
    named.update((name + "\n").getBytes(StandardCharsets.UTF_8));
    ByteBuffer md5 = ByteBuffer.wrap(bytes.digest(named));
    // A UUID of version 3 and the variant of RFC 4122.
    return new UUID(
        md5.getLong() & ~0xF000L | 0x3000L,
        md5.getLong() & ~0xC000_0000_0000_0000L | 0x8000_0000_0000_0000L);
  }

  /** Turns errors of the parser into faults and warnings into remarks. */
  private record Complaints(String name, Consumer<Remark> remarks, UnaryOperator<String> hints)
      implements ErrorHandler {
    private static final String REMEDY =
        ": write a value that the datatype has, such as a day that the calendar has, or give it"
            + " another datatype";

    @Override
    public void warning(String message, long line, long column) {
      remarks.accept(
          new Remark(
              new Location(name, Math.max(0, (int) line), Math.max(0, (int) column)),
              message.contains("not valid for datatype") ? message + REMEDY : message));
    }

    @Override
    public void error(String message, long line, long column) {
      throw InputException.ofData(
          new Location(name, Math.max(0, (int) line), Math.max(0, (int) column)),
          Text.cut(message, LONGEST) + hints.apply(message));
    }

    @Override
    public void fatal(String message, long line, long column) {
      error(message, line, column);
    }
  }
}
