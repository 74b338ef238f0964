package entente.web.view.compare;

import entente.web.page.Evidence;
import entente.web.page.Page;
import entente.web.view.FilterOption;
import java.util.List;

/**
 * The page of disagreements: a form, chips of the kinds, a matrix of documents, and each
 * disagreement with its two sides next to each other.
 *
 * <pre>
 * Steel River 2011 / troops
 *   Reading adopted here            Another figure
 *   5000                            4500
 *   example 2020, sentence 1        example 2020, table 2, row 1
 * </pre>
 *
 * @param leftOut kinds of variants that do not count as disagreements
 */
public record DisagreementsPage(
    List<FilterOption.Field> fields,
    List<FilterOption> kinds,
    String counted,
    Matrix matrix,
    List<Group> groups,
    List<Page.Link> pages,
    List<Page.Link> leftOut) {

  /** The number of disagreements between each two documents, and within each. */
  public record Matrix(List<String> documents, List<Line> lines) {}

  /** A document with its cells; a cell that another line already has is empty. */
  public record Line(String document, List<Page.Link> cells) {}

  /** The disagreements of one kind. */
  public record Group(Page.Link kind, String meaning, List<Difference> differences) {}

  /** A disagreement: about a property of a thing, or between two things. */
  public record Difference(List<Page.Link> about, List<Side> sides) {}

  /** One side; without a heading, the template labels it. */
  public record Side(Page.Link heading, boolean curated, List<Statement> statements) {}

  /** A value and its sources; the property is empty where the heading names it. */
  public record Statement(Page.Link property, Page.Link value, Evidence testimony) {}
}
