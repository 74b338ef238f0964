package entente.web.view.time;

import entente.web.page.Page;
import java.util.List;

/**
 * A thing in a list of a view: its dates, its name and class, and its sources.
 *
 * @param modality the status, such as "planned"; empty for a fact
 * @param documents the documents that date it, or its places
 * @param otherwise the documents that give another date
 */
public record DatedEntry(
    String when,
    Page.Link thing,
    Page.Link kind,
    String modality,
    List<Page.Link> documents,
    List<Page.Link> otherwise) {

  /** The same with other links after it. */
  DatedEntry with(List<Page.Link> links) {
    return new DatedEntry(when, thing, kind, modality, links, List.of());
  }
}
