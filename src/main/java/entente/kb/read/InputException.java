package entente.kb.read;

import java.util.Optional;

/**
 * An error of the user's input, with a message of one line that gives the error and its remedy.
 *
 * <p>It ends a command with an exit status: 1 for an error in the data, 2 for any other.
 */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Reason reason;
  private final transient Optional<Location> place;

  /** The kind of input that is wrong. */
  public enum Reason {
    DATA(1),
    INVOCATION(2),
    /** The given shapes cannot be used. */
    SHAPES(2),
    /** The input exceeds a limit of size. */
    SIZE(2),
    /** The time limit was exceeded. */
    TIME(2),
    /** The memory limit was exceeded. */
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

  /** An error in the data at a location, with which the message begins. */
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
    return cause instanceof InputException input ? input.place : Optional.empty();
  }

  /** The location of the error, if it is in a file. */
  public Optional<Location> place() {
    return place;
  }

  public Reason reason() {
    return reason;
  }

  /** The exit status: 1 for data, 2 for every other reason. */
  public int status() {
    return reason.status;
  }
}
