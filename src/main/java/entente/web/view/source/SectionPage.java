package entente.web.view.source;

import entente.web.page.Evidence;
import entente.web.page.Page;
import java.util.List;

/**
 * The page of one section: each passage with what it cites and the claims taken from it.
 *
 * <pre>
 * sentence 12  characters 3,456–3,502  cites Allen 2001, p. 7
 *   Steel River 2011
 *     troops 5000 §   participant Arland §, Bergia §
 * </pre>
 */
public record SectionPage(
    Heading heading,
    List<CoverageStrip.Band> bands,
    List<DocumentPage.OutlineRow> below,
    List<Entry> entries,
    Page.Link before,
    Page.Link after) {

  /**
   * The title, the document and the sections it is part of.
   *
   * @param iri empty for what lies in no section
   */
  public record Heading(
      Page.Link title, Page.Link document, List<Page.Link> above, String iri, String place) {}

  /** A passage or an omission: what it is, where, what it cites, and the claims taken from it. */
  public record Entry(
      String id,
      Page.Link name,
      String place,
      String style,
      String remark,
      List<Evidence.Phrase> phrases,
      List<Subject> subjects) {}

  /** What a passage says of one thing. */
  public record Subject(Page.Link thing, List<Claims> claims) {}

  /** The values that a passage gives for one property, and the manner in which it does. */
  public record Claims(Page.Link property, List<Claim> values, List<Evidence.Phrase> phrases) {}

  /**
   * A value.
   *
   * @param address of the claim, by which it is cited
   */
  public record Claim(Page.Link value, String address, String style, String remark) {}
}
