package entente.web.view.source;

import entente.web.page.Page;
import java.util.List;

/** The page of all source documents: each with its citation and its coverage. */
public record DocumentListPage(List<Entry> documents) {

  /** A document in the list. */
  public record Entry(Page.Link name, Citation citation, Tally tally) {}

  /**
   * The bibliographic record of a document; components that the data does not give are empty.
   *
   * @param imprint place and publisher
   */
  public record Citation(
      String creators,
      Page.Link title,
      Container container,
      String imprint,
      String issued,
      Page.Link address) {}

  /**
   * The journal or book that a document is part of.
   *
   * @param volume with the issue
   */
  public record Container(String title, String volume, String pages, String editors) {}

  /**
   * The length of a text and its coverage, as numbers and as a strip.
   *
   * @param accounted in per cent, as is {@code omitted}
   * @param reasons for omissions, with their characters
   */
  public record Tally(
      String characters,
      String accounted,
      String omitted,
      Counts counts,
      List<Page.Figure> reasons,
      List<CoverageStrip.Band> bands) {}

  /** The numbers of passages, of their claims, and of variants among the claims. */
  public record Counts(String passages, String claims, String otherwise) {}
}
