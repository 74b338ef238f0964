package entente.web.rdf;

import entente.web.http.Accept;
import entente.web.http.Caching;
import entente.web.http.Exchange;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.Variant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The outcome of content negotiation for a document: its format and language, and the header fields
 * that they depended on. The suffix of an address decides before the Accept field.
 *
 * @param path of the document, without suffix
 * @param language of a page; empty for data, which has all of them
 * @param page the number of the requested page of a list
 * @param vary the value of the Vary field; empty when no field was considered
 */
public record Negotiation(
    String path, Variant<DocumentFormat> offer, String language, int page, String vary) {
  private static final String VARY_OF_DATA = "Accept, Accept-Language";
  private static final Pattern SUFFIXED = Pattern.compile("(.*[^/])\\.([a-z]+(?:\\.[a-z]+)?)");

  /**
   * Negotiates among some formats, the first of which is preferred; a {@link ProblemException} when
   * no format fits.
   */
  public static Negotiation of(Exchange exchange, String path, List<DocumentFormat> formats) {
    int page = HydraPaging.asked(exchange.request());
    Optional<DocumentFormat> named =
        formats.stream().filter(format -> path.endsWith("." + format.suffix)).findFirst();
    if (named.isEmpty() && SUFFIXED.matcher(path).matches()) {
      throw new ProblemException(
          Problem.notFound(
              "No document has this address; known suffixes are "
                  + formats.stream().map(format -> format.suffix).collect(Collectors.joining(", "))
                  + "."));
    }
    Variant<DocumentFormat> offer =
        named
            .map(format -> new Variant<>(format.mediaType(), format))
            .orElseGet(() -> choose(exchange, formats));
    boolean html = offer.what() == DocumentFormat.HTML;
    return new Negotiation(
        named.isPresent()
            ? path.substring(0, path.length() - offer.what().suffix.length() - 1)
            : path,
        offer,
        html ? exchange.language() : "",
        page,
        named.isEmpty()
            ? html ? Caching.VARY_BY_FORMAT_AND_LANGUAGE : VARY_OF_DATA
            : html ? Caching.VARY_BY_LANGUAGE : "");
  }

  /** The format that the Accept field prefers; a {@link ProblemException} when no format fits. */
  public static Variant<DocumentFormat> choose(Exchange exchange, List<DocumentFormat> formats) {
    return Accept.choose(exchange.request().accept(), DocumentFormat.offers(formats))
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.notAcceptable(
                        formats.stream().map(DocumentFormat::mediaType).toList())));
  }

  /** A key that identifies the response. */
  public String key() {
    return path + " " + page + " " + offer.mediaType() + " " + language;
  }
}
