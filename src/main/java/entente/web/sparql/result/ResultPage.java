package entente.web.sparql.result;

import entente.web.chart.IntervalChart;
import entente.web.chart.LocatorMap;
import entente.web.chart.NetworkLayout;
import entente.web.page.Page;
import entente.web.sparql.explain.QueryHint;
import java.util.List;

/**
 * The page of the results of a query.
 *
 * @param query as it can be asked anywhere
 * @param added the prefixes declared for the reader; empty when none were missing
 * @param views the ways to look at the results; the one shown has no address
 * @param endpoint the address that programs ask
 * @param hints what may be wrong with the query
 */
public record ResultPage(
    String query,
    String added,
    String count,
    List<Page.Link> views,
    List<Page.Link> formats,
    List<Page.Link> pages,
    String permanent,
    String endpoint,
    List<Snippet> snippets,
    List<QueryHint> hints,
    Drawn drawn) {

  /** The results in one of the views; the other views are null. */
  public record Drawn(
      Table table,
      IntervalChart timeline,
      LocatorMap map,
      NetworkLayout network,
      String raw,
      String note) {
    static Drawn nothing(String note) {
      return new Drawn(null, null, null, null, null, note);
    }

    static Drawn of(Table table) {
      return new Drawn(table, null, null, null, null, "");
    }

    static Drawn of(IntervalChart timeline, String note) {
      return new Drawn(null, timeline, null, null, null, note);
    }

    static Drawn of(LocatorMap map, String note) {
      return new Drawn(null, null, map, null, null, note);
    }

    static Drawn of(NetworkLayout network, String note) {
      return new Drawn(null, null, null, network, null, note);
    }

    static Drawn of(String raw) {
      return new Drawn(null, null, null, null, raw, "");
    }
  }

  /**
   * A table of rows.
   *
   * @param first the number of the first row
   * @param grounded whether each row can be asked why it is there
   */
  public record Table(List<String> columns, List<Row> rows, int first, boolean grounded) {}

  /**
   * A row.
   *
   * @param name by which an address names it
   */
  public record Row(List<Page.Link> cells, String name) {}

  /** The query as a program in some language. */
  public record Snippet(String language, String code) {}
}
