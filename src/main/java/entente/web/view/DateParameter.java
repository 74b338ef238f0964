package entente.web.view;

import entente.web.http.Messages;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.Request;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A year, a month or a day as a reader writes it in an address, such as 2005, 2005-06 or
 * 2005-06-15, and the days that it covers.
 */
public record DateParameter(String text, LocalDate first, LocalDate last) {
  private static final Pattern FORM = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?");

  /** Parses a text; empty when it has another form or names a day that does not exist. */
  public static Optional<DateParameter> read(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches() || form.group(1).equals("0000")) {
      return Optional.empty();
    }
    try {
      int year = Integer.parseInt(form.group(1));
      YearMonth month =
          YearMonth.of(year, form.group(2) == null ? 1 : Integer.parseInt(form.group(2)));
      LocalDate first = month.atDay(form.group(3) == null ? 1 : Integer.parseInt(form.group(3)));
      LocalDate last =
          form.group(2) == null
              ? LocalDate.of(year, 12, 31)
              : form.group(3) == null ? month.atEndOfMonth() : first;
      return Optional.of(new DateParameter(text.strip(), first, last));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * The parameter of a request, if it was given; one that is not a date is a {@link Problem} that
   * shows the forms of a date.
   */
  public static Optional<DateParameter> of(Request request, String parameter, Messages messages) {
    return request
        .parameter(parameter)
        .map(
            text ->
                read(text)
                    .orElseThrow(
                        () ->
                            new ProblemException(
                                Problem.badRequest(
                                    messages.say("when.no-date", parameter, shown(text))))));
  }

  /** The same, where an empty field of a form counts as not given. */
  public static Optional<DateParameter> unlessEmpty(
      Request request, String parameter, Messages messages) {
    return request.parameter(parameter).filter(text -> !text.isBlank()).isEmpty()
        ? Optional.empty()
        : of(request, parameter, messages);
  }

  /** The text that was sent, cut to a length that a message can quote. */
  public static String shown(String text) {
    String plain = text.replaceAll("\\p{Cntrl}", " ");
    return plain.length() <= 60
        ? plain
        : plain.substring(
                0,
                plain.offsetByCodePoints(0, Math.min(59, plain.codePointCount(0, plain.length()))))
            + "…";
  }
}
