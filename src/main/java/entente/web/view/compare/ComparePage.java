package entente.web.view.compare;

import entente.web.page.Page;
import java.util.List;

/**
 * The page of comparable things: each pair of documents with the number of things that both
 * mention, and the things by the number of documents that mention them.
 *
 * @param text the words searched for in names
 * @param note the outcome of the search; empty without a search
 */
public record ComparePage(
    String text, String note, List<Page.Link> documents, List<Pairs> pairs, List<Group> groups) {

  /** A document, with the number of things that it shares with each document. */
  public record Pairs(Page.Link document, List<Page.Link> shared) {}

  /** Things mentioned by the same number of documents. */
  public record Group(String heading, List<Thing> things) {}

  /** A thing in the list. */
  public record Thing(Page.Link thing, String documents, String contradictions) {}
}
