package entente.web.http;

/** Thrown where a request cannot be answered; carries the problem that becomes the answer. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Problem problem;

  public ProblemException(Problem problem) {
    // Expected as an answer, not as a fault: no stack trace is filled in.
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
