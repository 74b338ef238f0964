package entente.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;

/**
 * From a request to its answer: every IRI of the project leads to a document about it, in the format and language that the client likes best.
 *
 * <p>A thing answers with 303 and the address of its document in that format; a document answers with 200. Nothing here knows of sockets.
 */
final class Dereference {
  private static final String LICENSE = "https://creativecommons.org/licenses/by/4.0/";
  private static final String NEGOTIATED = "Accept, Accept-Language";
  private static final List<String> LANGUAGES = List.of("en", "ru", "zh");
  private static final Pattern THING = Pattern.compile("(?:id/[^/]+/[^/]+|ns/[^/]+|shapes/[^/]+|code/[^/]+(?:/[^/]+)?|ontology/[^/]+(?:/[^/]+)?)");
  private static final Pattern DOCUMENT = Pattern.compile("doc/(.+?)(?:\\.([a-z]+))?");
  private static final Pattern GRAPH = Pattern.compile("(ontology|shapes|data|derived|metadata)(?:\\.([a-z]+))?");
  private static final Pattern LISTING = Pattern.compile("(?:id|code)(?:/[^/]+)?/?");
  private static final Pattern UNSAFE = Pattern.compile("[\\x00-\\x20\\x7f<>\"{}|\\\\^`]");

  private final Catalogue catalogue;
  private final Representation representation;
  private final Pages pages;
  private final Prepared prepared;
  private final Search search;

  Dereference(Catalogue catalogue, Representation representation, Pages pages, Prepared prepared) {
    this.catalogue = catalogue;
    this.representation = representation;
    this.pages = pages;
    this.prepared = prepared;
    this.search = new Search(catalogue, pages);
  }

  /** The answer to a GET; what cannot be given is raised as a {@link Problem}. */
  Response answer(Request request) {
    String path = PathText.decoded(request.path()).substring(1);
    switch (path) {
      case "":
        return home(request);
      case "search":
        return search.answer(request);
      case "void", ".well-known/void", "void.ttl", "void.jsonld", "void.rdf", "void.nt":
        return dataset(request, path);
      default:
    }
    if (path.startsWith("problem/") || path.equals("problem")) {
      return problem(request, path);
    }
    Matcher graph = GRAPH.matcher(path);
    if (graph.matches()) {
      return graph(request, graph.group(1), graph.group(2));
    }
    Matcher document = DOCUMENT.matcher(path);
    if (document.matches()) {
      return document(request, document.group(1), document.group(2));
    }
    if (LISTING.matcher(path).matches() && (path.startsWith("id") || path.equals("code") || path.equals("code/"))) {
      return listing(request, path.endsWith("/") ? path : path + "/");
    }
    if (THING.matcher(path).matches()) {
      return thing(request, path);
    }
    throw new Problem.Raised(Problem.notFound("No document has this address. " + "The home page lists what there is."));
  }

  private Response thing(Request request, String path) {
    Node thing = known(path);
    Format format = chosen(request, Format.DOCUMENT).what();
    String location = documentPath(path) + "." + format.suffix;
    return Response.of(303).with("Location", PathText.encoded(location)).with("Vary", "Accept")
        .with("Link", "<" + catalogue.base() + documentPath(path).substring(1) + ">; rel=\"describedby\", <" + thing.getURI() + ">; rel=\"cite-as\"");
  }

  private Response document(Request request, String name, String suffix) {
    String path = thingPath(name);
    Offer<Format> offer = suffix == null ? chosen(request, Format.DOCUMENT) : suffixed(suffix, Format.DOCUMENT);
    String language = offer.what() == Format.HTML ? Accept.language(request.acceptLanguage(), LANGUAGES) : "";
    String vary = suffix == null ? NEGOTIATED : offer.what() == Format.HTML ? "Accept-Language" : "";
    return prepare("/doc/" + name, offer, language, vary, () -> {
      Node thing = known(path);
      Graph description = catalogue.describe(thing);
      byte[] body = offer.what() == Format.HTML ? pages.thing(thing, documentPath(path), language).getBytes(StandardCharsets.UTF_8)
          : representation.of(description, offer.what(), thing);
      return Response.of(200, offer.contentType(), body).with("Link", links(thing, description, documentPath(path), offer.what()))
          .with("Content-Location", PathText.encoded(documentPath(path) + "." + offer.what().suffix));
    });
  }

  private Response graph(Request request, String name, String suffix) {
    if (suffix == null && Accept.choose(request.accept(), Format.offers(Format.DOCUMENT)).map(Offer::what).filter(Format.HTML::equals).isPresent()) {
      return page(request, "/" + name, language -> pages.graph(name, catalogue.named(name), language));
    }
    Offer<Format> offer = suffix == null ? chosen(request, Format.GRAPH) : suffixed(suffix, Format.GRAPH);
    return prepare("/" + name, offer, "", suffix == null ? NEGOTIATED : "", () -> {
      Node graph = catalogue.named(name);
      return Response.of(200, offer.contentType(), representation.of(catalogue.document(graph), offer.what(), graph))
          .with("Link", "<" + graph.getURI() + ">; rel=\"canonical\", <" + graph.getURI() + ">; rel=\"cite-as\", <" + LICENSE + ">; rel=\"license\", "
              + alternates("/" + name, Format.GRAPH, offer.what()))
          .with("Content-Location", "/" + name + "." + offer.what().suffix);
    });
  }

  private Response listing(Request request, String path) {
    Node start = catalogue.named(path);
    if (path.equals("id/")) {
      return negotiated(request, path, pages::kinds, () -> catalogue.graph("spaces", Map.of()), start);
    }
    return negotiated(request, path, language -> pages.listing(path, start, language).orElseThrow(() -> nothingBelow(path)), () -> {
      Graph graph = catalogue.listing(start);
      if (graph.isEmpty()) {
        throw nothingBelow(path);
      }
      return graph;
    }, start);
  }

  /** A page for a browser, and for a machine the way to what describes the whole. */
  private Response home(Request request) {
    Format format = chosen(request, Format.PAGE).what();
    return format == Format.HTML ? page(request, "/", pages::home) : Response.of(303).with("Location", "/void." + format.suffix).with("Vary", "Accept");
  }

  private Response dataset(Request request, String path) {
    int dot = path.lastIndexOf('.');
    Offer<Format> offer = dot > 0 ? suffixed(path.substring(dot + 1), Format.DOCUMENT) : chosen(request, Format.DOCUMENT);
    if (offer.what() == Format.HTML) {
      return Response.of(303).with("Location", "/").with("Vary", "Accept");
    }
    return prepare("/void", offer, "", dot > 0 ? "" : NEGOTIATED, () -> Response.of(200, offer.contentType(), representation.of(catalogue.graph("void", Map.of()), offer.what(), catalogue.named("void")))
        .with("Content-Location", "/void." + offer.what().suffix)
        .with("Link", "<" + catalogue.base() + "void>; rel=\"canonical\", <" + LICENSE + ">; rel=\"license\", " + alternates("/void", Format.DESCRIPTION, offer.what())));
  }

  private Response problem(Request request, String path) {
    if (path.matches("problem/?")) {
      return negotiated(request, "problem/", language -> pages.problems(), () -> ProblemKind.all(catalogue), catalogue.named("problem/"));
    }
    ProblemKind kind = ProblemKind.at(path).orElseThrow(() -> new Problem.Raised(Problem.notFound("There is no such kind of problem; /problem/ lists them.")));
    return negotiated(request, path, language -> pages.problem(kind), () -> kind.graph(catalogue), catalogue.named(path));
  }

  /** One address with a page and with RDF. */
  private Response negotiated(Request request, String path, Function<String, String> page, Supplier<Graph> graph, Node thing) {
    Offer<Format> offer = chosen(request, Format.PAGE);
    if (offer.what() == Format.HTML) {
      return page(request, "/" + path, page);
    }
    return prepare("/" + path, offer, "", NEGOTIATED, () -> Response.of(200, offer.contentType(), representation.of(graph.get(), offer.what(), thing)));
  }

  private static Problem.Raised nothingBelow(String path) {
    return new Problem.Raised(Problem.notFound("There is no thing of the kind " + path.substring(path.indexOf('/') + 1, path.length() - 1) + "."));
  }

  private Response page(Request request, String path, Function<String, String> maker) {
    Offer<Format> offer = Accept.choose(request.accept(), Format.offers(List.of(Format.HTML)))
        .orElseThrow(() -> new Problem.Raised(Problem.notAcceptable(List.of("text/html"))));
    String language = Accept.language(request.acceptLanguage(), LANGUAGES);
    return prepare(path, offer, language, NEGOTIATED, () -> Response.of(200, offer.contentType(), maker.apply(language)));
  }

  /** An answer that is made once and kept with its entity tag; {@code vary} names the fields that have chosen it. */
  private Response prepare(String path, Offer<Format> offer, String language, String vary, Supplier<Response> maker) {
    Response response = prepared.get(path + " " + offer.mediaType() + " " + language,
        () -> (language.isEmpty() ? maker.get() : maker.get().with("Content-Language", language)).with("Cache-Control", "public, max-age=300").tagged());
    return vary.isEmpty() ? response : response.with("Vary", vary);
  }

  private Node known(String path) {
    Node thing = catalogue.named(path);
    if (UNSAFE.matcher(path).find() || !THING.matcher(path).matches() || !catalogue.knows(thing)) {
      throw new Problem.Raised(Problem.notFound("Nothing is known of <" + UNSAFE.matcher(thing.getURI()).replaceAll("?") + ">."));
    }
    return thing;
  }

  private static Offer<Format> chosen(Request request, List<Format> formats) {
    return Accept.choose(request.accept(), Format.offers(formats))
        .orElseThrow(() -> new Problem.Raised(Problem.notAcceptable(formats.stream().map(Format::mediaType).toList())));
  }

  private static Offer<Format> suffixed(String suffix, List<Format> formats) {
    Format format = Format.ofSuffix(suffix).filter(formats::contains).orElseThrow(() -> new Problem.Raised(Problem.notFound(
        "No document is given with the suffix ." + suffix + "; there are " + formats.stream().map(each -> "." + each.suffix).collect(Collectors.joining(", ")) + ".")));
    return new Offer<>(format.mediaType(), format);
  }

  /** {@code id/state/china} has its document at {@code /doc/state/china}; everything else at {@code /doc/} and its own path. */
  private static String documentPath(String path) {
    return "/doc/" + (path.startsWith("id/") ? path.substring(3) : path);
  }

  private static String thingPath(String document) {
    return document.matches("(?:ns|shapes|code|ontology)/.*") ? document : "id/" + document;
  }

  private String links(Node thing, Graph description, String document, Format given) {
    List<String> links = new ArrayList<>();
    links.add("<" + catalogue.base() + document.substring(1) + ">; rel=\"canonical\"");
    links.add(alternates(document, Format.DOCUMENT, given));
    links.add("<" + PathText.encoded(document) + ".ttl>; rel=\"describedby\"; type=\"text/turtle\"");
    links.add("<" + LICENSE + ">; rel=\"license\"");
    links.add("<" + thing.getURI() + ">; rel=\"cite-as\"");
    description.find(thing, RDF.type.asNode(), Node.ANY).mapWith(triple -> triple.getObject()).filterKeep(Node::isURI).toList().stream()
        .map(Node::getURI).sorted().limit(8).forEach(type -> links.add("<" + type + ">; rel=\"type\""));
    return String.join(", ", links);
  }

  private static String alternates(String path, List<Format> formats, Format given) {
    return formats.stream().filter(format -> format != given)
        .map(format -> "<" + PathText.encoded(path) + "." + format.suffix + ">; rel=\"alternate\"; type=\"" + format.mediaType() + "\"").collect(Collectors.joining(", "));
  }
}
