package entente.web.sparql.explain;

import entente.web.page.ClaimSources;
import entente.web.page.Evidence;
import entente.web.page.Labels;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import entente.web.sparql.query.QueryRunner;
import entente.web.sparql.query.SubmittedQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;

/**
 * The provenance of a row of a result: each statement from which it is made, with the passages that
 * support it, with the statements from which it is derived, or with neither if it needs no source.
 */
public final class RowProvenance {
  /**
   * The page that explains a row.
   *
   * @param absent the patterns that must not match
   */
  public record Explanation(
      List<Page.Link> columns,
      List<Page.Link> cells,
      Facts facts,
      List<String> absent,
      boolean matched,
      boolean complete,
      String query,
      String back) {}

  /**
   * The statements from which a row is made.
   *
   * @param said those with sources
   * @param derived those derived from others
   * @param other those that need no source, such as names and types
   */
  public record Facts(List<Fact> said, List<Fact> derived, List<Fact> other) {}

  /** A statement, its sources, and the statements from which it is derived. */
  public record Fact(
      Page.Link subject, Page.Link property, Page.Link value, Evidence evidence, List<Fact> from) {}

  private static final List<String> PARTS = List.of("subject", "property", "value");
  private static final List<String> FROM = List.of("fromSubject", "fromProperty", "fromValue");
  private final PageQueries queries;
  private final String language;

  public RowProvenance(PageQueries queries, String language) {
    this.queries = queries;
    this.language = language;
  }

  public Explanation page(QueryRunner runner, SubmittedQuery asked, RowReference row, String back) {
    RowWitness.Found found = RowWitness.of(runner, asked.query(), row);
    Map<Triple, Set<Triple>> premises = new LinkedHashMap<>();
    Set<Triple> statements = statements(found.triples(), premises);
    Set<Triple> mentioned =
        Stream.concat(statements.stream(), premises.values().stream().flatMap(Set::stream))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    List<Binding> claims = about("provenance/claims", mentioned);
    Labels labels = labels(row.values(), mentioned, claims);
    Map<Triple, Evidence> evidence = new ClaimSources(queries, labels, language).of(claims);
    List<Fact> said = new ArrayList<>();
    List<Fact> derived = new ArrayList<>();
    List<Fact> other = new ArrayList<>();
    for (Triple statement : statements) {
      Fact fact = fact(statement, premises.getOrDefault(statement, Set.of()), evidence, labels);
      (!fact.evidence().sources().isEmpty() ? said : fact.from().isEmpty() ? other : derived)
          .add(fact);
    }
    List<Var> columns = row.columns();
    return new Explanation(
        columns.stream().map(column -> Page.Link.plain(column.getVarName())).toList(),
        columns.stream()
            .map(column -> row.values().get(column))
            .map(value -> value == null ? Page.Link.plain("") : labels.link(value, queries))
            .toList(),
        new Facts(said, derived, other),
        List.copyOf(found.absent()),
        found.matched(),
        found.complete(),
        asked.text(),
        back);
  }

  private Fact fact(
      Triple statement, Set<Triple> from, Map<Triple, Evidence> evidence, Labels labels) {
    return new Fact(
        link(statement.getSubject(), labels),
        labels.term(statement.getPredicate(), queries),
        link(statement.getObject(), labels),
        evidence.getOrDefault(statement, Evidence.NONE),
        from.stream().map(each -> fact(each, Set.of(), evidence, labels)).toList());
  }

  private Page.Link link(Node node, Labels labels) {
    return node.isBlank() ? Page.Link.plain("[]") : labels.link(node, queries);
  }

  /**
   * The statements made by triples, where the triples of a claim are one statement.
   *
   * @param premises receives the statements from which a triple is derived
   */
  private Set<Triple> statements(Set<Triple> triples, Map<Triple, Set<Triple>> premises) {
    Map<Triple, Triple> claimOf = new LinkedHashMap<>();
    for (Binding row : about("provenance/premises", triples)) {
      Triple triple = triple(row, PARTS);
      Triple from = triple(row, FROM);
      if (row.get("stands").getLiteralLexicalForm().equals("true")) {
        claimOf.put(triple, from);
      } else if (!from.equals(triple)) {
        premises.computeIfAbsent(triple, each -> new LinkedHashSet<>()).add(from);
      }
    }
    Set<Triple> statements = new LinkedHashSet<>();
    triples.forEach(triple -> statements.add(claimOf.getOrDefault(triple, triple)));
    return statements;
  }

  private Labels labels(Binding row, Set<Triple> mentioned, List<Binding> claims) {
    Stream<Node> ofRow =
        Stream.of(row)
            .flatMap(
                each -> {
                  List<Node> values = new ArrayList<>();
                  each.vars().forEachRemaining(column -> values.add(each.get(column)));
                  return values.stream();
                });
    Stream<Node> ofClaims =
        claims.stream()
            .flatMap(each -> ClaimSources.NAMED.stream().filter(each::contains).map(each::get));
    Set<Node> things =
        Stream.of(
                ofRow,
                mentioned.stream()
                    .flatMap(
                        triple ->
                            Stream.of(
                                triple.getSubject(), triple.getPredicate(), triple.getObject())),
                ofClaims)
            .flatMap(each -> each)
            .filter(Node::isURI)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return things.isEmpty()
        ? new Labels(language)
        : new Labels(language, queries.graph("labels/of-results", "mentioned", things));
  }

  /** The rows of a query about triples, of which those with blank nodes are left out. */
  private List<Binding> about(String query, Set<Triple> triples) {
    List<Binding> rows =
        triples.stream()
            .filter(triple -> triple.getSubject().isURI() && !triple.getObject().isBlank())
            .map(
                triple ->
                    BindingFactory.binding(
                        Var.alloc(PARTS.get(0)),
                        triple.getSubject(),
                        Var.alloc(PARTS.get(1)),
                        triple.getPredicate(),
                        Var.alloc(PARTS.get(2)),
                        triple.getObject()))
            .toList();
    return rows.isEmpty() ? List.of() : queries.rows(query, PARTS, rows);
  }

  static Triple triple(Binding row, List<String> names) {
    return Triple.create(row.get(names.get(0)), row.get(names.get(1)), row.get(names.get(2)));
  }
}
