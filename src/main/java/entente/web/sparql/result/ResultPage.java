package entente.web.sparql.result;

import entente.web.chart.IntervalChart;
import entente.web.chart.LocatorMap;
import entente.web.chart.NetworkLayout;
import entente.web.page.Page;
import entente.web.sparql.explain.QueryDiagnostic;
import java.util.List;

/**
 * The page of the results of a query.
 *
 * @param empty whether there are no results
 * @param hints possible mistakes in the query
 */
public record ResultPage(
    Query query,
    String count,
    Links links,
    Programs programs,
    boolean empty,
    List<QueryDiagnostic> hints,
    Drawn drawn) {

  /**
   * The query.
   *
   * @param text the query with all its declarations
   * @param added the added prefixes; empty when none were missing
   */
  public record Query(String text, String added) {}

  /**
   * The links to other forms of the results.
   *
   * @param views links to the views; the one shown has no address
   * @param permanent the address of this page
   */
  public record Links(
      List<Page.Link> views, List<Page.Link> formats, List<Page.Link> pages, String permanent) {}

  /**
   * The query for programs.
   *
   * @param endpoint the address for programs
   */
  public record Programs(String endpoint, List<Snippet> snippets) {}

  /** The results in one of the views; the components for other views are null. */
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
   * @param explained whether each row has a button for its explanation
   */
  public record Table(List<String> columns, List<Row> rows, int first, boolean explained) {}

  /**
   * A row.
   *
   * @param name the reference to the row in an address
   */
  public record Row(List<Page.Link> cells, String name) {}

  /** A program that sends the query, in some language. */
  public record Snippet(String language, String code) {}
}
