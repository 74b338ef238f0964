package entente.kb.format;

import java.util.Locale;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.resultset.ResultSetLang;

/**
 * A W3C format for the results of SELECT and ASK, with all its names. This is the only table of
 * them.
 */
public enum ResultSyntax {
  JSON("application/sparql-results+json", ResultSetLang.RS_JSON),
  XML("application/sparql-results+xml", ResultSetLang.RS_XML),
  CSV("text/csv", ResultSetLang.RS_CSV),
  TSV("text/tab-separated-values", ResultSetLang.RS_TSV);

  private final String mediaType;
  private final Lang lang;

  ResultSyntax(String mediaType, Lang lang) {
    this.mediaType = mediaType;
    this.lang = lang;
  }

  /** The name for people, as its specification writes it. */
  public String label() {
    return name();
  }

  /** The registered media type, without parameters. */
  public String mediaType() {
    return mediaType;
  }

  public Lang lang() {
    return lang;
  }

  /** The value of options and parameters that name a format, such as {@code json}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
