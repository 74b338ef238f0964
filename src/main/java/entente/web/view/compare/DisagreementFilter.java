package entente.web.view.compare;

import entente.web.http.Messages;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.Request;
import entente.web.view.ClassFilter;
import entente.web.view.DateParameter;
import entente.web.view.FilterAddress;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;

/**
 * The parameters of the disagreements.
 *
 * @param type the class of the things
 * @param other the second of two documents that disagree
 */
record DisagreementFilter(
    Optional<Node> kind, Optional<Node> type, Optional<Node> document, Optional<Node> other) {

  /** The filter that a request asks for; a value that names nothing is a problem. */
  static DisagreementFilter of(Request request, Disagreements known, Messages messages) {
    return new DisagreementFilter(
        among(request, "kind", known.kinds(), "disagreements.no-kind", messages),
        known.classes().of(request, "class", known.types()),
        among(
            request, "document", known.documents().keySet(), "disagreements.no-document", messages),
        among(request, "other", known.documents().keySet(), "disagreements.no-document", messages));
  }

  private static Optional<Node> among(
      Request request, String parameter, Collection<Node> nodes, String key, Messages messages) {
    Optional<String> text = request.parameter(parameter).filter(each -> !each.isBlank());
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<Node> chosen =
        nodes.stream().filter(node -> ClassFilter.name(node).equals(text.get())).findFirst();
    if (chosen.isEmpty()) {
      String names =
          nodes.stream()
              .map(ClassFilter::name)
              .distinct()
              .sorted()
              .collect(Collectors.joining(", "));
      throw new ProblemException(
          Problem.notFound(messages.say(key, DateParameter.shown(text.get()), names)));
    }
    return chosen;
  }

  /** The same filter without the documents. */
  DisagreementFilter withoutDocuments() {
    return new DisagreementFilter(kind, type, Optional.empty(), Optional.empty());
  }

  /** Whether a disagreement passes, whatever its kind. */
  Predicate<Disagreement> ofAnyKind(ClassFilter classes) {
    return entry ->
        (type.isEmpty() || classes.falls(entry.type(), type.get()))
            && (document.isEmpty() || other.isEmpty()
                ? Stream.of(document, other)
                    .allMatch(each -> each.isEmpty() || entry.involves(each.get()))
                : entry.isBetween(document.get(), other.get()));
  }

  /** Whether a disagreement passes. */
  Predicate<Disagreement> matches(ClassFilter classes) {
    return ofAnyKind(classes).and(entry -> kind.isEmpty() || entry.kind().equals(kind.get()));
  }

  /**
   * The address of the same choice with some parameters changed, given as names and values in turn;
   * an empty value leaves its parameter out.
   */
  String with(String... changes) {
    Map<String, String> parameters = new TreeMap<>();
    kind.ifPresent(each -> parameters.put("kind", ClassFilter.name(each)));
    type.ifPresent(each -> parameters.put("class", ClassFilter.name(each)));
    document.ifPresent(each -> parameters.put("document", ClassFilter.name(each)));
    other.ifPresent(each -> parameters.put("other", ClassFilter.name(each)));
    for (int i = 0; i < changes.length; i += 2) {
      parameters.put(changes[i], changes[i + 1]);
    }
    return FilterAddress.of("/disagreements", parameters);
  }
}
