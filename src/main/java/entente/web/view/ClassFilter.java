package entente.web.view;

import entente.web.http.Messages;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.Request;
import entente.web.page.Labels;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import entente.web.page.TermText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;

/** A filter by class: a class includes the things of its subclasses. */
public final class ClassFilter {
  private final PageQueries queries;
  private final Messages messages;
  private final Map<Node, Set<Node>> broader = new HashMap<>();
  private final Labels labels;

  public ClassFilter(PageQueries queries, Messages messages) {
    this.queries = queries;
    this.messages = messages;
    for (Binding row : queries.rows("classes/superclasses", Map.of())) {
      broader
          .computeIfAbsent(row.get("class"), each -> new LinkedHashSet<>())
          .add(row.get("broader"));
    }
    this.labels = new Labels(messages.language(), queries.names(broader.keySet()));
  }

  /** Whether one class is another, or a subclass of it. */
  public boolean falls(Node type, Node kind) {
    return type.equals(kind) || broader.getOrDefault(type, Set.of()).contains(kind);
  }

  public Page.Link link(Node type) {
    return labels.term(type, queries);
  }

  /** The name of a class in an address. */
  public static String name(Node kind) {
    return kind.getURI().substring(kind.getURI().lastIndexOf('/') + 1);
  }

  /**
   * The class that a parameter names, if it was given; an unknown one is a {@link Problem} that
   * lists the known ones.
   */
  public Optional<Node> of(Request request, String parameter, Collection<Node> classes) {
    return request
        .parameter(parameter)
        .filter(text -> !text.isBlank())
        .map(
            text ->
                broader.keySet().stream()
                    .filter(kind -> name(kind).equals(text))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            new ProblemException(
                                Problem.notFound(
                                    messages.say(
                                        "when.no-kind",
                                        DateParameter.shown(text),
                                        classes.stream()
                                            .map(ClassFilter::name)
                                            .sorted()
                                            .distinct()
                                            .limit(40)
                                            .reduce((one, other) -> one + ", " + other)
                                            .orElse("–"))))));
  }

  /**
   * The choices for things of these classes: each class below its superclasses, with the number of
   * its things.
   */
  public List<FilterOption> choices(Collection<Node> classes, Optional<Node> chosen) {
    Map<Node, Integer> counts = new LinkedHashMap<>();
    classes.forEach(
        type -> {
          Set<Node> all = new HashSet<>(broader.getOrDefault(type, Set.of()));
          all.add(type);
          all.forEach(kind -> counts.merge(kind, 1, Integer::sum));
        });
    // A superclass whose things are all in one subclass adds no choice.
    Set<Node> idle = new HashSet<>();
    counts.forEach(
        (kind, count) ->
            counts.forEach(
                (other, number) -> {
                  if (!kind.equals(other)
                      && number.equals(count)
                      && falls(other, kind)
                      && !classes.contains(kind)) {
                    idle.add(kind);
                  }
                }));
    idle.removeIf(kind -> chosen.isPresent() && chosen.get().equals(kind));
    counts.keySet().removeAll(idle);
    List<FilterOption> choices = new ArrayList<>();
    Function<Node, List<Node>> below =
        kind ->
            counts.keySet().stream()
                .filter(each -> !each.equals(kind) && (kind == null || falls(each, kind)))
                .filter(
                    each ->
                        counts.keySet().stream()
                            .noneMatch(
                                between ->
                                    !between.equals(each)
                                        && !between.equals(kind)
                                        && falls(each, between)
                                        && (kind == null || falls(between, kind))))
                .sorted(
                    Comparator.comparing((Node each) -> -counts.get(each))
                        .thenComparing(Node::getURI))
                .toList();
    Set<Node> placed = new HashSet<>();
    below.apply(null).forEach(kind -> place(kind, 0, below, counts, chosen, placed, choices));
    return choices;
  }

  private void place(
      Node kind,
      int depth,
      Function<Node, List<Node>> below,
      Map<Node, Integer> counts,
      Optional<Node> chosen,
      Set<Node> placed,
      List<FilterOption> choices) {
    if (placed.add(kind)) {
      Page.Link link = link(kind);
      choices.add(
          new FilterOption(
              name(kind),
              link.text(),
              link.language(),
              TermText.number(Integer.toString(counts.get(kind))),
              depth,
              chosen.isPresent() && chosen.get().equals(kind)));
      below
          .apply(kind)
          .forEach(each -> place(each, depth + 1, below, counts, chosen, placed, choices));
    }
  }
}
