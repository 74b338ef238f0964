package entente.web.view.compare;

import entente.web.page.Page;
import java.util.List;

/**
 * The page of one thing, or of two documents: a column for each document, a row for each property.
 *
 * <pre>
 *                 | example 2020      | other 2021   |
 * troops          | 5000 (sentence 1) | 4500 (row 2) | differ
 * participant     | Arland            | —            | one document only
 * </pre>
 *
 * @param about the thing; without an address for two documents
 */
public record ComparisonPage(
    Page.Link about,
    List<Page.Link> documents,
    List<Page.Figure> counts,
    List<Block> blocks,
    String note) {

  /** Rows under a heading, which is empty when there is only one block. */
  public record Block(String id, String heading, String intro, List<Row> rows) {}

  /**
   * A property of a thing according to each document.
   *
   * @param thing without an address where all rows are about the same one
   */
  public record Row(Page.Link thing, Page.Link property, Accord accord, List<List<Cell>> cells) {}

  /**
   * The agreement of the documents.
   *
   * @param name of the {@link Agreement}, for the style
   * @param remark the number of independent sources, and the works they have in common
   */
  public record Accord(String name, String text, String remark, List<Page.Link> works) {}

  /** A value that a document gives, and the passages that give it. */
  public record Cell(Page.Link value, String style, String remark, List<Page.Link> passages) {}
}
