package entente.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import entente.web.rdf.DocumentFormat;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Negotiation by RFC 9110, one row per behaviour. */
class AcceptTest {

  @ParameterizedTest(name = "{2}: {0} gets {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "absent",
      value = {
        "absent | text/turtle | no field means anything",
        "'' | text/turtle | an empty field means anything",
        "*/* | text/turtle | the server's own order decides among equals",
        "text/html | text/html | an exact type",
        "TEXT/HTML | text/html | types are case-insensitive",
        "text/html;q=0.5, text/turtle;q=0.4 | text/html | the higher quality wins over the server's"
            + " order",
        "text/html;q=0.4, application/ld+json;q=0.5 | application/ld+json | the higher quality wins"
            + " over the client's order",
        "text/*;q=0.5, text/turtle;q=0.1 | text/html | the more specific range decides, though its"
            + " quality is lower",
        "*/*, text/turtle;q=0 | application/ld+json | q=0 excludes",
        "*/*;q=0.1, application/rdf+xml | application/rdf+xml | a wildcard yields to what is named",
        "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8 | text/html | a"
            + " browser",
        "application/ld+json;profile=\"http://www.w3.org/ns/json-ld#compacted\" |"
            + " application/ld+json | a parameter we do not know does not exclude",
        "application/ld+json; profile=\"a,b;q=0\" ;q=0.9, text/html;q=0.3 | application/ld+json |"
            + " commas and weights in quotes are text",
        "text/turtle ; q=0.2 , text/html ; q=0.3 | text/html | white space around separators",
        "text/turtle;charset=utf-8 | text/turtle | a charset does not exclude",
        "text/turtle;charset=\"UTF-8\", text/html;q=0.5 | text/turtle | nor does it in quotes and"
            + " capitals",
        "text/turtle;charset=iso-8859-1, text/html;q=0.5 | text/html | another charset than ours"
            + " does",
        "text/turtle;q=0.1, text/turtle;charset=utf-8;q=0.9, text/html;q=0.5 | text/turtle | a"
            + " parameter makes a range more specific",
        "application/ld+json;profile=\"http://www.w3.org/ns/json-ld#expanded\";q=0.4,"
            + " text/html;q=0.3 | application/ld+json | a profile is a wish",
        "text/html;q=0, text/*;q=0.7, */*;q=0.1 | text/turtle | q=0 excludes one of a family",
        "text/turtle;q=0.000, */*;q=0.001 | application/ld+json | weights have three digits",
        "application/linkset+json | application/linkset+json | typed links",
        "text/plain | text/plain | plain text is N-Triples",
        "application/json | application/json | JSON is JSON-LD under the name that was asked for",
        "image/png | none | nothing acceptable",
        "text/turtle;q=0 | none | everything excluded",
        "image/png, */*;q=0 | none | a wildcard with q=0 excludes the rest",
        "* | text/turtle | a lone star, as old Java clients send it",
        "text/html;q=2 | text/turtle | a weight above 1 makes the range unreadable",
        "text/html;q=abc, text/turtle;q=0.1 | text/turtle | an unreadable range is passed over",
        ";;;,,/,html, | text/turtle | a field without a readable range counts as absent",
        "*/html, application/rdf+xml;q=0.1 | application/rdf+xml | a star for the type alone is not"
            + " a range"
      })
  void chooses(String field, String mediaType, String why) {
    List<Variant<DocumentFormat>> offers =
        DocumentFormat.offers(DocumentFormat.linked(DocumentFormat.DOCUMENT));
    assertEquals(
        mediaType, Accept.choose(field, offers).map(Variant::mediaType).orElse("none"), why);
  }

  @ParameterizedTest(name = "{0} reads {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "absent",
      value = {
        "absent | en",
        "ru | ru",
        "zh-Hans-CN, en;q=0.5 | zh",
        "fr, ru;q=0.4, en;q=0.3 | ru",
        "de | en",
        "* | en",
        "en;q=0.1, zh;q=0.2 | zh",
        ";;q | en"
      })
  void choosesTheLanguage(String field, String language) {
    assertEquals(language, Accept.language(field, List.of("en", "ru", "zh")));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "absent",
      value = {
        "absent | false",
        "gzip | true",
        "gzip;q=0 | false",
        "br, gzip;q=0.5 | true",
        "* | true",
        "*, gzip;q=0 | false",
        "identity | false",
        "br | false"
      })
  void takesGzip(String field, boolean takes) {
    assertEquals(takes, Accept.takesGzip(field));
  }

  @Test
  void aHostileFieldIsReadInNoTime() {
    String hostile =
        "text/turtle;a=\"" + "\\\"".repeat(2_000) + ",".repeat(2_000) + ";q=".repeat(1_000);
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> Accept.choose(hostile, DocumentFormat.offers(DocumentFormat.DOCUMENT)));
  }
}
