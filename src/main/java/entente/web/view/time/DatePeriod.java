package entente.web.view.time;

import entente.web.http.Messages;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.Request;
import entente.web.page.DateBounds;
import entente.web.view.DateParameter;
import java.time.LocalDate;
import java.util.Optional;

/** The days chosen by the parameters {@code from} and {@code to}, either of which may be absent. */
record DatePeriod(Optional<DateParameter> from, Optional<DateParameter> to) {

  /** The period that a request asks for; one that ends before it begins is a problem. */
  static DatePeriod of(Request request, Messages messages) {
    Optional<DateParameter> from = DateParameter.unlessEmpty(request, "from", messages);
    Optional<DateParameter> to = DateParameter.unlessEmpty(request, "to", messages);
    if (from.isPresent() && to.isPresent() && from.get().first().isAfter(to.get().last())) {
      throw new ProblemException(
          Problem.badRequest(messages.say("when.reversed", from.get().text(), to.get().text())));
    }
    return new DatePeriod(from, to);
  }

  /** Whether no date was chosen. */
  boolean isOpen() {
    return from.isEmpty() && to.isEmpty();
  }

  /** The first day; null when it is open. */
  LocalDate first() {
    return from.map(DateParameter::first).orElse(null);
  }

  /** The last day; null when it is open. */
  LocalDate last() {
    return to.map(DateParameter::last).orElse(null);
  }

  /** Whether something is known to have begun, ended or held in this period. */
  boolean includes(DateBounds bounds) {
    return isOpen()
        || bounds.possiblyWithin(first(), last()) && bounds.knownWithin(first(), last());
  }

  /** The beginning as it was written; empty when it is open. */
  String fromText() {
    return from.map(DateParameter::text).orElse("");
  }

  /** The end as it was written; empty when it is open. */
  String toText() {
    return to.map(DateParameter::text).orElse("");
  }
}
