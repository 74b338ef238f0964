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
 * A document of the site.
 *
 * @param path of the document, with leading slash and without suffix; a path that ends in a slash
 *     takes no suffix
 * @param about the resource it describes, which is also cited
 * @param formats in which it is available
 * @param description its content in RDF
 * @param more typed links besides those of every document
 * @param front the address of its page, if different; else empty
 * @param html makes its page
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
   * The address of one format; the address of the document where only the Accept field selects a
   * format.
   */
  String address(DocumentFormat format) {
    if (format == DocumentFormat.HTML && !front.isEmpty()) {
      return front;
    }
    String encoded = PercentEncoding.encoded(path);
    return HydraPaging.address(
        path.endsWith("/") ? encoded : encoded + "." + format.suffix, description.paging().page());
  }

  /** The address at which the format is negotiated. */
  String address() {
    return HydraPaging.address(PercentEncoding.encoded(path), description.paging().page());
  }
}
