package entente.web;

import entente.web.http.PercentEncoding;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.Response;
import entente.web.page.Addresses;
import entente.web.page.PageQueries;
import entente.web.rdf.HydraPaging;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * The files for crawlers: the sitemaps of all documents (sitemaps.org, each within the protocol's
 * limits) and robots.txt.
 */
public final class Sitemap {
  private static final int SIZE = 10_000;
  private static final Pattern PART = Pattern.compile("sitemap/([1-9]\\d{0,5})\\.xml");
  private static final String SPACE = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";
  private final PageQueries queries;

  public Sitemap(PageQueries queries) {
    this.queries = queries;
  }

  /** {@code robots.txt}, {@code sitemap.xml} or one of its parts. */
  public Response answer(String path) {
    Matcher part = PART.matcher(path);
    if (path.equals("robots.txt")) {
      return Response.of(
          200,
          "text/plain; charset=utf-8",
          "User-agent: *\nDisallow: /sparql?\nDisallow: /search?\nAllow: /\nSitemap: "
              + queries.base()
              + "sitemap.xml\n");
    } else if (path.equals("sitemap.xml")) {
      return xml(
          "sitemapindex",
          "sitemap",
          IntStream.rangeClosed(1, paging(1).last())
              .mapToObj(number -> queries.base() + "sitemap/" + number + ".xml"));
    } else if (part.matches()) {
      HydraPaging paging = paging(Integer.parseInt(part.group(1))).existing();
      return xml(
          "urlset",
          "url",
          queries.rows("listing/things", everything(), paging.offset(), SIZE).stream()
              .map(row -> queries.local(row.get("thing").getURI()).substring(1))
              .filter(thing -> !thing.contains("#"))
              .map(
                  thing ->
                      queries.base()
                          + PercentEncoding.encoded(Addresses.describing(thing)).substring(1)));
    }
    throw new ProblemException(
        Problem.notFound("No such sitemap; /sitemap.xml lists all sitemaps."));
  }

  private HydraPaging paging(int number) {
    return new HydraPaging(
        number,
        SIZE,
        Integer.parseInt(
            queries
                .rows("listing/count", everything())
                .get(0)
                .get("total")
                .getLiteralLexicalForm()));
  }

  private Map<String, Node> everything() {
    return Map.of("start", NodeFactory.createLiteralString(queries.base()));
  }

  private static Response xml(String root, String entry, Stream<String> addresses) {
    return Response.of(
        200,
        "application/xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<"
            + root
            + " "
            + SPACE
            + ">\n"
            + addresses
                .map(
                    address ->
                        "<" + entry + "><loc>" + escaped(address) + "</loc></" + entry + ">\n")
                .collect(Collectors.joining())
            + "</"
            + root
            + ">\n");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;");
  }
}
