package entente.kb.read;

import java.util.Optional;

/**
 * Something that stops a command, told in one line that names what is wrong and what to do about
 * it.
 *
 * <p>Its status is the exit status of the command: 1 when the data is at fault, 2 when the
 * invocation is.
 */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Reason reason;
  private final transient Optional<Location> place;

  /** What is at fault. */
  public enum Reason {
    DATA(1),
    INVOCATION(2),
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

  private InputException(Reason reason, Optional<Location> place, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
    this.place = place;
  }

  public static InputException of(Reason reason, String message) {
    return new InputException(reason, Optional.empty(), message, null);
  }

  public static InputException of(Reason reason, String message, Throwable cause) {
    return new InputException(reason, placeOf(cause), message, cause);
  }

  public static InputException ofData(String message) {
    return of(Reason.DATA, message);
  }

  /** The message begins with the place. */
  public static InputException ofData(Location place, String message) {
    return new InputException(Reason.DATA, Optional.of(place), place + ": " + message, null);
  }

  public static InputException ofData(String message, Throwable cause) {
    return of(Reason.DATA, message, cause);
  }

  public static InputException ofInvocation(String message) {
    return of(Reason.INVOCATION, message);
  }

  public static InputException ofInvocation(String message, Throwable cause) {
    return of(Reason.INVOCATION, message, cause);
  }

  private static Optional<Location> placeOf(Throwable cause) {
    return cause instanceof InputException fault ? fault.place : Optional.empty();
  }

  /** Where it is, if it is in a file. */
  public Optional<Location> place() {
    return place;
  }

  public Reason reason() {
    return reason;
  }

  /** The exit status: 1 data, 2 all else. */
  public int status() {
    return reason.status;
  }
}
