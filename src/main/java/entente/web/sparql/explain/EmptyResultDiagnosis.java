package entente.web.sparql.explain;

import entente.kb.DidYouMean;
import entente.kb.read.Prefixes;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import entente.web.page.TermText;
import entente.web.sparql.query.QueryPattern;
import entente.web.sparql.query.QueryRunner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.expr.E_Equals;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_Path0;
import org.apache.jena.sparql.path.P_Path1;
import org.apache.jena.sparql.path.P_Path2;
import org.apache.jena.sparql.path.P_Seq;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementBind;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementOptional;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.PatternVars;
import org.apache.jena.sparql.util.FmtUtils;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.XSD;

/**
 * What may be wrong with a query whose answer is empty: terms that are not there and the nearest
 * that are, properties that a class does not have, literals without their language, comparisons of
 * dates of mixed precision, and the one condition without which there would be rows.
 */
public final class EmptyResultDiagnosis {
  private static final int LOOKED_AT = 24;
  private static final int DROPPED = 12;
  private static final Set<String> TIMES =
      Set.of(XSD.date.getURI(), XSD.gYear.getURI(), XSD.gYearMonth.getURI(), XSD.dateTime.getURI());
  private final PageQueries queries;
  private final QueryRunner run;
  private final Query query;
  private final PrefixMapping prefixes;

  public EmptyResultDiagnosis(PageQueries queries, QueryRunner run, Query query) {
    this.queries = queries;
    this.run = run;
    this.query = query;
    this.prefixes = Prefixes.mapping(queries.base());
  }

  /**
   * Everything that can be said; nothing when the answer is not empty and all its columns can have
   * values.
   */
  public List<QueryHint> of(boolean empty) {
    Element element = query.getQueryPattern();
    if (element == null) {
      return List.of();
    }
    List<QueryHint> hints = new ArrayList<>(columns(element));
    if (empty) {
      List<QueryPattern> patterns = patterns(element);
      List<QueryPattern.Placed> paths =
          patterns.stream().flatMap(pattern -> pattern.paths().stream()).limit(LOOKED_AT).toList();
      List<Expr> expressions =
          patterns.stream()
              .flatMap(pattern -> pattern.expressions().stream())
              .limit(LOOKED_AT)
              .toList();
      Set<Node> unknown = unknown(paths, expressions, hints);
      unused(paths, unknown, hints);
      literals(paths, expressions, hints);
      dates(paths, expressions, hints);
      conditions(element, hints);
      if (hints.isEmpty()) {
        hints.add(new QueryHint("none", List.of(), List.of()));
      }
    }
    return hints.stream().distinct().toList();
  }

  /** The pattern and those of the queries in it. */
  private static List<QueryPattern> patterns(Element element) {
    QueryPattern pattern = QueryPattern.of(element);
    List<QueryPattern> patterns = new ArrayList<>(List.of(pattern));
    pattern
        .subqueries()
        .forEach(inner -> patterns.addAll(patterns(inner.query().getQueryPattern())));
    return patterns;
  }

  /** A column that nothing in the pattern gives a value. */
  private List<QueryHint> columns(Element element) {
    Set<Var> visible = new LinkedHashSet<>(PatternVars.vars(element));
    if (query.getValuesVariables() != null) {
      visible.addAll(query.getValuesVariables());
    }
    return query.getProjectVars().stream()
        .filter(column -> query.getProject().getExpr(column) == null && !visible.contains(column))
        .map(
            column ->
                new QueryHint(
                    "column",
                    List.of(code("?" + column.getVarName())),
                    DidYouMean.of(
                            NodeFactory.createLiteralString(column.getVarName()),
                            visible.stream()
                                .map(each -> NodeFactory.createLiteralString(each.getVarName())))
                        .stream()
                        .map(near -> code("?" + near.getLiteralLexicalForm()))
                        .toList()))
        .toList();
  }

  private Set<Node> unknown(
      List<QueryPattern.Placed> paths, List<Expr> expressions, List<QueryHint> hints) {
    Set<Node> mentioned = new LinkedHashSet<>();
    paths.forEach(
        placed -> {
          Stream.of(
                  placed.path().getSubject(),
                  placed.path().getObject(),
                  placed.path().isTriple() ? placed.path().getPredicate() : null)
              .filter(node -> node != null && node.isURI())
              .forEach(mentioned::add);
          mentioned.addAll(links(placed.path().getPath()));
        });
    expressions.forEach(
        expression -> constants(expression).filter(Node::isURI).forEach(mentioned::add));
    if (mentioned.isEmpty()) {
      return Set.of();
    }
    Set<Node> known =
        queries.rows("diagnosis/existing-iris", "thing", mentioned).stream()
            .map(row -> row.get("thing"))
            .collect(Collectors.toSet());
    Set<Node> unknown =
        mentioned.stream()
            .filter(node -> !known.contains(node))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    for (Node node : unknown) {
      List<Node> kindred =
          queries
              .rows(
                  "diagnosis/similar-iris",
                  Map.of(
                      "start",
                      NodeFactory.createLiteralString(
                          node.getNameSpace().isEmpty() ? node.getURI() : space(node))))
              .stream()
              .map(row -> row.get("thing"))
              .toList();
      hints.add(
          new QueryHint(
              "unknown",
              List.of(code(term(node).text())),
              DidYouMean.of(node, kindred.stream()).stream().map(this::term).toList()));
    }
    return unknown;
  }

  private static String space(Node iri) {
    String text = iri.getURI();
    return text.substring(0, Math.max(text.lastIndexOf('/'), text.lastIndexOf('#')) + 1);
  }

  /** A property that nothing of the class has, where the pattern wants both of one thing. */
  private void unused(List<QueryPattern.Placed> paths, Set<Node> unknown, List<QueryHint> hints) {
    for (QueryPattern.Placed kind : paths) {
      if (!RDF.type.asNode().equals(kind.path().getPredicate())
          || !kind.path().getObject().isURI()
          || unknown.contains(kind.path().getObject())) {
        continue;
      }
      List<Node> asked =
          paths.stream()
              .map(QueryPattern.Placed::path)
              .filter(path -> path.getSubject().equals(kind.path().getSubject()))
              .flatMap(path -> first(path).stream())
              .filter(property -> !unknown.contains(property))
              .toList();
      List<Node> habits =
          queries
              .rows("diagnosis/class-properties", Map.of("class", kind.path().getObject()))
              .stream()
              .map(row -> row.get("property"))
              .toList();
      if (habits.isEmpty()) {
        hints.add(new QueryHint("nothing", List.of(term(kind.path().getObject())), List.of()));
        continue;
      }
      asked.stream()
          .filter(property -> !habits.contains(property))
          .distinct()
          .forEach(
              property ->
                  hints.add(
                      new QueryHint(
                          "unused",
                          List.of(term(kind.path().getObject()), term(property)),
                          Stream.concat(
                                  DidYouMean.of(property, habits.stream()).stream(),
                                  habits.stream()
                                      .filter(habit -> habit.getURI().startsWith(queries.base())))
                              .distinct()
                              .limit(8)
                              .map(this::term)
                              .toList())));
    }
  }

  /** The property that a triple pattern or path begins with, if it must. */
  private static Optional<Node> first(TriplePath path) {
    return end(path, P_Seq::getLeft);
  }

  /** The property that a triple pattern or path ends with, if it must. */
  private static Optional<Node> last(TriplePath path) {
    return end(path, P_Seq::getRight);
  }

  private static Optional<Node> end(TriplePath path, Function<P_Seq, Path> side) {
    if (path.isTriple()) {
      return Optional.of(path.getPredicate()).filter(Node::isURI);
    }
    Path step = path.getPath();
    while (step instanceof P_Seq both) {
      step = side.apply(both);
    }
    return step instanceof P_Link link ? Optional.of(link.getNode()) : Optional.empty();
  }

  /** A literal that a property does not have, but has in another language, datatype or case. */
  private void literals(
      List<QueryPattern.Placed> paths, List<Expr> expressions, List<QueryHint> hints) {
    paths.stream()
        .map(QueryPattern.Placed::path)
        .filter(path -> path.getObject().isLiteral())
        .forEach(
            path -> last(path).ifPresent(property -> literal(property, path.getObject(), hints)));
    for (Expr expression : expressions) {
      comparisons(expression)
          .filter(E_Equals.class::isInstance)
          .forEach(
              equal ->
                  of(equal, paths)
                      .ifPresent(
                          property ->
                              constants(equal)
                                  .filter(Node::isLiteral)
                                  .forEach(value -> literal(property, value, hints))));
    }
  }

  private void literal(Node property, Node value, List<QueryHint> hints) {
    List<Node> alike =
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
    if (!alike.isEmpty() && !alike.contains(value)) {
      hints.add(
          new QueryHint(
              "literal",
              List.of(code(written(value)), term(property)),
              alike.stream().map(each -> code(written(each))).toList()));
    }
  }

  /**
   * A comparison of dates of different precision, which is an error for SPARQL and drops the row.
   */
  private void dates(
      List<QueryPattern.Placed> paths, List<Expr> expressions, List<QueryHint> hints) {
    for (Expr expression : expressions) {
      comparisons(expression)
          .filter(
              comparison ->
                  !(comparison instanceof E_Equals)
                      && constants(comparison)
                          .anyMatch(
                              value ->
                                  value.isLiteral()
                                      && TIMES.contains(value.getLiteralDatatypeURI())))
          .forEach(
              comparison ->
                  of(comparison, paths)
                      .ifPresent(
                          property -> {
                            List<Node> instead =
                                queries
                                    .rows(
                                        "diagnosis/comparable-properties",
                                        Map.of("property", property))
                                    .stream()
                                    .map(row -> row.get("instead"))
                                    .sorted(
                                        Comparator.comparing(
                                            each -> !each.getURI().startsWith(queries.base())))
                                    .limit(4)
                                    .toList();
                            if (!instead.isEmpty()) {
                              hints.add(
                                  new QueryHint(
                                      "dates",
                                      List.of(term(property)),
                                      instead.stream().map(this::term).toList()));
                            }
                          }));
    }
  }

  /** The property whose values a comparison looks at. */
  private static Optional<Node> of(Expr comparison, List<QueryPattern.Placed> paths) {
    Set<Var> variables = comparison.getVarsMentioned();
    return paths.stream()
        .map(QueryPattern.Placed::path)
        .filter(
            path ->
                variables.contains(
                    Var.isVar(path.getObject()) ? Var.alloc(path.getObject()) : null))
        .findFirst()
        .flatMap(EmptyResultDiagnosis::last);
  }

  /** The conditions of the outermost group without which there would be rows, tried one by one. */
  private void conditions(Element element, List<QueryHint> hints) {
    if (!(element instanceof ElementGroup group) || group.size() == 0) {
      return;
    }
    int tried = 0;
    try {
      for (int i = 0; i < group.size(); i++) {
        Element part = group.get(i);
        int pieces =
            part instanceof ElementPathBlock block
                ? block.getPattern().size()
                : part instanceof ElementOptional || part instanceof ElementBind ? 0 : 1;
        for (int piece = 0; piece < pieces && tried < DROPPED; piece++, tried++) {
          if (group.size() == 1 && pieces == 1) {
            return;
          }
          if (matches(without(group, i, piece))) {
            hints.add(new QueryHint("condition", List.of(code(text(part, piece))), List.of()));
          }
        }
      }
    } catch (QueryCancelledException e) {
      // The answer is there; what would have been said beside it is not worth more than the query
      // itself.
    }
  }

  private static ElementGroup without(ElementGroup group, int index, int piece) {
    ElementGroup rest = new ElementGroup();
    for (int i = 0; i < group.size(); i++) {
      if (i != index) {
        rest.addElement(group.get(i));
      } else if (group.get(i) instanceof ElementPathBlock block) {
        ElementPathBlock others = new ElementPathBlock();
        for (int j = 0; j < block.getPattern().size(); j++) {
          if (j != piece) {
            others.addTriplePath(block.getPattern().get(j));
          }
        }
        rest.addElement(others);
      }
    }
    return rest;
  }

  private boolean matches(ElementGroup group) {
    Query ask = new Query();
    ask.setQueryAskType();
    ask.setQueryPattern(group);
    if (query.getValuesVariables() != null) {
      ask.setValuesDataBlock(query.getValuesVariables(), query.getValuesData());
    }
    try (QueryExec execution = run.of(ask, Map.of())) {
      return execution.ask();
    }
  }

  private String text(Element part, int piece) {
    Query shown = new Query();
    shown.setPrefixMapping(prefixes);
    shown.setQueryAskType();
    ElementGroup group = new ElementGroup();
    if (part instanceof ElementPathBlock block) {
      ElementPathBlock one = new ElementPathBlock();
      one.addTriplePath(block.getPattern().get(piece));
      group.addElement(one);
    } else {
      group.addElement(part);
    }
    shown.setQueryPattern(group);
    String text = shown.serialize();
    return text.substring(text.indexOf('{') + 1, text.lastIndexOf('}'))
        .strip()
        .replaceAll("\\s+", " ");
  }

  private static Stream<ExprFunction2> comparisons(Expr expression) {
    if (!(expression instanceof ExprFunction function)) {
      return Stream.empty();
    }
    Stream<ExprFunction2> inner =
        function.getArgs().stream().flatMap(EmptyResultDiagnosis::comparisons);
    boolean compares =
        Set.of("=", "<", ">", "<=", ">=").contains(String.valueOf(function.getOpName()));
    return compares && function instanceof ExprFunction2 two
        ? Stream.concat(Stream.of(two), inner)
        : inner;
  }

  private static Stream<Node> constants(Expr expression) {
    if (expression.isConstant()) {
      return Stream.of(expression.getConstant().asNode());
    }
    return expression instanceof ExprFunction function
        ? function.getArgs().stream().flatMap(EmptyResultDiagnosis::constants)
        : Stream.empty();
  }

  private static Set<Node> links(Path path) {
    Set<Node> links = new LinkedHashSet<>();
    if (path instanceof P_Path0 link) {
      links.add(link.getNode());
    } else if (path instanceof P_Path1 one) {
      links.addAll(links(one.getSubPath()));
    } else if (path instanceof P_Path2 two) {
      links.addAll(links(two.getLeft()));
      links.addAll(links(two.getRight()));
    }
    return links;
  }

  private Page.Link term(Node node) {
    String name = prefixes.shortForm(node.getURI());
    return new Page.Link(
        name.equals(node.getURI()) ? "<" + name + ">" : name,
        TermText.address(node.getURI(), queries),
        "",
        node.getURI());
  }

  private static Page.Link code(String text) {
    return new Page.Link(text, "", "", "");
  }

  private String written(Node literal) {
    return FmtUtils.stringForNode(literal, prefixes);
  }
}
