package entente.web.sparql.result;

import entente.kb.read.NamedQuery;
import entente.web.http.Messages;
import entente.web.page.Addresses;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import entente.web.page.Templates;
import entente.web.rdf.HydraPaging;
import entente.web.sparql.explain.QueryDiagnostic;
import entente.web.sparql.query.SubmittedQuery;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The parts of a result page that do not depend on the kind of the result. */
final class ResultPageWriter {
  /**
   * The parts that depend on the kind of the result.
   *
   * @param count the number of results in words; empty when there is nothing to count
   * @param views the views that suit the result
   * @param formats the formats for download
   * @param paging null when there is only one page
   * @param empty whether there are no results
   * @param graph whether the result is a graph
   */
  record Content(
      String count,
      List<String> views,
      List<Page.Link> formats,
      HydraPaging paging,
      boolean empty,
      List<QueryDiagnostic> hints,
      ResultPage.Drawn drawn,
      boolean graph) {}

  private final PageQueries queries;
  private final SubmittedQuery asked;
  private final ResultView view;
  private final Messages messages;

  ResultPageWriter(PageQueries queries, SubmittedQuery asked, ResultView view) {
    this.queries = queries;
    this.asked = asked;
    this.view = view;
    this.messages = Messages.in(view.language());
  }

  String page(Content content) {
    String permanent = address(view.name()) + (view.page() == 1 ? "" : "&page=" + view.page());
    String endpoint = queries.base() + "sparql";
    ResultPage page =
        new ResultPage(
            new ResultPage.Query(asked.text(), asked.added()),
            content.count(),
            new ResultPage.Links(
                views(content.views()),
                content.formats().stream()
                    .map(
                        format ->
                            Page.Link.to(
                                format.text(),
                                Addresses.query(asked.text()) + "&format=" + format.address()))
                    .toList(),
                pages(content.paging()),
                permanent),
            new ResultPage.Programs(
                endpoint, CodeSnippets.of(asked.text(), endpoint, content.graph())),
            content.empty(),
            content.hints(),
            content.drawn());
    String title = summary().orElse(messages.say("sparql.answer"));
    return Templates.page(
        "rows",
        new Page.Frame(new Page.Head(messages, permanent, "", List.of(), ""), title, "", List.of()),
        page);
  }

  /** The address of a view; the table is the default. */
  private String address(String name) {
    return Addresses.query(asked.text()) + (name.equals("table") ? "" : "&view=" + name);
  }

  /** Links to the views that suit the result and to the one shown, which has no address. */
  private List<Page.Link> views(List<String> suitable) {
    return Stream.concat(
            suitable.stream(), Stream.of(view.name()).filter(name -> !suitable.contains(name)))
        .map(
            name ->
                new Page.Link(
                    messages.say("sparql.view-" + name),
                    name.equals(view.name()) ? "" : address(name),
                    "",
                    ""))
        .toList();
  }

  private List<Page.Link> pages(HydraPaging paging) {
    return paging == null
        ? List.of()
        : paging.others().entrySet().stream()
            .map(
                other ->
                    Page.Link.to(
                        messages.say("sparql.page-" + other.getKey()),
                        address(view.name()) + "&page=" + other.getValue()))
            .toList();
  }

  /** The summary in the header of a query, if it has one. */
  private Optional<String> summary() {
    return NamedQuery.headerOf(asked.text()).stream()
        .filter(entry -> entry.key().equals("summary"))
        .map(NamedQuery.Entry::value)
        .findFirst();
  }
}
