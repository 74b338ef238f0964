package entente.web.sparql.explain;

import entente.web.http.Messages;
import entente.web.page.Page;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A possible mistake in a query.
 *
 * @param kind part of the keys of its texts
 * @param terms terms, variables or conditions of the query
 * @param instead possible replacements of the terms
 */
public record QueryDiagnostic(String kind, List<Page.Link> terms, List<Page.Link> instead) {

  /** The diagnostic in a sentence or two of English, for programs and terminals. */
  public String text() {
    Messages messages = Messages.in("en");
    String what = messages.say("sparql.doubt-" + kind) + " " + names(terms);
    return (instead.isEmpty()
            ? what.strip()
            : what.strip() + ". " + messages.say("sparql.instead-" + kind) + " " + names(instead))
        .strip();
  }

  private static String names(List<Page.Link> links) {
    return links.stream().map(Page.Link::text).collect(Collectors.joining(", "));
  }
}
