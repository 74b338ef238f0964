package entente.web.resource;

import entente.web.http.PercentEncoding;
import entente.web.http.WebLink;
import entente.web.page.PageQueries;
import entente.web.rdf.DocumentFormat;
import entente.web.rdf.HydraPaging;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;

/**
 * The typed links of a document after FAIR Signposting: its type, its other formats and its
 * citation.
 *
 * <p>Level 1 is in the Link field and in the head of a page; level 2 is the link set of RFC 9264,
 * which holds the links of the page and of each of its metadata documents. A field has relative
 * addresses for documents of the site, which are valid wherever it is served; a link set, which may
 * be copied, has absolute ones.
 */
final class Signposts {
  private static final String LICENSE = "https://creativecommons.org/licenses/by/4.0/";
  private static final String ABOUT_PAGE = "https://schema.org/AboutPage";
  private static final int TYPES = 8;
  private static final int AUTHORS = 16;
  private final ResourceDocument document;
  private final PageQueries queries;

  Signposts(ResourceDocument document, PageQueries queries) {
    this.document = document;
    this.queries = queries;
  }

  /** The links of the document in one of its formats. */
  List<WebLink> of(DocumentFormat given) {
    List<WebLink> signs = new ArrayList<>();
    signs.add(
        new WebLink(
            "canonical",
            absolute(
                given == DocumentFormat.HTML && !document.front().isEmpty()
                    ? document.front()
                    : document.address())));
    signs.add(new WebLink("cite-as", document.about().getURI()));
    formats()
        .filter(format -> format != given)
        .forEach(format -> signs.add(to("alternate", format)));
    if (given == DocumentFormat.HTML) {
      formats()
          .filter(format -> format != DocumentFormat.HTML)
          .forEach(format -> signs.add(to("describedby", format)));
      signs.add(new WebLink("type", ABOUT_PAGE));
      objects(DCTerms.creator.asNode())
          .limit(AUTHORS)
          .forEach(author -> signs.add(new WebLink("author", author)));
    } else {
      signs.add(new WebLink("describedby", "/void", DocumentFormat.TURTLE.mediaType()));
      if (document.formats().contains(DocumentFormat.HTML)) {
        signs.add(to("describes", DocumentFormat.HTML));
      }
    }
    objects(RDF.type.asNode()).limit(TYPES).forEach(type -> signs.add(new WebLink("type", type)));
    signs.addAll(document.more());
    signs.add(new WebLink("license", LICENSE));
    Stream.of(DocumentFormat.LINKSET, DocumentFormat.LINKSET_JSON)
        .filter(format -> format != given && document.formats().contains(format))
        .forEach(format -> signs.add(to("linkset", format)));
    document
        .description()
        .paging()
        .others()
        .forEach(
            (relation, page) ->
                signs.add(new WebLink(relation, HydraPaging.address(first(given), page))));
    return signs;
  }

  /** The value of the Link field. */
  String field(DocumentFormat given) {
    return of(given).stream().map(WebLink::field).collect(Collectors.joining(", "));
  }

  /** The link set as text, RFC 9264 section 4.1. */
  String linkset() {
    return sets().entrySet().stream()
        .flatMap(set -> set.getValue().stream().map(sign -> sign.field(set.getKey())))
        .collect(Collectors.joining(",\n", "", "\n"));
  }

  /** The link set as JSON, RFC 9264 section 4.2. */
  String linksetJson() {
    JsonArray contexts = new JsonArray();
    sets()
        .forEach(
            (anchor, signs) -> {
              Map<String, JsonArray> relations = new LinkedHashMap<>();
              for (WebLink sign : signs) {
                JsonObject target = new JsonObject();
                target.put("href", sign.target());
                if (!sign.type().isEmpty()) {
                  target.put("type", sign.type());
                }
                relations.computeIfAbsent(sign.relation(), relation -> new JsonArray()).add(target);
              }
              JsonObject context = new JsonObject();
              context.put("anchor", anchor);
              relations.forEach(context::put);
              contexts.add(context);
            });
    JsonObject whole = new JsonObject();
    whole.put("linkset", contexts);
    return whole.toString() + "\n";
  }

  /**
   * The links of every format of the document and of every file that it presents, by their context;
   * all addresses are absolute.
   */
  private Map<String, List<WebLink>> sets() {
    Map<String, List<WebLink>> sets = new LinkedHashMap<>();
    Stream.concat(
            Stream.of(DocumentFormat.HTML).filter(document.formats()::contains),
            formats().filter(format -> format != DocumentFormat.HTML))
        .forEach(
            format ->
                sets.computeIfAbsent(
                        absolute(document.address(format)), anchor -> new ArrayList<>())
                    .addAll(
                        of(format).stream()
                            .map(
                                sign ->
                                    new WebLink(
                                        sign.relation(), absolute(sign.target()), sign.type()))
                            .toList()));
    document.more().stream()
        .filter(sign -> sign.relation().equals("item"))
        .forEach(
            item ->
                sets.put(
                    absolute(item.target()),
                    List.of(
                        new WebLink(
                            "collection",
                            absolute(document.address(DocumentFormat.HTML)),
                            DocumentFormat.HTML.mediaType()),
                        new WebLink("license", LICENSE))));
    return sets;
  }

  private Stream<DocumentFormat> formats() {
    return document.formats().stream()
        .filter(
            format -> format != DocumentFormat.LINKSET && format != DocumentFormat.LINKSET_JSON);
  }

  private WebLink to(String relation, DocumentFormat format) {
    return new WebLink(relation, document.address(format), format.mediaType());
  }

  private String first(DocumentFormat given) {
    String encoded = PercentEncoding.encoded(document.path());
    return encoded.endsWith("/") ? encoded : encoded + "." + given.suffix;
  }

  private String absolute(String address) {
    return address.startsWith("/") ? queries.base() + address.substring(1) : address;
  }

  private Stream<String> objects(Node property) {
    Graph graph = document.description().graph();
    return graph
        .find(document.about(), property, Node.ANY)
        .mapWith(triple -> triple.getObject())
        .filterKeep(Node::isURI)
        .toList()
        .stream()
        .map(Node::getURI)
        .sorted();
  }
}
