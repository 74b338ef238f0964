package entente.validate.engine;

import entente.sparql.MemoryBoundedExecutor;
import entente.sparql.MemoryBudget;
import java.time.Duration;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.graph.GraphWrapper;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.path.eval.PathEval;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.util.iterator.ExtendedIterator;

/**
 * A data graph that lets itself be looked at for a time and then no longer: whatever walks it, a
 * path or a query, ends with a {@link QueryCancelledException}.
 */
public final class DeadlineGraph extends GraphWrapper {
  private static final Duration FOR_EVER = Duration.ofDays(365);
  private static final int KEPT = 100_000;
  private static final long IDLE = Long.MAX_VALUE;
  private final AtomicBoolean over = new AtomicBoolean();
  private final List<Turn> turns = new CopyOnWriteArrayList<>();
  private final ThreadLocal<Turn> turn = ThreadLocal.withInitial(this::turn);
  private final Map<Way, Collection<Node>> ways = new ConcurrentHashMap<>();
  private final long end;
  private final long ofOneQuery;
  private final int results;
  private final long room;
  private final MemoryBudget found;

  /** Lets all be done within the bounds, and each query within a time of its own. */
  public DeadlineGraph(Graph graph, ValidationLimits bounds, Duration ofOneQuery) {
    super(graph);
    this.end = System.nanoTime() + shorter(bounds.time()).toNanos();
    this.results = bounds.results();
    this.room = bounds.room();
    this.found = new MemoryBudget(room * Runtime.getRuntime().availableProcessors());
    this.ofOneQuery = shorter(ofOneQuery).toNanos();
  }

  /**
   * What one thread does: when its query must be done, the room that it has, and the rows of the
   * plans that it runs.
   */
  private static final class Turn {
    private final AtomicLong ends = new AtomicLong(IDLE);
    private final Map<QueryPlan, PlanRow> rows = new IdentityHashMap<>();
    private final MemoryBudget room;
    private Context settings;

    Turn(MemoryBudget room) {
      this.room = room;
    }
  }

  private record Way(Node start, Path path, boolean forward) {}

  private Turn turn() {
    Turn mine = new Turn(new MemoryBudget(room));
    turns.add(mine);
    return mine;
  }

  private static Duration shorter(Duration time) {
    return time.compareTo(FOR_EVER) < 0 ? time : FOR_EVER;
  }

  /** The watch over a graph that is checked. */
  static DeadlineGraph over(Graph graph) {
    return graph instanceof DeadlineGraph watch
        ? watch
        : new DeadlineGraph(graph, ValidationLimits.NONE, FOR_EVER);
  }

  /** How many are wanted at most. */
  int results() {
    return results;
  }

  /**
   * A result that is kept to the end; its value and message can be texts that the query has made.
   */
  Binding keep(Binding result) {
    return found.keepTexts(result);
  }

  /**
   * Runs a query of this thread; its joins and sorts, which look at no graph, end with the time as
   * well.
   */
  void during(Consumer<Supplier<Context>> query) {
    Turn mine = turn.get();
    mine.ends.set(System.nanoTime() + ofOneQuery);
    mine.room.clear();
    try {
      query.accept(() -> settings(mine));
    } finally {
      mine.ends.set(IDLE);
    }
  }

  private Context settings(Turn mine) {
    if (mine.settings == null) {
      mine.settings = ARQ.getContext().copy().set(ARQConstants.symCancelQuery, over);
      QC.setFactory(mine.settings, execution -> new MemoryBoundedExecutor(execution, mine.room));
    }
    return mine.settings;
  }

  /** The row of a plan that this thread uses again and again. */
  PlanRow row(QueryPlan plan, Supplier<Context> settings) {
    return turn.get()
        .rows
        .computeIfAbsent(
            plan,
            each ->
                new PlanRow(
                    each,
                    this,
                    ExecutionContext.create(DatasetGraphFactory.wrap(this), settings.get())));
  }

  /**
   * Where a path leads from a node. The data does not change meanwhile, so what is known is kept.
   */
  Collection<Node> reached(Node start, Path path, boolean forward) {
    Way way = new Way(start, path, forward);
    Collection<Node> known = ways.get(way);
    if (known == null) {
      check();
      known =
          Iter.toList(
              forward
                  ? PathEval.eval(this, start, path, null)
                  : PathEval.evalReverse(this, start, path, null));
      if (ways.size() < KEPT) {
        ways.put(way, known);
      }
    }
    return known;
  }

  /**
   * Looks at the clock, and stops everything when the time of the whole or of one query is over.
   */
  void tick() {
    long now = System.nanoTime();
    if (now - end > 0
        || turns.stream()
            .mapToLong(each -> each.ends.get())
            .anyMatch(ends -> ends != IDLE && now - ends > 0)) {
      stop();
    }
  }

  /**
   * For work that looks at no graph: ends it when its thread is interrupted, as every worker is
   * when the time is over.
   */
  public static void goOn() {
    if (Thread.currentThread().isInterrupted()) {
      throw new QueryCancelledException();
    }
  }

  void stop() {
    over.set(true);
  }

  void check() {
    if (over.get()) {
      throw new QueryCancelledException();
    }
  }

  @Override
  public ExtendedIterator<Triple> find(Triple triple) {
    check();
    return super.find(triple);
  }

  @Override
  public ExtendedIterator<Triple> find(Node subject, Node predicate, Node object) {
    check();
    return super.find(subject, predicate, object);
  }

  @Override
  public boolean contains(Node subject, Node predicate, Node object) {
    check();
    return super.contains(subject, predicate, object);
  }

  @Override
  public boolean contains(Triple triple) {
    check();
    return super.contains(triple);
  }
}
