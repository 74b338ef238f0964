package entente.validate;

import entente.kb.read.InputException;
import entente.kb.read.LocatedGraph;
import entente.validate.engine.ValidationLimits;
import entente.validate.report.ValidationOutcome;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The validation of the data that is served, before that or meanwhile. As a supplier it gives a
 * line for operators that says how far it is.
 */
public final class DataValidation implements Runnable, Supplier<String> {
  private final Supplier<LocatedGraph> data;
  private volatile String state = "not begun";
  private volatile String fault;

  public DataValidation(Supplier<LocatedGraph> data) {
    this.data = data;
  }

  @Override
  public void run() {
    try {
      ValidationOutcome outcome =
          Validator.shipped()
              .validate(
                  data.get(),
                  ValidationLimits.NONE,
                  (what, done, all) -> state = what + ", " + done + " of " + all);
      fault = outcome.conforms() ? null : first(outcome);
      state = fault == null ? "the data conforms" : "the data does not conform: " + fault;
    } catch (InputException e) {
      fault = e.getMessage();
      state = "stopped: " + fault;
    }
  }

  /** Runs in a thread of low priority, which does not keep the process from ending. */
  public void runBehind(Consumer<String> messages) {
    Thread thread =
        new Thread(
            () -> {
              run();
              messages.accept("validation: " + state);
            },
            "validation");
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.start();
  }

  /** Why the data does not conform, after the run; empty if it conforms. */
  public Optional<String> fault() {
    return Optional.ofNullable(fault);
  }

  @Override
  public String get() {
    return "validation: " + state + "\n";
  }

  private static String first(ValidationOutcome outcome) {
    return outcome.findings().stream()
        .findFirst()
        .map(
            first ->
                first.place().map(place -> place + ": ").orElse("")
                    + first.message()
                    + " ("
                    + first.focus()
                    + ")"
                    + (outcome.findings().size() == 1
                        ? ""
                        : "; and "
                            + (outcome.findings().size() - 1)
                            + " more; 'entente validate' lists all"))
        .orElse("no shape applies to anything in the data");
  }
}
