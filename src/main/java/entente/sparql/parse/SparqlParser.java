package entente.sparql.parse;

import java.util.Collections;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.shared.JenaException;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.shared.impl.PrefixMappingImpl;

/**
 * A parser of SPARQL 1.1 that knows the project's prefixes. ARQ's extensions are not accepted, so
 * that a query that runs here runs elsewhere.
 */
public final class SparqlParser {
  private final PrefixMapping prefixes;
  private final String base;

  /**
   * A parser.
   *
   * @param prefixes the prefixes that queries need not declare
   * @param base the base against which relative IRIs are resolved
   */
  public SparqlParser(PrefixMapping prefixes, String base) {
    this.prefixes = prefixes;
    this.base = base;
  }

  /** The parsed query; throws {@link QuerySyntaxException}. */
  public ParsedQuery parse(String text) {
    UndeclaredPrefixes undeclared = new UndeclaredPrefixes(prefixes);
    try {
      Query query = new Query();
      query.setPrefixMapping(undeclared);
      QueryFactory.parse(query, text, base, Syntax.syntaxSPARQL_11);
      query.setPrefixMapping(
          new PrefixMappingImpl().setNsPrefixes(undeclared).setNsPrefixes(undeclared.used()));
      return new ParsedQuery(query, text, Collections.unmodifiableMap(undeclared.used()));
    } catch (QueryException e) {
      throw new SyntaxDiagnosis(text, undeclared, prefixes).of(e);
    } catch (JenaException e) {
      throw new QuerySyntaxException(String.valueOf(e.getMessage()), 0, 0, e);
    }
  }
}
