package entente.web.http;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The types of problems, each with an IRI at which its meaning and remedy are documented. */
public enum ProblemType {
  BAD_REQUEST(400),
  SYNTAX_ERROR(400),
  DOUBTFUL_QUERY(400),
  UNKNOWN_FUNCTION(400),
  TEXT_NOT_UNDERSTOOD(400),
  UNKNOWN_GRAPH(400),
  TOO_DEEP(400),
  DATA_UNREADABLE(400),
  SERVICE_DENIED(403),
  ANSWER_TOO_LARGE(403),
  QUERY_TOO_EXPENSIVE(403),
  CHECK_TOO_EXPENSIVE(403),
  NOT_FOUND(404),
  METHOD_NOT_ALLOWED(405),
  NOT_ACCEPTABLE(406),
  GONE(410),
  TOO_LARGE(413),
  QUERY_TOO_LONG(413),
  URI_TOO_LONG(414),
  UNSUPPORTED_MEDIA_TYPE(415),
  SHAPES_UNUSABLE(422),
  FIELDS_TOO_LARGE(431),
  INTERNAL_ERROR(500),
  BUSY(503),
  TIMEOUT(503),
  CHECK_TIMEOUT(503),
  CHECKS_BUSY(503),
  UNAVAILABLE(503);

  public final int status;

  ProblemType(int status) {
    this.status = status;
  }

  /** The title in English, for machines. */
  public String title() {
    return title(Messages.in("en"));
  }

  /** The meaning and the remedy, in English sentences. */
  public String meaning() {
    return meaning(Messages.in("en"));
  }

  /** The title in a language. */
  public String title(Messages words) {
    return words.say("problem." + slug());
  }

  /** The meaning and the remedy, in sentences of a language. */
  public String meaning(Messages words) {
    return words.say("problem." + slug() + "-meaning");
  }

  private String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The path of its IRI, without leading slash. */
  public String path() {
    return "problem/" + slug();
  }

  public static Optional<ProblemType> at(String path) {
    return Stream.of(values()).filter(type -> type.path().equals(path)).findFirst();
  }
}
