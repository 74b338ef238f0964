package entente.sparql;

import entente.web.http.Problem;
import entente.web.http.ProblemType;
import entente.web.http.ServerSettings;
import org.apache.jena.query.QueryCancelledException;

/**
 * What one query may still spend: whatever looks at a triple, keeps a row or makes text draws on
 * it, and it runs out by time as well.
 *
 * <p>That it has run out is told by a {@link QueryCancelledException}, the only one that ARQ lets
 * through where it evaluates a filter: any other would count as an error of the filter, and an
 * answer that lacks rows would look complete.
 */
public final class QueryBudget {
  private static final int BETWEEN_LOOKS_AT_THE_CLOCK = 1_024;
  private final ServerSettings.Limits limits;
  private final long deadline;
  private long work;
  private long kept;
  private long characters;
  private int sinceLook;

  public QueryBudget(ServerSettings.Limits limits) {
    this.limits = limits;
    this.deadline = System.nanoTime() + limits.time().toNanos();
  }

  /** A step of work: one triple, one row, one character matched. */
  void step() {
    if (++sinceLook >= BETWEEN_LOOKS_AT_THE_CLOCK) {
      work += sinceLook;
      sinceLook = 0;
      if (work > limits.work()) {
        throw exceeded("looks at more than " + limits.work() + " triples and rows");
      }
      if (System.nanoTime() - deadline > 0) {
        throw new QueryCancelledException();
      }
    }
  }

  /** A row that stays in memory until the answer is there. */
  void keep() {
    step();
    if (++kept > limits.rows() * 2) {
      throw exceeded("sorts, groups or joins more than " + limits.rows() * 2 + " rows");
    }
  }

  /** Text of this length is made. */
  void write(long length) {
    step();
    characters += length;
    if (characters > limits.characters()) {
      throw exceeded("makes texts of more than " + limits.characters() + " characters");
    }
  }

  private static Exceeded exceeded(String what) {
    return new Exceeded(
        Problem.of(
            ProblemType.QUERY_TOO_EXPENSIVE,
            "The query "
                + what
                + ", so it was stopped and no part of its answer was sent. Narrow it, or load the"
                + " whole files from /data into an engine of your own."));
  }

  /** Stops a query that has spent what it had. */
  public static final class Exceeded extends QueryCancelledException {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    private Exceeded(Problem problem) {
      this.problem = problem;
    }

    public Problem problem() {
      return problem;
    }
  }
}
