package entente.web.view.time;

import entente.web.chart.TimelineSvg;
import entente.web.chart.YearHistogram;
import entente.web.page.Page;
import entente.web.view.FilterOption;
import java.util.List;

/**
 * The page of the timeline: a form, chips of the main classes, a histogram of years, a drawing with
 * a lane for each class, and the same things as a list by year.
 *
 * <pre>
 * Exercise 12 | Meeting 30 | …            chips
 * ▁▃▁▅▇▂                                  histogram, each year a link
 * Exercise  ●──  ○   ▒▒▒▒                 chart
 * 2005  18–25 August 2005  Exercise …     years
 * </pre>
 *
 * @param chart null when nothing can be drawn
 * @param strip the histogram; null when nothing has a year
 * @param beyond links to years that are not drawn
 */
public record TimelinePage(
    Filter filter,
    String counted,
    TimelineSvg chart,
    YearHistogram strip,
    List<Page.Link> beyond,
    List<Year> years,
    List<Page.Link> pages) {

  /** The form, and the classes as chips. */
  public record Filter(
      List<FilterOption.Field> fields, String from, String to, List<FilterOption> families) {}

  /** The things of one year. */
  public record Year(String name, List<DatedEntry> entries) {}
}
