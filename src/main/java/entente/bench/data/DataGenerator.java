package entente.bench.data;

import entente.kb.read.InputException;
import entente.kb.read.NamedQuery;
import entente.kb.read.RdfSource;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.sparql.graph.GraphFactory;

/**
 * Data of any size with the shape of given data: its descriptions again and again under other
 * names, in Turtle, with so many violations of the shapes as are asked for.
 *
 * <p>Some things, such as the actors, are hubs: a copy of the data mentions those of an earlier
 * copy, so that a few have most of the links, as in the given data. Memory does not grow with the
 * size.
 */
public final class DataGenerator {
  private static final int BUFFER = 1 << 16;
  private static final long REPORT = 1_000_000;

  /** Shares of the stretch of a violation. */
  private static final double LATEST_START = 0.3;

  private static final double LATEST_CHOICE = 0.7;

  private final GeneratorPlan plan;
  private final TurtleTerms terms = new TurtleTerms();
  private final ViolationPlanter planter = new ViolationPlanter(terms);
  private final Map<Node, Integer> hubs;
  private final List<List<RecordTemplate>> groups;
  private final LongConsumer progress;
  private long written;
  private int planted;

  /**
   * A generator of data like that in the files; it reports the triples written from time to time.
   */
  public DataGenerator(GeneratorPlan plan, List<RdfSource> data, LongConsumer progress) {
    this.plan = plan;
    this.progress = progress;
    SourceRecords records = SourceRecords.read(data);
    hubs = hubs(records);
    groups =
        records.groups(plan.seed()).stream()
            .map(
                group -> group.stream().map(each -> new RecordTemplate(each, terms, hubs)).toList())
            .toList();
  }

  /** The file beside the data that lists its violations. */
  public static Path listOf(Path file) {
    return file.resolveSibling(file.getFileName() + ".violations.tsv");
  }

  private static Map<Node, Integer> hubs(SourceRecords records) {
    Graph graph = GraphFactory.createDefaultGraph();
    records.triples().forEach(graph::add);
    Map<Node, Integer> hubs = new HashMap<>();
    try (QueryExecution execution =
        QueryExecution.create(
            NamedQuery.named("bench/hubs").query(), ModelFactory.createModelForGraph(graph))) {
      execution
          .execSelect()
          .forEachRemaining(row -> hubs.put(row.get("hub").asNode(), hubs.size()));
    }
    return hubs;
  }

  /**
   * Writes the file and the list of its violations, and returns the number of triples; a file that
   * cannot be written is an {@link InputException} of invocation.
   */
  public long write(Path file) {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
        BufferedWriter list = Files.newBufferedWriter(listOf(file))) {
      list.write(PlantedViolation.HEADER + "\n");
      out.write(terms.header().getBytes(StandardCharsets.UTF_8));
      for (int copy = 0; written < plan.scale(); copy++) {
        writeCopy(copy, out, list);
      }
    } catch (IOException e) {
      throw InputException.ofInvocation(
          file + ": cannot be written: " + e.getMessage() + "; make room there or name another", e);
    }
    if (planted < plan.violations()) {
      throw InputException.ofInvocation(
          "only " + planted + " violations found room in the data; ask for fewer");
    }
    return written;
  }

  private void writeCopy(int copy, OutputStream out, BufferedWriter list) throws IOException {
    CopySkew skew = new CopySkew(plan.seed());
    int[] hubCopies = new int[hubs.size()];
    for (int hub = 0; hub < hubCopies.length; hub++) {
      hubCopies[hub] = skew.copyOf(hub, copy);
    }
    for (List<RecordTemplate> group : groups) {
      if (written >= plan.scale()) {
        return;
      }
      for (RecordTemplate each : group) {
        RecordTemplate template = each;
        if (planted < plan.violations() && written >= due(planted)) {
          Optional<ViolationPlanter.Planted> changed =
              planter.plant(each.record(), planted, written >= overdue(planted), copy);
          if (changed.isPresent()) {
            template = new RecordTemplate(changed.get().record(), terms, hubs);
            list.write(changed.get().violation().line() + "\n");
            planted++;
          }
        }
        template.write(out, copy, hub -> hubCopies[hub]);
        if ((written + template.size()) / REPORT > written / REPORT) {
          progress.accept(written + template.size());
        }
        written += template.size();
      }
    }
  }

  /** The number of triples after which a violation is planted: one in each of as many stretches. */
  private double due(int number) {
    double place = (CopySkew.mixed(plan.seed(), -1, number) >>> 11) * 0x1p-53;
    return (number + place * LATEST_START) / plan.violations() * plan.scale();
  }

  /** The number of triples after which a violation of any kind is planted, not only of the next. */
  private double overdue(int number) {
    return (number + LATEST_CHOICE) / plan.violations() * plan.scale();
  }
}
