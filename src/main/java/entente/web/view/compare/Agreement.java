package entente.web.view.compare;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;

/** The way in which several documents agree on one property of a thing. */
enum Agreement {
  /** One contradicts the curated reading, or leaves something out of a list given as complete. */
  DIFFER,
  /** All give the same value, some of them less precisely or as a misprint. */
  REFINE,
  /** Some values are given by several documents, others by only one. */
  PARTLY,
  /** Each gives values of its own, without contradiction. */
  ADD,
  /** All give the same values. */
  AGREE,
  /** Only one document mentions it. */
  ALONE;

  /**
   * A claim of a document.
   *
   * @param whole whether it gives its values as complete
   */
  record Saying(
      Node claim, Node document, Node value, boolean preferred, boolean disagrees, boolean whole) {}

  /** The name in addresses and styles. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Agreement of(Collection<Saying> sayings) {
    Map<Node, Set<Node>> values = new LinkedHashMap<>();
    sayings.forEach(each -> values.computeIfAbsent(each.document(), document -> new HashSet<>()));
    sayings.stream()
        .filter(Saying::preferred)
        .forEach(each -> values.get(each.document()).add(each.value()));
    Set<Node> all = values.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    if (sayings.stream()
        .anyMatch(
            each -> each.disagrees() || each.whole() && !values.get(each.document()).equals(all))) {
      return DIFFER;
    } else if (values.size() == 1) {
      return ALONE;
    } else if (sayings.stream().anyMatch(each -> !each.preferred())) {
      return REFINE;
    } else if (values.values().stream().distinct().count() == 1) {
      return AGREE;
    }
    return all.stream()
            .anyMatch(
                value ->
                    values.values().stream().filter(given -> given.contains(value)).count() > 1)
        ? PARTLY
        : ADD;
  }

  /**
   * The number of independent sources among the claims of one value: the connected components of
   * their dependences, where all claims of one document count as one.
   *
   * @param dependent for each claim those that are not independent of it
   */
  static int independent(List<Saying> sayings, Map<Node, Set<Node>> dependent) {
    Map<Node, Node> roots = new HashMap<>();
    sayings.forEach(each -> roots.put(each.claim(), each.document()));
    Map<Node, Node> first = new HashMap<>();
    roots.values().forEach(each -> first.put(each, each));
    for (Saying each : sayings) {
      for (Node other : dependent.getOrDefault(each.claim(), Set.of())) {
        if (roots.containsKey(other)) {
          Node from = first.get(each.document());
          Node to = first.get(roots.get(other));
          first.replaceAll((document, root) -> root.equals(from) ? to : root);
        }
      }
    }
    return new HashSet<>(first.values()).size();
  }
}
