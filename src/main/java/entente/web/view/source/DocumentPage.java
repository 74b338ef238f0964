package entente.web.view.source;

import entente.web.page.Page;
import java.util.List;

/**
 * The page of one source document: its record, its coverage, the outline of its sections, its
 * differences from the others, and its most frequent sources, speakers and subjects.
 */
public record DocumentPage(
    Heading heading,
    DocumentListPage.Citation citation,
    DocumentListPage.Tally tally,
    List<OutlineRow> outline,
    Differences differences,
    Frequent frequent) {

  /**
   * The most frequent things, cited works and speakers.
   *
   * @param shown the number of works and speakers listed before the rest is collapsed
   */
  public record Frequent(
      List<Page.Figure> things, List<Page.Figure> cited, List<Page.Figure> speakers, int shown) {}

  /** The document, its kind, its titles in other languages and its subjects. */
  public record Heading(
      Page.Link name, Page.Link kind, List<Page.Link> otherTitles, List<Page.Link> about) {}

  /**
   * A section in the outline.
   *
   * @param depth the number of sections around it
   */
  public record OutlineRow(
      int depth, Page.Link title, List<CoverageStrip.Band> bands, DocumentListPage.Counts counts) {}

  /** The contradictions with other documents, and links to the comparisons with them. */
  public record Differences(List<Difference> list, List<Page.Link> comparisons) {}

  /** The contradictory values that documents give for one property of a thing. */
  public record Difference(
      Page.Link thing, Page.Link property, List<Side> sides, Page.Link comparison) {}

  /**
   * A document and the value it gives.
   *
   * @param remark the deviation of the value from the curated one; may be empty
   */
  public record Side(Page.Link document, Page.Link value, String style, String remark) {}
}
