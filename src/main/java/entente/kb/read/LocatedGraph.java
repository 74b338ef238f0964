package entente.kb.read;

import entente.kb.format.RdfSyntax;
import entente.kb.format.Sha256;
import entente.kb.format.Text;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParserRegistry;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.riot.system.ParserProfile;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.riot.system.StreamRDFWrapper;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;

/**
 * A graph read from files of RDF, with the location of every triple.
 *
 * <p>Reading is strict: a syntax error, or a byte that is not UTF-8, is an {@link InputException}
 * of data that names file, line and column.
 */
public final class LocatedGraph {
  private static final int MAX_MESSAGE = 300;
  private final Graph graph = GraphFactory.createDefaultGraph();
  private final SourceLocations locations = new SourceLocations();
  private final Map<String, String> digests = new LinkedHashMap<>();
  private final PrefixMap prefixes = PrefixMapFactory.create();

  /** Reads files in which a warning of the parser is an error too. */
  public static LocatedGraph read(List<RdfSource> sources) {
    return read(
        sources,
        remark -> {
          throw InputException.ofData(remark.toString());
        });
  }

  /** Reads files and passes on the warnings of the parser, such as one about an impossible date. */
  public static LocatedGraph read(List<RdfSource> sources, Consumer<Remark> remarks) {
    LocatedGraph graph = new LocatedGraph();
    sources.forEach(source -> graph.add(source, remarks));
    return graph;
  }

  /**
   * Reads the triples of files without their locations, as strictly as {@link #read(List)} and with
   * the same blank nodes.
   */
  public static void readTriples(List<RdfSource> sources, Consumer<Triple> triples) {
    LocatedGraph graph = new LocatedGraph();
    for (RdfSource source : sources) {
      graph.parse(
          source,
          remark -> {
            throw InputException.ofData(remark.toString());
          },
          null,
          new StreamRDFBase() {
            @Override
            public void triple(Triple triple) {
              triples.accept(triple);
            }
          });
    }
  }

  /** A warning of the parser about something that it was able to read. */
  public record Remark(Location place, String message) {
    @Override
    public String toString() {
      return place + ": " + message;
    }
  }

  public Graph graph() {
    return graph;
  }

  /** The location of a triple, or else that of its subject. */
  public Optional<Location> placeOf(Triple triple) {
    return locations.of(triple).or(() -> placeOf(triple.getSubject()));
  }

  /** The location of a node where it is first the subject of a triple. */
  public Optional<Location> placeOf(Node subject) {
    return locations.of(subject);
  }

  /**
   * The locations of a node where it is given a class, in the order of reading; more than one if it
   * is described twice.
   */
  public List<Location> descriptionsOf(Node subject) {
    return locations.descriptionsOf(subject);
  }

  /** The SHA-256 of each file as it was read, in hexadecimal, by the name of the file. */
  public Map<String, String> digests() {
    return Collections.unmodifiableMap(digests);
  }

  /** The prefixes that the files declare; the first declaration of each counts. */
  public Map<String, String> prefixes() {
    return prefixes.getMapping();
  }

  private void add(RdfSource source, Consumer<Remark> remarks) {
    parse(source, remarks, locations, StreamRDFLib.graph(graph));
  }

  private void parse(
      RdfSource source, Consumer<Remark> remarks, SourceLocations places, StreamRDF triples) {
    ChunkedBytes bytes = source.chunks();
    String beginning = bytes.beginning();
    bytes
        .notUtf8(source.name())
        .ifPresent(
            place -> {
              throw InputException.ofData(place, ParseHints.onBytes(beginning));
            });
    digests.put(source.name(), Sha256.hex(bytes.digest(Sha256.digest())));
    Lang lang = lang(source);
    PrefixMap declared = PrefixMapFactory.create();
    ErrorHandler errors =
        new ParserErrors(
            source.name(),
            remarks,
            message -> ParseHints.on(message, lang, beginning, declared.getMapping()));
    ParserProfile profile =
        new LocatingProfile(source, seed(source.name(), bytes), errors, declared, places);
    try {
      RDFParserRegistry.getFactory(lang)
          .create(lang, profile)
          .read(
              bytes.drain(),
              profile.getBaseURI(),
              lang.getContentType(),
              new Merging(triples),
              JenaSandbox.parsing(lang));
    } catch (RiotException e) {
      throw InputException.ofData(
          source.name() + ": " + Text.cut(String.valueOf(e.getMessage()), MAX_MESSAGE), e);
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

  private static Lang lang(RdfSource source) {
    Lang lang =
        source.lang().orElseGet(() -> RDFLanguages.filenameToLang(source.name(), Lang.TURTLE));
    if (!RDFParserRegistry.isRegistered(lang)) {
      throw InputException.ofInvocation(
          source.name()
              + ": "
              + lang.getName()
              + " is not supported; use one of "
              + String.join(", ", RdfSyntax.labels()));
    }
    return lang;
  }

  /** Merges named graphs into one; an interrupt of the thread ends the reading. */
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
   * The seed of the labels of blank nodes: the same for the same file, so that a second start
   * serves the same bytes.
   */
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

  /** An error handler that throws errors with a hint and passes warnings on as remarks. */
  private record ParserErrors(String name, Consumer<Remark> remarks, UnaryOperator<String> hints)
      implements ErrorHandler {
    private static final String REMEDY =
        ": write a value that the datatype allows, such as a day that exists in the calendar, or"
            + " use another datatype";

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
          Text.cut(message, MAX_MESSAGE) + hints.apply(message));
    }

    @Override
    public void fatal(String message, long line, long column) {
      error(message, line, column);
    }
  }
}
