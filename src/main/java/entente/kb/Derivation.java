package entente.kb;

import entente.kb.read.InputException;
import entente.kb.read.Location;
import entente.kb.read.RdfSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.GraphFactory;

/**
 * Runs the rules, CONSTRUCT queries in the order of their file names, each over everything asserted
 * and everything derived before it.
 *
 * <p>{@link #main} is a step of the build: it writes the finished release beside the classes, so
 * that a start only loads it.
 */
public final class Derivation {
  private final List<RdfSource> rules;

  public Derivation(List<RdfSource> rules) {
    this.rules = rules;
  }

  /** What follows from these graphs and is not in them. */
  public Graph over(List<Graph> asserted) {
    Graph known = GraphFactory.createDefaultGraph();
    asserted.forEach(graph -> graph.find().forEachRemaining(known::add));
    Graph derived = GraphFactory.createDefaultGraph();
    for (RdfSource rule : rules) {
      try {
        QueryExec.graph(known).query(rule.text()).construct().find().toList().stream()
            .filter(triple -> !known.contains(triple))
            .forEach(
                triple -> {
                  derived.add(triple);
                  known.add(triple);
                });
      } catch (QueryParseException e) {
        throw InputException.ofData(
            new Location(rule.name(), e.getLine(), e.getColumn())
                + ": the rule does not parse: "
                + e.getMessage(),
            e);
      }
    }
    return derived;
  }

  /**
   * {@code Derivation ROOT CLASSES}: derives over the checkout at ROOT and writes the release, and
   * the list of its files, below CLASSES.
   */
  public static void main(String[] args) throws IOException {
    SourceFiles holdings = SourceFiles.in(Path.of(args[0]));
    Path classes = Path.of(args[1]);
    Path index = classes.resolve("entente/files").resolve(SourceFiles.INDEX);
    Files.createDirectories(index.getParent());
    Files.writeString(
        index,
        holdings.all().stream()
            .map(RdfSource::name)
            .sorted()
            .collect(Collectors.joining("\n", "", "\n")));
    CompiledShapes.write(holdings, classes);
    Release.of(holdings).write(classes);
  }
}
