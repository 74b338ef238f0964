package entente.web.sparql.explain;

import entente.web.page.Page;
import java.util.List;

/**
 * A possible mistake in a query.
 *
 * @param kind part of the keys of its texts
 * @param terms terms, variables or conditions of the query
 * @param instead possible replacements of the terms
 */
public record QueryDiagnostic(String kind, List<Page.Link> terms, List<Page.Link> instead) {}
