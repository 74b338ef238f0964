package entente.web.sparql.explain;

import entente.kb.DidYouMean;
import entente.web.page.PageQueries;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.vocabulary.RDF;

/** Hints about IRIs that do not exist and properties that no instance of a class has. */
final class TermHints {
  private static final int REPLACEMENTS = 8;
  private final PageQueries queries;
  private final HintText text;

  TermHints(PageQueries queries, HintText text) {
    this.queries = queries;
    this.text = text;
  }

  List<QueryDiagnostic> of(PatternTerms terms) {
    Set<Node> unknown = unknown(terms.iris());
    return Stream.concat(
            unknown.stream().map(this::unknown),
            terms.paths().stream().flatMap(path -> properties(path, terms, unknown)))
        .toList();
  }

  private Set<Node> unknown(Set<Node> iris) {
    if (iris.isEmpty()) {
      return Set.of();
    }
    Set<Node> known =
        queries.rows("diagnosis/existing-iris", "thing", iris).stream()
            .map(row -> row.get("thing"))
            .collect(Collectors.toSet());
    return iris.stream()
        .filter(iri -> !known.contains(iri))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private QueryDiagnostic unknown(Node iri) {
    String start = iri.getNameSpace().isEmpty() ? iri.getURI() : namespace(iri.getURI());
    Stream<Node> similar =
        queries
            .rows("diagnosis/similar-iris", Map.of("start", NodeFactory.createLiteralString(start)))
            .stream()
            .map(row -> row.get("thing"));
    return new QueryDiagnostic(
        "unknown",
        List.of(HintText.plain(text.term(iri).text())),
        DidYouMean.of(iri, similar).stream().map(text::term).toList());
  }

  private static String namespace(String iri) {
    return iri.substring(0, Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1);
  }

  /** Hints about the properties of a subject, if the path gives the class of that subject. */
  private Stream<QueryDiagnostic> properties(
      TriplePath path, PatternTerms terms, Set<Node> unknown) {
    Node type = path.getObject();
    if (!RDF.type.asNode().equals(path.getPredicate()) || !type.isURI() || unknown.contains(type)) {
      return Stream.empty();
    }
    List<Node> existing =
        queries.rows("diagnosis/class-properties", Map.of("class", type)).stream()
            .map(row -> row.get("property"))
            .toList();
    if (existing.isEmpty()) {
      return Stream.of(new QueryDiagnostic("nothing", List.of(text.term(type)), List.of()));
    }
    return terms.paths().stream()
        .filter(each -> each.getSubject().equals(path.getSubject()))
        .flatMap(each -> PatternTerms.first(each).stream())
        .filter(property -> !unknown.contains(property) && !existing.contains(property))
        .distinct()
        .map(property -> unused(type, property, existing));
  }

  private QueryDiagnostic unused(Node type, Node property, List<Node> existing) {
    return new QueryDiagnostic(
        "unused",
        List.of(text.term(type), text.term(property)),
        Stream.concat(
                DidYouMean.of(property, existing.stream()).stream(),
                existing.stream().filter(each -> each.getURI().startsWith(queries.base())))
            .distinct()
            .limit(REPLACEMENTS)
            .map(text::term)
            .toList());
  }
}
