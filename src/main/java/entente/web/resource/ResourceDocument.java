package entente.web.resource;

import entente.web.http.PercentEncoding;
import entente.web.http.WebLink;
import entente.web.page.Page;
import entente.web.rdf.DocumentFormat;
import entente.web.rdf.HydraPaging;
import java.util.List;
import java.util.function.Function;
import org.apache.jena.graph.Node;

/**
 * One document of the site.
 *
 * @param path of the document, with leading slash and without suffix; it has none of its own where
 *     it ends in a slash
 * @param about what it describes, and what is cited
 * @param formats in which it is given
 * @param description what it says in RDF
 * @param more typed links beside those that every document has
 * @param front the address of its page where that is elsewhere; else empty
 * @param html its page
 */
record ResourceDocument(
    String path,
    Node about,
    List<DocumentFormat> formats,
    Description description,
    List<WebLink> more,
    String front,
    Function<Page.Head, String> html) {

  ResourceDocument(
      String path,
      Node about,
      List<DocumentFormat> formats,
      Description description,
      Function<Page.Head, String> html) {
    this(path, about, formats, description, List.of(), "", html);
  }

  /**
   * Where it is in one format; the address itself where only the Accept field tells the formats
   * apart.
   */
  String address(DocumentFormat format) {
    if (format == DocumentFormat.HTML && !front.isEmpty()) {
      return front;
    }
    String encoded = PercentEncoding.encoded(path);
    return HydraPaging.address(
        path.endsWith("/") ? encoded : encoded + "." + format.suffix, description.paging().page());
  }

  /** The address that leaves the format open. */
  String address() {
    return HydraPaging.address(PercentEncoding.encoded(path), description.paging().page());
  }
}
