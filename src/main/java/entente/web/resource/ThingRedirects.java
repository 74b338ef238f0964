package entente.web.resource;

import entente.web.cache.ResponseCache;
import entente.web.http.Caching;
import entente.web.http.Exchange;
import entente.web.http.PercentEncoding;
import entente.web.http.Response;
import entente.web.http.Variant;
import entente.web.http.WebLink;
import entente.web.page.Addresses;
import entente.web.page.PageQueries;
import entente.web.rdf.DocumentFormat;
import entente.web.rdf.Negotiation;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;

/**
 * Redirects from an IRI to the document about it, and from near misses to the right address.
 *
 * <p>The data determines which things exist, which are withdrawn and which IRIs are versions.
 */
public final class ThingRedirects {
  private final PageQueries queries;
  private final ResourceLookup lookup;
  private final ResponseCache cache;

  public ThingRedirects(PageQueries queries, ResponseCache cache) {
    this.queries = queries;
    this.lookup = new ResourceLookup(queries);
    this.cache = cache;
  }

  /** 303 from a thing to its document in the negotiated format. */
  public Response thing(Exchange exchange) {
    Variant<DocumentFormat> wanted =
        Negotiation.choose(exchange, DocumentFormat.linked(DocumentFormat.DOCUMENT));
    return cache.get(
        "303 " + exchange.path() + " " + wanted.mediaType(), () -> seeOther(exchange, wanted));
  }

  private Response seeOther(Exchange exchange, Variant<DocumentFormat> wanted) {
    String path = exchange.path();
    Node thing = queries.named(path);
    Optional<Node> version = lookup.versionOf(thing);
    String target = version.isPresent() ? queries.local(version.get().getURI()).substring(1) : path;
    if (version.isEmpty()) {
      if (!lookup.knows(thing) && lookup.describing(path).isPresent()) {
        return moved("/" + path + "/");
      }
      lookup.require(thing);
    }
    boolean file = target.matches(LinkedDataHandler.GRAPHS);
    String address = PercentEncoding.encoded(file ? "/" + target : Addresses.describing(target));
    // A whole file has more formats than a document.
    Variant<DocumentFormat> offer =
        file
            ? Negotiation.choose(exchange, DocumentFormat.linked(DocumentFormat.GRAPH_OR_PAGE))
            : wanted;
    String links =
        Stream.of(
                new WebLink("describedby", queries.base() + address.substring(1)),
                new WebLink("cite-as", thing.getURI()))
            .map(WebLink::field)
            .collect(Collectors.joining(", "));
    // The address with a suffix serves a format under its main media type only; other media types
    // need the address that negotiates.
    String location =
        offer.mediaType().equals(offer.what().mediaType())
            ? address + "." + offer.what().suffix
            : address;
    return Response.of(303)
        .with("Location", location)
        .with("Vary", Caching.VARY_BY_FORMAT)
        .with("Link", links)
        .with("Cache-Control", Caching.FRESH);
  }

  /**
   * From a namespace to its description, from a folder of documents to the list of their things,
   * and from an address with an extra slash to the one without.
   */
  public Response folder(Exchange exchange) {
    String path = exchange.path();
    return folder(path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
  }

  private Response folder(String path) {
    Optional<String> ontology = lookup.describing(path);
    if (ontology.isPresent()) {
      return Response.of(303).with("Location", ontology.get()).with("Cache-Control", Caching.FRESH);
    } else if (path.equals("doc") || path.equals("doc/id") || path.equals("doc/code")) {
      return moved(path.equals("doc/code") ? "/code/" : "/id/");
    } else if (path.startsWith("doc/")) {
      String name = path.substring(4);
      if (!name.matches(LinkedDataHandler.GRAPHS)
          && lookup.knows(queries.named(lookup.pathOfThing(name)))) {
        return moved("/" + path);
      }
      if (Description.ofListing(queries, queries.named("id/" + name + "/"), 1).paging().total()
          > 0) {
        return moved("/id/" + name + "/");
      } else if (!name.startsWith("doc/")) {
        return folder(name);
      }
      // A folder of documents within another: descending further would let a long address cause
      // thousands of queries.
    } else if (path.matches(LinkedDataHandler.GRAPHS) || lookup.knows(queries.named(path))) {
      return moved("/" + path);
    }
    throw lookup.unknown(queries.named(path + "/"));
  }

  /** From below {@code doc/} to the same path at the root, where whole files are. */
  public Response file(Exchange exchange) {
    return moved("/" + exchange.path().substring(4));
  }

  /** To the same address without the slash at its end. */
  public Response withoutSlash(Exchange exchange) {
    return moved("/" + exchange.path().substring(0, exchange.path().length() - 1));
  }

  private static Response moved(String path) {
    return Response.of(301)
        .with("Location", PercentEncoding.encoded(path))
        .with("Cache-Control", Caching.FRESH);
  }
}
