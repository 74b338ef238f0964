package entente.web.resource;

import entente.web.page.Labels;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import entente.web.page.Rows;
import org.apache.jena.sparql.engine.binding.Binding;

/** The names under which the page of a thing shows its properties. */
final class PropertyNames {
  private final PageQueries queries;
  private final Labels labels;
  private final String language;

  PropertyNames(PageQueries queries, Labels labels, String language) {
    this.queries = queries;
    this.labels = labels;
    this.language = language;
  }

  /**
   * A link to the property of a row: under the name that a shape gives it, unless only its label is
   * translated into the language of the page, and with its definition.
   */
  Page.Link of(Binding row) {
    String name = row.contains("name") ? Rows.text(row, "name") : Rows.text(row, "label");
    Page.Link link = labels.term(row.get("property"), queries);
    boolean translated = !language.equals("en") && link.language().equals(language);
    return new Page.Link(
        name.isEmpty() || translated ? link.text() : name,
        link.address(),
        translated ? language : "en",
        Rows.text(row, "definition"));
  }
}
