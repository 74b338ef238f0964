package entente.web.sparql.explain;

import entente.kb.DidYouMean;
import entente.sparql.parse.QueryScanner;
import entente.web.page.Page;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.PatternVars;
import org.apache.jena.vocabulary.RDF;

/**
 * Hints that need no data: a misspelt variable, and parts of a group that share no variable, so
 * that each row of one is combined with each row of the other.
 */
final class StructureHints {
  private static final int SHORT = 4;
  private static final Pattern VARIABLE = Pattern.compile("[?$]([\\p{L}\\p{N}_]+)");
  private final HintText text;

  StructureHints(HintText text) {
    this.text = text;
  }

  List<QueryDiagnostic> of(Query query, String queryText) {
    List<QueryDiagnostic> hints = new ArrayList<>(misspelt(query, queryText));
    hints.addAll(products(query.getQueryPattern()));
    return hints;
  }

  /** Variables that occur once and differ little from another one that occurs more often. */
  private static List<QueryDiagnostic> misspelt(Query query, String queryText) {
    Map<String, Integer> counts = occurrences(queryText);
    List<Node> repeated =
        counts.entrySet().stream()
            .filter(entry -> entry.getValue() > 1)
            .map(entry -> NodeFactory.createLiteralString(entry.getKey()))
            .toList();
    Set<String> columns = new HashSet<>(query.isSelectType() ? query.getResultVars() : List.of());
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue() == 1)
        .filter(entry -> query.isQueryResultStar() || !columns.contains(entry.getKey()))
        .filter(entry -> entry.getKey().length() >= SHORT)
        .flatMap(
            entry ->
                DidYouMean.of(NodeFactory.createLiteralString(entry.getKey()), repeated.stream())
                    .filter(near -> !areMeantToDiffer(entry.getKey(), near.getLiteralLexicalForm()))
                    .stream()
                    .map(near -> once(entry.getKey(), near.getLiteralLexicalForm())))
        .toList();
  }

  /**
   * Whether names are like {@code ?label1} and {@code ?label2}, or {@code ?part} and {@code
   * ?party}.
   */
  private static boolean areMeantToDiffer(String one, String other) {
    return one.replaceAll("\\d", "").equals(other.replaceAll("\\d", ""))
        || one.startsWith(other)
        || other.startsWith(one);
  }

  private static QueryDiagnostic once(String name, String near) {
    return new QueryDiagnostic(
        "once", List.of(HintText.plain("?" + name)), List.of(HintText.plain("?" + near)));
  }

  private static Map<String, Integer> occurrences(String queryText) {
    StringBuilder code = new StringBuilder();
    QueryScanner.scan(
        queryText,
        (kind, start, end) ->
            code.append(kind == QueryScanner.Kind.OTHER ? queryText.substring(start, end) : " "));
    Map<String, Integer> counts = new TreeMap<>();
    VARIABLE
        .matcher(code)
        .results()
        .forEach(match -> counts.merge(match.group(1), 1, Integer::sum));
    return counts;
  }

  /** Unconnected parts of the outermost group, by one pattern of each. */
  private List<QueryDiagnostic> products(Element pattern) {
    if (!(pattern instanceof ElementGroup group)) {
      return List.of();
    }
    long patterns =
        group.getElements().stream()
            .filter(ElementPathBlock.class::isInstance)
            .mapToLong(block -> ((ElementPathBlock) block).getPattern().size())
            .sum();
    if (patterns < 2) {
      return List.of();
    }
    Map<Var, Set<Var>> joined = new HashMap<>();
    List<TriplePath> paths = new ArrayList<>();
    for (Element element : group.getElements()) {
      if (element instanceof ElementPathBlock block) {
        for (TriplePath path : block.getPattern()) {
          paths.add(path);
          ElementPathBlock one = new ElementPathBlock();
          one.addTriplePath(path);
          join(joined, PatternVars.vars(one));
        }
      } else {
        join(joined, mentioned(element));
      }
    }
    Set<Set<Var>> seen = new HashSet<>();
    List<TriplePath> open = new ArrayList<>();
    for (TriplePath path : paths) {
      ElementPathBlock one = new ElementPathBlock();
      one.addTriplePath(path);
      Collection<Var> variables = PatternVars.vars(one);
      if (!variables.isEmpty()) {
        Set<Var> part = joined.get(variables.iterator().next());
        if (seen.add(part) && paths.stream().noneMatch(each -> anchors(each, part))) {
          open.add(path);
        }
      }
    }
    return open.size() < 2
        ? List.of()
        : List.of(
            new QueryDiagnostic("product", open.stream().map(this::shown).toList(), List.of()));
  }

  private static Set<Var> mentioned(Element element) {
    Set<Var> variables = new LinkedHashSet<>();
    VARIABLE
        .matcher(element.toString())
        .results()
        .forEach(match -> variables.add(Var.alloc(match.group(1))));
    return variables;
  }

  /** Makes one set of all variables that are joined with one of these. */
  private static void join(Map<Var, Set<Var>> joined, Collection<Var> variables) {
    Set<Var> all = new LinkedHashSet<>(variables);
    variables.forEach(each -> all.addAll(joined.getOrDefault(each, Set.of())));
    all.forEach(each -> joined.put(each, all));
  }

  /** Whether a pattern ties a part to a known thing or value, which keeps its rows few. */
  private static boolean anchors(TriplePath path, Set<Var> part) {
    boolean within =
        List.of(path.getSubject(), path.getObject()).stream()
            .anyMatch(node -> Var.isVar(node) && part.contains(Var.alloc(node)));
    return within
        && (path.getSubject().isConcrete()
            || path.getObject().isConcrete() && !RDF.type.asNode().equals(path.getPredicate()));
  }

  private Page.Link shown(TriplePath path) {
    ElementPathBlock one = new ElementPathBlock();
    one.addTriplePath(path);
    return text.pattern(one);
  }
}
