package entente.kb.read;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import java.time.Duration;
import org.apache.jena.query.ARQ;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RIOT;
import org.apache.jena.riot.lang.LangJSONLD11;
import org.apache.jena.sparql.engine.main.StageBuilder;
import org.apache.jena.sparql.util.Context;

/**
 * Settings of Jena that keep input and queries from opening connections, and stop every query after
 * a time.
 *
 * <p>They are set for the whole process, because SPARQL in shapes reads the global contexts only.
 */
public final class JenaSandbox {
  private JenaSandbox() {}

  /**
   * Denies SERVICE, stops every query after the given time, refuses remote JSON-LD contexts, and
   * keeps literals in the position of a predicate from ending a query with an error.
   */
  public static void apply(Duration time) {
    applyToQueries(time);
    RIOT.getContext().set(LangJSONLD11.JSONLD_OPTIONS, options());
  }

  /**
   * Applies the settings for queries only. {@link LocatedGraph} restricts each of its parsers, so
   * callers that read only through it save the time that the options for JSON-LD take.
   */
  public static void applyToQueries(Duration time) {
    ARQ.getContext().setFalse(ARQ.httpServiceAllowed);
    ARQ.getContext().set(ARQ.queryTimeout, Long.toString(time.toMillis()));
    StageBuilder.setGenerator(
        ARQ.getContext(), new LiteralPredicateStage(StageBuilder.standardGenerator()));
  }

  /** A new context for one parser; it is not shared, because parsers write into it. */
  static Context parsing(Lang lang) {
    return lang.equals(Lang.JSONLD) || lang.equals(Lang.JSONLD11)
        ? new Context().set(LangJSONLD11.JSONLD_OPTIONS, options())
        : new Context();
  }

  private static JsonLdOptions options() {
    JsonLdOptions options = new JsonLdOptions();
    options.setDocumentLoader(
        (address, loaderOptions) -> {
          throw new JsonLdError(
              JsonLdErrorCode.LOADING_DOCUMENT_FAILED,
              "the remote context <"
                  + address
                  + "> is not fetched; write the context into the file");
        });
    return options;
  }
}
