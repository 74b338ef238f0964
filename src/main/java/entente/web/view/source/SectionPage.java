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
   * The title, the document and the enclosing sections.
   *
   * @param iri empty for passages outside all sections
   */
  public record Heading(
      Page.Link title, Page.Link document, List<Page.Link> above, String iri, String place) {}

  /** A passage or an omission: its kind, its place, its citations, and the claims taken from it. */
  public record Entry(
      String id,
      Page.Link name,
      String place,
      String style,
      String remark,
      List<Evidence.Phrase> phrases,
      List<Subject> subjects) {}

  /** The claims of a passage about one thing. */
  public record Subject(Page.Link thing, List<Claims> claims) {}

  /** The values that a passage gives for one property, and remarks such as whom it reports. */
  public record Claims(Page.Link property, List<Claim> values, List<Evidence.Phrase> phrases) {}

  /**
   * A value.
   *
   * @param address of the claim, used to cite it
   */
  public record Claim(Page.Link value, String address, String style, String remark) {}
}
