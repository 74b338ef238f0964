package entente.web.validation;

import entente.kb.read.InputException;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.ProblemType;
import entente.web.http.ServerSettings;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Problem documents (RFC 9457) for validations that produce no report. */
final class ValidationProblems {
  private static final Pattern LOCATED = Pattern.compile("(?s)(.*?):(\\d+):(\\d+): (.*)");

  private ValidationProblems() {}

  static ProblemException of(InputException fault, ServerSettings.Checks checks) {
    return new ProblemException(
        switch (fault.reason()) {
          case DATA -> located(ProblemType.DATA_UNREADABLE, fault.getMessage());
          // Shapes that do not parse are treated as unreadable, like data.
          case SHAPES ->
              located(
                  fault.getCause() instanceof InputException cause
                          && cause.reason() == InputException.Reason.DATA
                      ? ProblemType.DATA_UNREADABLE
                      : ProblemType.SHAPES_UNUSABLE,
                  fault.getMessage());
          case SIZE -> Problem.of(ProblemType.ANSWER_TOO_LARGE, sentence(fault.getMessage()));
          case MEMORY -> Problem.of(ProblemType.CHECK_TOO_EXPENSIVE, sentence(fault.getMessage()));
          case TIME ->
              Problem.of(
                  ProblemType.CHECK_TIMEOUT,
                  "The validation was stopped after "
                      + checks.time().toSeconds()
                      + " seconds and has no result.");
          case INVOCATION -> Problem.badRequest(sentence(fault.getMessage()));
        });
  }

  static Problem outOfMemory() {
    return Problem.of(
        ProblemType.CHECK_TOO_EXPENSIVE, "The validation or its report needed too much memory.");
  }

  static ProblemException busy(ServerSettings.Checks checks) {
    return new ProblemException(
        Problem.of(
            ProblemType.CHECKS_BUSY,
            "The server is already running its maximum of "
                + checks.concurrency()
                + (checks.concurrency() == 1 ? " validation." : " validations.")
                + " Try again in a few seconds."));
  }

  static ProblemException tooLarge(ServerSettings.Checks checks) {
    return new ProblemException(
        Problem.of(
                ProblemType.TOO_LARGE,
                "Data and shapes may have at most "
                    + checks.bytes()
                    + " bytes in total. Validate larger files on your own machine: entente validate"
                    + " FILE.")
            .with("bytes", checks.bytes()));
  }

  static ProblemException bodyEndedEarly() {
    return new ProblemException(Problem.badRequest("The body of the request ended too early."));
  }

  /** The first line as detail, its location as members, further lines as a report. */
  private static Problem located(ProblemType type, String message) {
    String first = message.lines().findFirst().orElse("");
    Matcher location = LOCATED.matcher(first);
    Problem problem = Problem.of(type, location.matches() ? first : sentence(first));
    if (location.matches()) {
      problem =
          problem
              .with("file", location.group(1))
              .with("line", Long.valueOf(location.group(2)))
              .with("column", Long.valueOf(location.group(3)));
    }
    String rest = message.substring(Math.min(message.length(), first.length())).strip();
    return rest.isEmpty() ? problem : problem.with("report", rest);
  }

  private static String sentence(String message) {
    String text =
        message.isEmpty()
            ? message
            : message.substring(0, 1).toUpperCase(Locale.ROOT) + message.substring(1);
    return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
  }
}
