package entente.validate;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.graph.GraphWrapper;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.util.iterator.ExtendedIterator;

/**
 * A data graph that lets itself be looked at for a time and then no longer: whatever walks it, a path or a query, ends with a {@link QueryCancelledException}.
 */
final class Watch extends GraphWrapper {
  private static final Duration FOR_EVER = Duration.ofDays(365);
  private static final long IDLE = Long.MAX_VALUE;
  private final AtomicBoolean over = new AtomicBoolean();
  private final List<AtomicLong> turns = new CopyOnWriteArrayList<>();
  private final ThreadLocal<AtomicLong> turn = ThreadLocal.withInitial(() -> {
    AtomicLong ends = new AtomicLong(IDLE);
    turns.add(ends);
    return ends;
  });
  private final long end;
  private final long ofOneQuery;
  private final int results;

  /** Lets all be done within the bounds, and each query within a time of its own. */
  Watch(Graph graph, Bounds bounds, Duration ofOneQuery) {
    super(graph);
    this.end = System.nanoTime() + shorter(bounds.time()).toNanos();
    this.results = bounds.results();
    this.ofOneQuery = shorter(ofOneQuery).toNanos();
  }

  private static Duration shorter(Duration time) {
    return time.compareTo(FOR_EVER) < 0 ? time : FOR_EVER;
  }

  /** The watch over a graph that is checked. */
  static Watch over(Graph graph) {
    return graph instanceof Watch watch ? watch : new Watch(graph, Bounds.NONE, FOR_EVER);
  }

  /** How many are wanted at most. */
  int results() {
    return results;
  }

  /** Runs a query of this thread; its joins and sorts, which look at no graph, end with the time as well. */
  void during(Consumer<Context> query) {
    AtomicLong ends = turn.get();
    ends.set(System.nanoTime() + ofOneQuery);
    try {
      query.accept(ARQ.getContext().copy().set(ARQConstants.symCancelQuery, over));
    } finally {
      ends.set(IDLE);
    }
  }

  /** Looks at the clock, and stops everything when the time of the whole or of one query is over. */
  void tick() {
    long now = System.nanoTime();
    if (now - end > 0 || turns.stream().mapToLong(AtomicLong::get).anyMatch(ends -> ends != IDLE && now - ends > 0)) {
      stop();
    }
  }

  /** For work that looks at no graph: ends it when its thread is interrupted, as every worker is when the time is over. */
  static void goOn() {
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
