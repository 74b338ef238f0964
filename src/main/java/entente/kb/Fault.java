package entente.kb;

/**
 * Something that stops a command, told in one line that names what is wrong and what to do about it.
 *
 * <p>Its status is the exit status of the command: 1 when the data is at fault, 2 when the invocation is.
 */
public final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;

  private Fault(int status, String message, Throwable cause) {
    super(message, cause);
    this.status = status;
  }

  public static Fault ofData(String message) {
    return new Fault(1, message, null);
  }

  public static Fault ofData(String message, Throwable cause) {
    return new Fault(1, message, cause);
  }

  public static Fault ofInvocation(String message) {
    return new Fault(2, message, null);
  }

  public static Fault ofInvocation(String message, Throwable cause) {
    return new Fault(2, message, cause);
  }

  /** The exit status: 1 data, 2 invocation. */
  public int status() {
    return status;
  }
}
