package entente.web.view.compare;

import entente.web.page.Page;
import java.util.List;

/**
 * The page of what can be compared: each pair of documents with the number of things that both
 * speak of, and the things by the number of documents that speak of them.
 *
 * @param text the words that names were searched for
 * @param note what the search found; empty without one
 */
public record ComparePage(
    String text, String note, List<Page.Link> documents, List<Pairs> pairs, List<Group> groups) {

  /** A document, and for each document how many things both speak of. */
  public record Pairs(Page.Link document, List<Page.Link> shared) {}

  /** Things that the same number of documents speak of. */
  public record Group(String heading, List<Thing> things) {}

  /** A thing in the list. */
  public record Thing(Page.Link thing, String documents, String contradictions) {}
}
