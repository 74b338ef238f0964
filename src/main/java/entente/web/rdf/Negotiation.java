package entente.web.rdf;

import entente.web.http.Accept;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.Request;
import entente.web.http.Variant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * In which form a document is given, and what has decided that: the suffix of its address if it has
 * one, else the Accept field.
 *
 * @param path of the document, without suffix
 * @param language of a page; empty for data, which has all of them
 * @param page the number asked for
 * @param vary the fields that had a say; empty when none had
 */
public record Negotiation(
    String path, Variant<DocumentFormat> offer, String language, int page, String vary) {
  static final String FIELDS = "Accept, Accept-Language";

  /** What decides of a page: a reader who has chosen a language has it in a cookie. */
  public static final String LANGUAGE_FIELDS = "Accept-Language, Cookie";

  public static final String PAGE_FIELDS = "Accept, " + LANGUAGE_FIELDS;
  private static final Pattern SUFFIXED = Pattern.compile("(.*[^/])\\.([a-z]+(?:\\.[a-z]+)?)");

  /**
   * Chooses among some formats, the first of which is preferred; raises a {@link Problem} when none
   * fits.
   */
  public static Negotiation of(Request request, String path, List<DocumentFormat> formats) {
    int page = HydraPaging.asked(request);
    Optional<DocumentFormat> named =
        formats.stream().filter(format -> path.endsWith("." + format.suffix)).findFirst();
    if (named.isEmpty() && SUFFIXED.matcher(path).matches()) {
      throw new ProblemException(
          Problem.notFound(
              "No document has this address; after the last point of one stands "
                  + formats.stream().map(format -> format.suffix).collect(Collectors.joining(", "))
                  + "."));
    }
    Variant<DocumentFormat> offer =
        named
            .map(format -> new Variant<>(format.mediaType(), format))
            .orElseGet(() -> chosen(request, formats));
    boolean read = offer.what() == DocumentFormat.HTML;
    return new Negotiation(
        named.isPresent()
            ? path.substring(0, path.length() - offer.what().suffix.length() - 1)
            : path,
        offer,
        read ? request.language() : "",
        page,
        named.isEmpty() ? read ? PAGE_FIELDS : FIELDS : read ? LANGUAGE_FIELDS : "");
  }

  public static Variant<DocumentFormat> chosen(Request request, List<DocumentFormat> formats) {
    return Accept.choose(request.accept(), DocumentFormat.offers(formats))
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.notAcceptable(
                        formats.stream().map(DocumentFormat::mediaType).toList())));
  }

  /** What tells the answer from all others. */
  public String key() {
    return path + " " + page + " " + offer.mediaType() + " " + language;
  }
}
