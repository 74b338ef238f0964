package entente.web.view.time;

import entente.web.page.Page;
import entente.web.view.FilterOption;
import java.util.List;

/**
 * The page of the map: a form, chips of the main classes, the drawing, and below it the same places
 * as a list, each with its things and events.
 *
 * @param undated the number of things without a date that a choice of years leaves out; empty for
 *     zero
 * @param drawing null when nothing can be drawn
 * @param places with coordinates
 * @param countries of which only the outline is known
 * @param nowhere names of places of neither kind
 */
public record MapPage(
    Filter filter,
    String counted,
    String undated,
    Drawing drawing,
    List<Place> places,
    List<Place> countries,
    List<Place> nowhere) {

  /** The form, and the classes as chips. */
  public record Filter(
      List<FilterOption.Field> fields, String from, String to, List<FilterOption> families) {}

  /**
   * The map as SVG paths, with its marks.
   *
   * @param hatched the countries that have a mark of their own
   */
  public record Drawing(
      String title,
      String description,
      int width,
      int height,
      String land,
      List<String> hatched,
      String borders,
      List<Mark> marks) {}

  /**
   * A mark on the map: a circle at a place, or a square on a country when the place in it is
   * unknown.
   *
   * @param exact whether it is a circle
   */
  public record Mark(
      String address, String name, String count, boolean exact, Shape shape, Label label) {}

  /**
   * The centre and the radius of a circle, and the corner and side of the square in its place.
   *
   * @param corner x and y, separated by a space
   */
  public record Shape(String x, String y, String size, String corner, String side) {}

  /** The name beside a mark; the text is empty where it does not fit. */
  public record Label(String text, String x, String y, String anchor, String language) {}

  /** A place in the list, with its entries. */
  public record Place(Page.Link name, String anchor, List<DatedEntry> entries) {}
}
