package entente.web.resource;

import entente.kb.read.NamedQuery;
import entente.web.http.Messages;
import entente.web.page.Labels;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import entente.web.page.Templates;
import entente.web.page.TermText;
import entente.web.rdf.HydraPaging;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.vocabulary.FOAF;

/** The pages that list things: the kinds, the things below an IRI, the links to a thing. */
final class ListingPages {
  /** The number of things listed on a page; a query gives all of them. */
  private static final int LISTED = 1_000;

  private static final NamedQuery BELOW = NamedQuery.named("page/listing/things-with-names");
  private final PageQueries queries;

  ListingPages(PageQueries queries) {
    this.queries = queries;
  }

  String kinds(Page.Head head) {
    return Templates.page(
        "kinds", frame(head, head.words().say("listing.kinds")), kinds(queries, head.words()));
  }

  /** The kinds of things, each with its number. */
  static List<Page.Link> kinds(PageQueries queries, Messages words) {
    return queries.rows("listing/kinds", Map.of()).stream()
        .map(
            row -> {
              String kind = row.get("kind").getLiteralLexicalForm();
              return new Page.Link(
                  words.kind(kind),
                  "/id/" + kind + "/",
                  "",
                  TermText.number(row.get("count").getLiteralLexicalForm()));
            })
        .sorted(Comparator.comparing(Page.Link::text, Collator.getInstance(words.locale())))
        .toList();
  }

  /** The things whose IRIs begin with that of {@code start}. */
  String below(String path, Node start, Page.Head head) {
    Labels labels = new Labels(head.language());
    Map<Node, String> things = new LinkedHashMap<>();
    queries
        .rows(
            "listing/things-with-labels",
            Map.of("start", NodeFactory.createLiteralString(start.getURI())))
        .forEach(
            row -> {
              things.put(
                  row.get("thing"),
                  row.contains("group") ? row.get("group").getLiteralLexicalForm() : "");
              if (row.contains("name")) {
                labels.add(row.get("thing"), row.get("naming"), row.get("name"));
              }
            });
    TreeMap<String, List<Page.Link>> groups = new TreeMap<>();
    things.entrySet().stream()
        .map(each -> Map.entry(labels.link(each.getKey(), queries), each.getValue()))
        .sorted(Comparator.comparing(each -> each.getKey().text(), String.CASE_INSENSITIVE_ORDER))
        .limit(LISTED)
        .forEach(
            each ->
                groups
                    .computeIfAbsent(
                        each.getValue().isEmpty() ? initial(each.getKey().text()) : each.getValue(),
                        group -> new ArrayList<>())
                    .add(each.getKey()));
    String kind = path.substring(path.indexOf('/') + 1).replace("/", "");
    String count = TermText.number(Integer.toString(things.size()));
    Messages words = head.words();
    boolean all = things.size() <= LISTED;
    return Templates.page(
        "listing",
        frame(head, kind.isEmpty() ? words.say("listing.codes") : words.kind(kind)),
        new Page.Listing(
            all
                ? words.say("listing.all", count)
                : words.say("listing.first", TermText.number(Integer.toString(LISTED)), count),
            groups.entrySet().stream()
                .map(group -> new Page.Group(group.getKey(), "", group.getValue()))
                .toList(),
            all
                ? Page.Link.plain("")
                : Page.Link.to(
                    words.say("listing.more"),
                    queries.asking(
                        BELOW, Map.of("start", NodeFactory.createLiteralString(start.getURI()))))));
  }

  /** A further page of the links to a thing. */
  String links(Node thing, Description description, String document, Page.Head head) {
    Labels labels = new Labels(head.language(), description.graph());
    Map<Node, List<Page.Link>> groups = new LinkedHashMap<>();
    description
        .graph()
        .find(Node.ANY, Node.ANY, thing)
        .filterDrop(triple -> triple.getPredicate().equals(FOAF.primaryTopic.asNode()))
        .toList()
        .stream()
        .sorted(
            Comparator.comparing((Triple triple) -> triple.getPredicate().getURI())
                .thenComparing(triple -> triple.getSubject().getURI()))
        .forEach(
            triple ->
                groups
                    .computeIfAbsent(triple.getPredicate(), property -> new ArrayList<>())
                    .add(labels.link(triple.getSubject(), queries)));
    HydraPaging paging = description.paging();
    List<Page.Link> pages =
        paging.others().entrySet().stream()
            .map(
                other ->
                    Page.Link.to(other.getKey(), HydraPaging.address(document, other.getValue())))
            .toList();
    return Templates.page(
        "listing",
        new Page.Frame(head, labels.link(thing, queries).text(), "", List.of()),
        new Page.Listing(
            head.words().say("thing.linking-page", paging.page(), paging.last()),
            Stream.concat(
                    Stream.of(new Page.Group(head.words().say("listing.pages"), "", pages)),
                    groups.entrySet().stream()
                        .map(
                            group ->
                                new Page.Group(
                                    labels.term(group.getKey(), queries).text(),
                                    "",
                                    group.getValue())))
                .toList()));
  }

  private static Page.Frame frame(Page.Head head, String title) {
    return new Page.Frame(head, title, "", List.of());
  }

  private static String initial(String text) {
    return text.isEmpty()
        ? ""
        : text.substring(0, text.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
  }
}
