package entente.web.vocabulary;

import entente.web.http.Messages;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import entente.web.page.Rows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;

/** The page of the shapes: their targets, requirements and further rules. */
public final class ShapesReference {
  private final VocabularyTerms terms;

  public ShapesReference(PageQueries queries, Messages words) {
    this.terms = new VocabularyTerms(queries, words);
  }

  public VocabularyReference.Shapes page() {
    Map<Node, List<Binding>> nodes = new LinkedHashMap<>();
    for (Binding row : terms.queries.rows("reference/node-shapes", Map.of())) {
      nodes.computeIfAbsent(row.get("node"), key -> new ArrayList<>()).add(row);
      terms.naming.mention(row.get("node"), row.get("target"));
    }
    Map<Node, Set<VocabularyTerms.Obligation>> asked = new LinkedHashMap<>();
    Set<Node> seen = new LinkedHashSet<>();
    terms
        .obligations()
        .filter(each -> seen.add(each.shape()))
        .forEach(
            each -> asked.computeIfAbsent(each.node(), key -> new LinkedHashSet<>()).add(each));
    List<VocabularyReference.Shape> shapes =
        nodes.entrySet().stream()
            .map(
                each ->
                    new VocabularyReference.Shape(
                        VocabularyTerms.shortName(each.getKey()),
                        new Page.Link(
                            terms.naming.link(each.getKey()).text(),
                            terms.queries.local(each.getKey().getURI()),
                            terms.naming.link(each.getKey()).language(),
                            ""),
                        Rows.text(each.getValue().get(0), "comment"),
                        terms.terms(
                            each.getValue().stream()
                                .filter(row -> row.contains("target"))
                                .map(row -> row.get("target"))),
                        asked.getOrDefault(each.getKey(), Set.of()).stream()
                            .map(one -> terms.duty(one, false))
                            .toList(),
                        each.getValue().stream()
                            .map(row -> Rows.text(row, "message"))
                            .filter(message -> !message.isEmpty())
                            .distinct()
                            .toList()))
            .toList();
    return new VocabularyReference.Shapes(shapes);
  }
}
