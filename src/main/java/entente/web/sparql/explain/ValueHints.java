package entente.web.sparql.explain;

import entente.web.page.PageQueries;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.expr.E_Equals;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.vocabulary.XSD;

/**
 * Hints about literals that a property has only in another language, datatype or case, and about
 * comparisons of dates of different precision.
 */
final class ValueHints {
  private static final int REPLACEMENTS = 4;
  private static final Set<String> DATES =
      Set.of(XSD.date.getURI(), XSD.gYear.getURI(), XSD.gYearMonth.getURI(), XSD.dateTime.getURI());
  private final PageQueries queries;
  private final HintText text;

  ValueHints(PageQueries queries, HintText text) {
    this.queries = queries;
    this.text = text;
  }

  List<QueryDiagnostic> of(PatternTerms terms) {
    return Stream.of(inPatterns(terms), inEquations(terms), dates(terms))
        .flatMap(hints -> hints)
        .toList();
  }

  private Stream<QueryDiagnostic> inPatterns(PatternTerms terms) {
    return terms.paths().stream()
        .filter(path -> path.getObject().isLiteral())
        .flatMap(
            path ->
                PatternTerms.last(path)
                    .flatMap(property -> literal(property, path.getObject()))
                    .stream());
  }

  private Stream<QueryDiagnostic> inEquations(PatternTerms terms) {
    return terms
        .comparisons()
        .filter(E_Equals.class::isInstance)
        .flatMap(
            equation ->
                terms.compared(equation).stream()
                    .flatMap(
                        property ->
                            PatternTerms.constants(equation)
                                .filter(Node::isLiteral)
                                .flatMap(value -> literal(property, value).stream())));
  }

  private Optional<QueryDiagnostic> literal(Node property, Node value) {
    List<Node> variants =
        queries
            .rows(
                "diagnosis/literal-variants",
                Map.of(
                    "property",
                    property,
                    "text",
                    NodeFactory.createLiteralString(value.getLiteralLexicalForm())))
            .stream()
            .map(row -> row.get("value"))
            .toList();
    return variants.isEmpty() || variants.contains(value)
        ? Optional.empty()
        : Optional.of(
            new QueryDiagnostic(
                "literal",
                List.of(text.literal(value), text.term(property)),
                variants.stream().map(text::literal).toList()));
  }

  /** Such a comparison is an error in SPARQL, which drops the row. */
  private Stream<QueryDiagnostic> dates(PatternTerms terms) {
    return terms
        .comparisons()
        .filter(
            comparison ->
                !(comparison instanceof E_Equals)
                    && PatternTerms.constants(comparison).anyMatch(ValueHints::isDate))
        .flatMap(comparison -> date(terms, comparison).stream());
  }

  private Optional<QueryDiagnostic> date(PatternTerms terms, Expr comparison) {
    return terms
        .compared(comparison)
        .flatMap(
            property -> {
              List<Node> instead =
                  queries
                      .rows("diagnosis/comparable-properties", Map.of("property", property))
                      .stream()
                      .map(row -> row.get("instead"))
                      .sorted(
                          Comparator.comparing(each -> !each.getURI().startsWith(queries.base())))
                      .limit(REPLACEMENTS)
                      .toList();
              return instead.isEmpty()
                  ? Optional.empty()
                  : Optional.of(
                      new QueryDiagnostic(
                          "dates",
                          List.of(text.term(property)),
                          instead.stream().map(text::term).toList()));
            });
  }

  private static boolean isDate(Node value) {
    return value.isLiteral() && DATES.contains(value.getLiteralDatatypeURI());
  }
}
