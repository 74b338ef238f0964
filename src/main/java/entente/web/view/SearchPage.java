package entente.web.view;

import java.util.List;

/**
 * The page of a search.
 *
 * @param text the words searched for
 * @param kind the one kind that is shown; empty for all
 * @param wordless whether the text has no words
 * @param similar things spelt alike, when nothing was found
 */
public record SearchPage(
    String text,
    String kind,
    boolean wordless,
    List<Choice> kinds,
    List<Group> groups,
    List<Result> similar,
    Turn turn) {

  /**
   * The position of the page among the results.
   *
   * @param total the number of results of the chosen kind
   * @param address of this page
   * @param previous address; empty on the first page
   * @param next address; empty on the last page
   */
  public record Turn(int total, int page, int last, String address, String previous, String next) {}

  /**
   * Results of one kind.
   *
   * @param more the address of all of them; empty when all are shown
   */
  public record Group(String name, int count, String more, List<Result> findings) {}

  /** A thing that was found: its names, its class and date, and a sentence about it. */
  public record Result(
      Marked name, String address, List<Marked> others, String what, Marked sentence) {}

  /** A text in pieces. */
  public record Marked(List<Piece> pieces, String language) {}

  /** A piece of a text, marked when it was searched for. */
  public record Piece(String text, boolean marked) {}

  /** A kind to choose, with the number of its results. */
  public record Choice(String name, String address, int count, boolean chosen) {}
}
