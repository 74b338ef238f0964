package entente.kb;

/**
 * Something that stops a command, told in one line that names what is wrong and what to do about it.
 *
 * <p>Its status is the exit status of the command: 1 when the data is at fault, 2 when the invocation is.
 */
public final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Reason reason;

  /** What is at fault. */
  public enum Reason {
    DATA(1), INVOCATION(2),
    /** The shapes that were given cannot be used. */
    SHAPES(2),
    /** More was given than is taken. */
    SIZE(2),
    /** It took longer than was allowed. */
    TIME(2),
    /** It took more memory than there is for it. */
    MEMORY(2);

    private final int status;

    Reason(int status) {
      this.status = status;
    }
  }

  private Fault(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public static Fault of(Reason reason, String message) {
    return new Fault(reason, message, null);
  }

  public static Fault of(Reason reason, String message, Throwable cause) {
    return new Fault(reason, message, cause);
  }

  public static Fault ofData(String message) {
    return new Fault(Reason.DATA, message, null);
  }

  public static Fault ofData(String message, Throwable cause) {
    return new Fault(Reason.DATA, message, cause);
  }

  public static Fault ofInvocation(String message) {
    return new Fault(Reason.INVOCATION, message, null);
  }

  public static Fault ofInvocation(String message, Throwable cause) {
    return new Fault(Reason.INVOCATION, message, cause);
  }

  public Reason reason() {
    return reason;
  }

  /** The exit status: 1 data, 2 all else. */
  public int status() {
    return reason.status;
  }
}
