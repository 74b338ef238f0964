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
 * Nothing that is read or asked makes this process open a connection, and no query runs for ever.
 *
 * <p>Jena takes these settings from contexts of the whole process: SPARQL inside of shapes sees no
 * other, so neither can this class be a value.
 */
public final class JenaSandbox {
  private JenaSandbox() {}

  /**
   * Denies SERVICE, stops every query after a time, refuses remote JSON-LD contexts, and lets no
   * literal in the place of a property end a query, in this process from now on.
   */
  public static void apply(Duration time) {
    applyToQueries(time);
    RIOT.getContext().set(LangJSONLD11.JSONLD_OPTIONS, options());
  }

  /**
   * The same without JSON-LD, for who reads by {@link LocatedGraph} alone: it confines each parser,
   * and the options for JSON-LD take time to make.
   */
  public static void applyToQueries(Duration time) {
    ARQ.getContext().setFalse(ARQ.httpServiceAllowed);
    ARQ.getContext().set(ARQ.queryTimeout, Long.toString(time.toMillis()));
    StageBuilder.setGenerator(
        ARQ.getContext(), new LiteralPredicateStage(StageBuilder.standardGenerator()));
  }

  /** A new context for one parser; parsers write into it, so it is never shared. */
  static Context parsing(Lang lang) {
    return lang.equals(Lang.JSONLD) || lang.equals(Lang.JSONLD11)
        ? new Context().set(LangJSONLD11.JSONLD_OPTIONS, options())
        : new Context();
  }

  private static JsonLdOptions options() {
    JsonLdOptions options = new JsonLdOptions();
    options.setDocumentLoader(
        (address, how) -> {
          throw new JsonLdError(
              JsonLdErrorCode.LOADING_DOCUMENT_FAILED,
              "the remote context <"
                  + address
                  + "> is not fetched; write the context into the file");
        });
    return options;
  }
}
