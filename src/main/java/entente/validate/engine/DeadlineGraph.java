package entente.validate.engine;

import entente.sparql.MeteredGraph;
import entente.sparql.QueryBudget;
import entente.sparql.QueryLimits;
import entente.sparql.QuerySandbox;
import entente.sparql.StopSignal;
import java.time.Duration;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.path.eval.PathEval;
import org.apache.jena.sparql.util.Context;

/**
 * A data graph with a deadline: later reads, by a path or a query, throw {@link
 * QueryCancelledException}. It also holds the objects that its threads reuse from query to query.
 */
public final class DeadlineGraph extends MeteredGraph {
  private static final Duration NO_TIME_LIMIT = Duration.ofDays(365);
  private static final int MAX_CACHED_PATHS = 100_000;
  private static final long IDLE = Long.MAX_VALUE;
  private final StopSignal signal;
  private final List<Running> queries = new CopyOnWriteArrayList<>();
  private final ThreadLocal<Running> ofThread = ThreadLocal.withInitial(this::register);
  private final Map<Walk, Collection<Node>> reached = new ConcurrentHashMap<>();
  private final long end;
  private final int results;
  private final QueryLimits limitsOfOneQuery;
  private final QueryBudget found;

  /** A graph that is read within limits, by queries that each have a time limit of their own. */
  public DeadlineGraph(Graph graph, ValidationLimits limits, Duration timeOfOneQuery) {
    this(graph, limits, timeOfOneQuery, new StopSignal());
  }

  private DeadlineGraph(
      Graph graph, ValidationLimits limits, Duration timeOfOneQuery, StopSignal signal) {
    super(graph, signal);
    this.signal = signal;
    this.end = System.nanoTime() + shorter(limits.time()).toNanos();
    this.results = limits.results();
    this.found =
        new QueryBudget(
            QueryLimits.ofMemory(
                NO_TIME_LIMIT, limits.memory() * Runtime.getRuntime().availableProcessors()));
    this.limitsOfOneQuery = QueryLimits.ofMemory(timeOfOneQuery, limits.memory());
  }

  /** The query that one thread runs, with its deadline, its budget and the values that it keeps. */
  private static final class Running {
    private final AtomicLong ends = new AtomicLong(IDLE);
    private final Map<Object, Object> kept = new IdentityHashMap<>();
    private final QueryBudget budget;
    private Context settings;

    Running(QueryBudget budget) {
      this.budget = budget;
    }
  }

  private record Walk(Node start, Path path, boolean forward) {}

  private Running register() {
    Running mine = new Running(new QueryBudget(limitsOfOneQuery));
    queries.add(mine);
    return mine;
  }

  private static Duration shorter(Duration time) {
    return time.compareTo(NO_TIME_LIMIT) < 0 ? time : NO_TIME_LIMIT;
  }

  /** The graph itself if it has a deadline, else one without. */
  static DeadlineGraph over(Graph graph) {
    return graph instanceof DeadlineGraph deadline
        ? deadline
        : new DeadlineGraph(graph, ValidationLimits.NONE, NO_TIME_LIMIT);
  }

  /** The greatest number of results. */
  int results() {
    return results;
  }

  /**
   * Charges for a result kept to the end; its value and message can be texts that the query has
   * made.
   */
  Binding keep(Binding result) {
    synchronized (found) {
      return found.takeTexts(result);
    }
  }

  /** Runs a query of this thread; its joins and sorts, which read no graph, are stopped as well. */
  void during(Consumer<Supplier<Context>> query) {
    Running mine = ofThread.get();
    mine.ends.set(System.nanoTime() + limitsOfOneQuery.time().toNanos());
    mine.budget.renew();
    try {
      query.accept(() -> settings(mine));
    } finally {
      mine.ends.set(IDLE);
    }
  }

  private Context settings(Running mine) {
    if (mine.settings == null) {
      mine.settings = QuerySandbox.prepare(ARQ.getContext().copy(), mine.budget);
      signal.listenIn(mine.settings);
    }
    return mine.settings;
  }

  /** The value that this thread keeps under a key, compared by identity, for all its queries. */
  <T> T ofThread(Object key, Class<T> type, Supplier<T> maker) {
    return type.cast(ofThread.get().kept.computeIfAbsent(key, each -> maker.get()));
  }

  /** The nodes at the end of a path, cached: the data does not change during a validation. */
  Collection<Node> reached(Node start, Path path, boolean forward) {
    Walk walk = new Walk(start, path, forward);
    Collection<Node> known = reached.get(walk);
    if (known == null) {
      check();
      known =
          Iter.toList(
              forward
                  ? PathEval.eval(this, start, path, null)
                  : PathEval.evalReverse(this, start, path, null));
      if (reached.size() < MAX_CACHED_PATHS) {
        reached.put(walk, known);
      }
    }
    return known;
  }

  /** Checks the clock, and stops all reading when the total time or the time of one query is up. */
  void tick() {
    long now = System.nanoTime();
    if (now - end > 0
        || queries.stream()
            .mapToLong(each -> each.ends.get())
            .anyMatch(ends -> ends != IDLE && now - ends > 0)) {
      stop();
    }
  }

  void stop() {
    signal.stop();
  }

  void check() {
    signal.step();
  }
}
