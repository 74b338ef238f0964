package entente.web.sparql;

import entente.kb.read.Prefixes;
import entente.web.page.PageQueries;
import entente.web.page.Rows;
import java.util.List;
import java.util.Map;
import org.apache.jena.atlas.json.JsonBuilder;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.engine.binding.Binding;

/**
 * The data for completion in the query editor: the prefixes; the classes and properties in use,
 * with labels in one language, the most frequent first; the properties of the instances of each
 * class; and the codes that are values of each property.
 */
public final class Completion {
  private final PageQueries queries;
  private final PrefixMapping prefixes;

  public Completion(PageQueries queries) {
    this.queries = queries;
    this.prefixes = Prefixes.mapping(queries.base());
  }

  /** The data as JSON: IRIs are shortened, and each term has an array of label and definition. */
  public String json(String language) {
    JsonBuilder json = JsonBuilder.create().startObject().key("prefixes").startObject();
    prefixes.getNsPrefixMap().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(each -> json.pair(each.getKey(), each.getValue()));
    json.finishObject();
    for (String kind : List.of("classes", "properties")) {
      json.key(kind).startObject();
      for (Binding row :
          queries.rows(
              "completion/" + kind,
              Map.of("language", NodeFactory.createLiteralString(language)))) {
        json.key(name(row, "term"))
            .startArray()
            .value(Rows.text(row, "label"))
            .value(Rows.text(row, "definition"))
            .finishArray();
      }
      json.finishObject();
    }
    return grouped(
                grouped(
                    json,
                    "uses",
                    queries.rows("completion/class-properties", Map.of()),
                    "class",
                    "property"),
                "values",
                queries.rows(
                    "completion/property-values",
                    Map.of("language", NodeFactory.createLiteralString(language))),
                "property",
                "value")
            .finishObject()
            .build()
            .toString()
        + "\n";
  }

  private JsonBuilder grouped(
      JsonBuilder json, String key, List<Binding> rows, String group, String member) {
    json.key(key).startObject();
    String current = null;
    for (Binding row : rows) {
      String name = name(row, group);
      if (!name.equals(current)) {
        if (current != null) {
          json.finishArray();
        }
        json.key(name).startArray();
        current = name;
      }
      if (row.contains("label")) {
        json.startArray().value(name(row, member)).value(Rows.text(row, "label")).finishArray();
      } else {
        json.value(name(row, member));
      }
    }
    return (current == null ? json : json.finishArray()).finishObject();
  }

  private String name(Binding row, String variable) {
    String iri = row.get(variable).getURI();
    String name = prefixes.shortForm(iri);
    return name.equals(iri) ? "<" + iri + ">" : name;
  }
}
