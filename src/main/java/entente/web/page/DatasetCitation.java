package entente.web.page;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;

/**
 * What the whole is called when a part of it is cited, and in which state it was; the same for
 * everybody and on every day, so that whoever cites fills in when he has read it.
 *
 * @param release SHA-256 of what the release was made from; empty when nobody knows it
 */
public record DatasetCitation(String title, String maker, String version, String release) {
  static final DatasetCitation NONE = new DatasetCitation("", "", "", "");
  private static final String LICENCE = "CC BY 4.0";

  /** For a bibliography in LaTeX (BibTeX; with biber all scripts are read as they are). */
  String bibtex(String called, String iri) {
    return Stream.of(
            "@misc{" + key(iri) + ",",
            "  author = {{" + escaped(maker) + "}},",
            "  title = {" + escaped(called) + "},",
            "  howpublished = {" + escaped(title) + ", version " + escaped(version) + "},",
            "  url = {" + iri.replace("{", "%7B").replace("}", "%7D") + "},",
            "  note = {" + state() + LICENCE + "}",
            "}")
        .collect(Collectors.joining("\n"));
  }

  /** For a reference manager: CSL-JSON. */
  String csl(String called, String iri) {
    JsonObject author = new JsonObject();
    author.put("literal", maker);
    JsonArray authors = new JsonArray();
    authors.add(author);
    JsonObject item = new JsonObject();
    item.put("id", key(iri));
    item.put("type", "dataset");
    item.put("title", called);
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

  /** The release in a few digits, as a reader compares it. */
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
