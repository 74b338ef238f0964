package entente.web.resource;

import entente.web.chart.LocatorMap;
import entente.web.chart.RelatedTimeline;
import entente.web.page.Evidence;
import entente.web.page.Page;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The page of a thing: its names, a summary, its values by the groups of its shapes with the
 * evidence of each, and its incoming links.
 *
 * <pre>
 * exercise
 * Steel River 2011                              names
 * mid 2011 | troops 5000                        gist
 * Forces
 *   troops  5000  ▸ example 2020 (2)            sections
 *           another figure: 4500  ▸ …
 * Takes part in these: Arland, Bergia           incoming
 * </pre>
 *
 * @param chart null when the thing is not on the map
 */
public record ThingModel(
    String iri,
    Names names,
    Gist gist,
    List<Section> sections,
    Supports supports,
    RelatedTimeline chronicle,
    LocatorMap chart,
    List<Incoming> incoming) {

  /**
   * The names and descriptions.
   *
   * @param translations in the other languages of the interface
   * @param others further names and spellings
   * @param amount of a quantity, in words; empty for anything else
   */
  public record Names(
      Page.Link name,
      List<Page.Link> translations,
      List<Page.Link> others,
      List<Page.Link> types,
      List<Page.Link> sentences,
      String amount) {}

  /** A summary in one line: status, dates, and the most telling values. */
  public record Gist(String modality, String when, List<Property> telling) {

    /** The summary as plain text. */
    public String text() {
      return Stream.concat(
              Stream.of(modality, when).filter(each -> !each.isEmpty()),
              telling.stream()
                  .map(
                      property ->
                          property.name().text()
                              + ": "
                              + property.values().stream()
                                  .map(value -> value.what().text())
                                  .collect(Collectors.joining(", "))))
          .collect(Collectors.joining("; "));
    }
  }

  /** A group of properties; inferred ones are collapsed. */
  public record Section(String name, boolean folded, List<Property> properties) {}

  /**
   * The values that rest on a passage, document or person: the first things, and those collapsed.
   */
  public record Supports(List<Supported> shown, List<Supported> folded) {}

  /** A thing, and its values that rest on the subject of the page. */
  public record Supported(Page.Link subject, List<Property> properties) {}

  /**
   * A property with its values.
   *
   * @param folded further values, collapsed
   * @param beside values that are less precise or suspected misprints
   * @param readings when sources disagree, each reading, instead of {@code values}
   */
  public record Property(
      Page.Link name,
      List<Value> values,
      List<Value> folded,
      List<Value> beside,
      List<Reading> readings) {
    private static final int SHOWN = 10;

    /** A property with nothing but values. */
    public static Property of(Page.Link name, List<Value> values) {
      return new Property(name, values, List.of(), List.of(), List.of());
    }

    /**
     * The same with the variants that sources give: next to the curated reading where they
     * disagree, else after it. Long lists are collapsed.
     *
     * @param followed the heading of the curated reading
     */
    public Property laidOut(List<Value> variants, String followed) {
      List<Value> disagreeing =
          variants.stream().filter(value -> value.style().equals("otherwise")).toList();
      List<Value> beside = variants.stream().filter(value -> !disagreeing.contains(value)).toList();
      if (!disagreeing.isEmpty()) {
        return new Property(
            name,
            List.of(),
            List.of(),
            beside,
            List.of(new Reading(followed, List.copyOf(values)), new Reading("", disagreeing)));
      }
      int shown = values.size() <= SHOWN + 2 ? values.size() : SHOWN;
      return new Property(
          name,
          List.copyOf(values.subList(0, shown)),
          List.copyOf(values.subList(shown, values.size())),
          beside,
          List.of());
    }
  }

  /** The values of one reading, under a heading that may be empty. */
  public record Reading(String heading, List<Value> values) {}

  /**
   * A value and its evidence.
   *
   * @param remark its qualifier, or how it differs from the curated value
   * @param parts of a node without a name
   */
  public record Value(
      Page.Link what, String style, String remark, List<Property> parts, Evidence testimony) {}

  /**
   * Things of one kind that link here by one property.
   *
   * @param more a link to all of them; without text when all are listed
   */
  public record Incoming(
      Page.Link kind,
      Page.Link property,
      String count,
      boolean folded,
      List<Page.Link> things,
      Page.Link more) {}
}
