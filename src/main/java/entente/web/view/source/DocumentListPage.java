package entente.web.view.source;

import entente.web.page.Page;
import java.util.List;

/** The page of all source documents: each with its citation and how much of it is covered. */
public record DocumentListPage(List<Entry> documents) {

  /** A document in the list. */
  public record Entry(Page.Link name, Citation citation, Tally tally) {}

  /**
   * The bibliographic record of a document; what the data does not say is empty.
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
   * The length of a text and how much of it is accounted for, as numbers and as a strip.
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

  /** How many passages there are, how many claims they make, and how many of those are variants. */
  public record Counts(String passages, String claims, String otherwise) {}
}
