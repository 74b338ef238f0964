package entente.web.sparql.explain;

import entente.kb.read.Prefixes;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import entente.web.page.TermText;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.util.FmtUtils;

/** The text of parts of a query in hints: as in a query, with the prefixes of the project. */
final class HintText {
  private final PageQueries queries;
  private PrefixMapping prefixes;

  HintText(PageQueries queries) {
    this.queries = queries;
  }

  /** Made only when there is a hint, since most queries have none. */
  private PrefixMapping prefixes() {
    if (prefixes == null) {
      prefixes = Prefixes.mapping(queries.base());
    }
    return prefixes;
  }

  /** An IRI as a link. */
  Page.Link term(Node iri) {
    String name = prefixes().shortForm(iri.getURI());
    return new Page.Link(
        name.equals(iri.getURI()) ? "<" + name + ">" : name,
        TermText.address(iri.getURI(), queries),
        "",
        iri.getURI());
  }

  Page.Link literal(Node literal) {
    return plain(FmtUtils.stringForNode(literal, prefixes()));
  }

  /** A pattern on one line. */
  Page.Link pattern(Element pattern) {
    ElementGroup group = new ElementGroup();
    group.addElement(pattern);
    Query query = new Query();
    query.setPrefixMapping(prefixes());
    query.setQueryAskType();
    query.setQueryPattern(group);
    String text = query.serialize();
    return plain(
        text.substring(text.indexOf('{') + 1, text.lastIndexOf('}'))
            .strip()
            .replaceAll("\\s+", " "));
  }

  static Page.Link plain(String text) {
    return new Page.Link(text, "", "", "");
  }
}
