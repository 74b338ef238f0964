package entente.web.view.time;

import entente.web.chart.YearHistogram;
import entente.web.page.Page;
import java.util.List;

/**
 * The page of members on a day: a slider of years with a histogram, and for each organization a row
 * for each role and a cell for each reading.
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
   * @param on as it was asked for
   * @param day in words
   * @param chosen why it is this day, when another date was asked for, or none; empty otherwise
   * @param before a link to the day before the previous change; without text when there is none
   * @param after a link to the day of the next change; without text when there is none
   */
  public record Day(String on, String day, String chosen, Page.Link before, Page.Link after) {}

  /** The years to choose from; {@code strip} is their histogram. */
  public record Slider(int year, int first, int last, YearHistogram strip) {}

  /**
   * An organization: a row for each role, and what is not in force.
   *
   * @param anchor its name in the address of the page
   */
  public record Organization(
      Page.Link name, String anchor, String count, List<Row> rows, List<Relation> unreal) {}

  /** Those in one role, by how certain it is; readings that nobody has are left out. */
  public record Row(Page.Link role, List<Cell> cells) {}

  /** Those of one reading. */
  public record Cell(String reading, List<Relation> relations) {}

  /**
   * A state or other actor, and a link under the dates of its affiliation.
   *
   * @param became role and status of what is not in force; empty for a fact
   */
  public record Relation(Page.Link actor, Page.Link spell, String became) {}
}
