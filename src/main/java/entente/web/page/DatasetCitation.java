package entente.web.page;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;

/**
 * The data set as named in the citation of a page. It does not depend on the day, so the reader has
 * to add a date of access.
 *
 * @param release SHA-256 of the sources of the release; empty when unknown
 */
public record DatasetCitation(String title, String maker, String version, String release) {
  static final DatasetCitation NONE = new DatasetCitation("", "", "", "");
  private static final String LICENCE = "CC BY 4.0";

  /** A BibTeX entry; it is UTF-8, which biber reads in any script. */
  String bibtex(String pageTitle, String iri) {
    return Stream.of(
            "@misc{" + key(iri) + ",",
            "  author = {{" + escaped(maker) + "}},",
            "  title = {" + escaped(pageTitle) + "},",
            "  howpublished = {" + escaped(title) + ", version " + escaped(version) + "},",
            "  url = {" + iri.replace("{", "%7B").replace("}", "%7D") + "},",
            "  note = {" + state() + LICENCE + "}",
            "}")
        .collect(Collectors.joining("\n"));
  }

  /** A CSL-JSON item, for reference managers. */
  String csl(String pageTitle, String iri) {
    JsonObject author = new JsonObject();
    author.put("literal", maker);
    JsonArray authors = new JsonArray();
    authors.add(author);
    JsonObject item = new JsonObject();
    item.put("id", key(iri));
    item.put("type", "dataset");
    item.put("title", pageTitle);
    item.put("author", authors);
    item.put("container-title", title);
    item.put("version", version);
    item.put("URL", iri);
    item.put("note", state() + LICENCE);
    JsonArray items = new JsonArray();
    items.add(item);
    return items.toString();
  }

  private String state() {
    return release.isEmpty() ? "" : "Release SHA-256 " + release + ". ";
  }

  /** The first digits of the release's digest, for a reader to compare. */
  String brief() {
    return release.isEmpty() ? "–" : release.substring(0, Math.min(12, release.length()));
  }

  private static String key(String iri) {
    String key =
        iri.replaceFirst("^[a-z]+://", "")
            .replaceAll("[^A-Za-z0-9]+", "-")
            .replaceAll("^-|-$", "")
            .toLowerCase(Locale.ROOT);
    return key.substring(0, Math.min(80, key.length()));
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\textbackslash ")
        .replaceAll("([{}&%$#_])", "\\\\$1")
        .replace("~", "\\textasciitilde ")
        .replace("^", "\\textasciicircum ");
  }
}
