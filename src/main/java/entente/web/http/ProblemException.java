package entente.web.http;

/** Signals that a request cannot be fulfilled; carries the problem that becomes the response. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Problem problem;

  public ProblemException(Problem problem) {
    // An expected response rather than a fault: no stack trace is needed.
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
