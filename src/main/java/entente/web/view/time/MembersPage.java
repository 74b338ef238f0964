package entente.web.view.time;

import entente.web.chart.YearHistogram;
import entente.web.page.Page;
import java.util.List;

/**
 * The page of members on a day: a slider of years with a histogram, and for each organization a row
 * for each role and a cell for each degree of certainty.
 *
 * <pre>
 * Organization        certainly          presumably      possibly
 *   member            Arland, Bergia     Cesland
 *   observer          Dorland                            Eland
 *   not in force      Farland (observer, proposed)
 * </pre>
 */
public record MembersPage(
    Day day, List<String> counts, Slider slider, List<Organization> organizations) {

  /**
   * The day shown.
   *
   * @param on as requested
   * @param day in words
   * @param chosen the reason for this day, when another date or no date was requested; empty
   *     otherwise
   * @param before a link to the day before the previous change; without text if no change precedes
   * @param after a link to the day of the next change; without text if no change follows
   */
  public record Day(String on, String day, String chosen, Page.Link before, Page.Link after) {}

  /** The years to choose from; {@code strip} is their histogram. */
  public record Slider(int year, int first, int last, YearHistogram strip) {}

  /**
   * An organization: a row for each role, and affiliations not in force.
   *
   * @param anchor its name in the address of the page
   */
  public record Organization(
      Page.Link name, String anchor, String count, List<Row> rows, List<Relation> unreal) {}

  /** The actors in one role by certainty; empty cells are left out. */
  public record Row(Page.Link role, List<Cell> cells) {}

  /** The actors with one degree of certainty. */
  public record Cell(String reading, List<Relation> relations) {}

  /**
   * A state or other actor, and a link under the dates of its affiliation.
   *
   * @param became role and status of an affiliation not in force; empty for a fact
   */
  public record Relation(Page.Link actor, Page.Link spell, String became) {}
}
