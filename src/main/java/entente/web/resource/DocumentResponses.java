package entente.web.resource;

import entente.kb.read.NamedQuery;
import entente.web.cache.ResponseCache;
import entente.web.http.Caching;
import entente.web.http.Exchange;
import entente.web.http.Messages;
import entente.web.http.PercentEncoding;
import entente.web.http.Response;
import entente.web.http.WebLink;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import entente.web.rdf.DocumentFormat;
import entente.web.rdf.GraphWriter;
import entente.web.rdf.HydraPaging;
import entente.web.rdf.Negotiation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.jena.graph.Node;

/**
 * Responses with a {@link ResourceDocument} in the negotiated format and language, made once and
 * kept with their entity tags.
 */
public final class DocumentResponses {
  private static final NamedQuery CLAIMS = NamedQuery.named("page/thing/claims");
  private final PageQueries queries;
  private final GraphWriter writer;
  private final ResponseCache cache;

  public DocumentResponses(PageQueries queries, GraphWriter writer, ResponseCache cache) {
    this.queries = queries;
    this.writer = writer;
    this.cache = cache;
  }

  /** The document at a path, which may end in the suffix of a format, in one of some formats. */
  Response answer(
      Exchange exchange,
      String path,
      List<DocumentFormat> formats,
      Function<Negotiation, ResourceDocument> maker) {
    return answer(Negotiation.of(exchange, path, DocumentFormat.linked(formats)), maker);
  }

  /** The same where the format has been negotiated. */
  Response answer(Negotiation form, Function<Negotiation, ResourceDocument> maker) {
    Response response =
        cache.get(
            form.key(),
            () -> {
              Response made = made(maker.apply(form), form);
              return (form.language().isEmpty()
                      ? made
                      : made.with("Content-Language", form.language()))
                  .with("Cache-Control", Caching.FRESH)
                  .tagged();
            });
    return form.vary().isEmpty() ? response : response.with("Vary", form.vary());
  }

  private Response made(ResourceDocument document, Negotiation form) {
    DocumentFormat format = form.offer().what();
    Signposts signs = new Signposts(document, queries);
    byte[] body =
        switch (format) {
          case HTML -> bytes(document.html().apply(head(document, form, signs)));
          case LINKSET -> bytes(signs.linkset());
          case LINKSET_JSON -> bytes(signs.linksetJson());
          default -> writer.of(document.description().graph(), form.offer(), document.about());
        };
    boolean ownName = form.offer().mediaType().equals(format.mediaType());
    // JSON-LD section 6.1: JSON under its plain media type names its context in a link.
    String context =
        form.offer().mediaType().equals("application/json")
            ? ", "
                + new WebLink(
                        "http://www.w3.org/ns/json-ld#context",
                        ContextDocument.address(queries),
                        DocumentFormat.JSONLD.mediaType())
                    .field()
            : "";
    return Response.of(200, form.offer().contentType(), body)
        .with("Link", signs.field(format) + context)
        .with("Content-Location", ownName ? document.address(format) : document.address());
  }

  private Page.Head head(ResourceDocument document, Negotiation form, Signposts signs) {
    String path = PercentEncoding.encoded(document.path());
    String front = document.front().isEmpty() ? path : document.front();
    return new Page.Head(
        Messages.in(form.language()),
        form.page() == 1 ? front : HydraPaging.address(path, form.page()),
        document.about().getURI(),
        signs.of(form.offer().what()).stream()
            .map(sign -> new Page.TypedLink(sign.relation(), sign.target(), sign.type()))
            .toList(),
        SchemaOrg.text(document, queries),
        queries.edition(),
        claims(document.about()));
  }

  /** A link to the claims about a thing; empty when no claims exist. */
  private Page.Link claims(Node thing) {
    return queries.rows("thing/claims", Map.of("thing", thing), 0, 1).isEmpty()
        ? Page.Link.plain("")
        : Page.Link.to(thing.getURI(), queries.asking(CLAIMS, Map.of("thing", thing)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
