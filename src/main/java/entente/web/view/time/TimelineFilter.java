package entente.web.view.time;

import entente.web.http.Messages;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.Request;
import entente.web.page.PageQueries;
import entente.web.view.ClassFilter;
import entente.web.view.DateParameter;
import entente.web.view.FilterAddress;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.graph.Node;

/**
 * The parameters of the timeline.
 *
 * @param all whether every class was explicitly chosen, as opposed to no choice
 */
record TimelineFilter(Optional<Node> kind, boolean all, Optional<Node> actor, DatePeriod period) {
  /** The value of {@code kind} for every class. */
  static final String ALL = "all";

  /** The filter that a request asks for; a value that names nothing is a problem. */
  static TimelineFilter of(
      Request request, TimelineItems items, PageQueries queries, Messages messages) {
    boolean all = request.parameter("kind").filter(ALL::equals).isPresent();
    Optional<Node> kind =
        all ? Optional.empty() : items.classes().of(request, "kind", items.types());
    Optional<Node> actor =
        request
            .parameter("actor")
            .filter(text -> !text.isBlank())
            .map(
                text -> {
                  Node node = queries.named("id/" + text);
                  if (items.actors().stream().noneMatch(each -> each.node().equals(node))) {
                    throw new ProblemException(
                        Problem.notFound(
                            messages.say("timeline.no-actor", DateParameter.shown(text))));
                  }
                  return node;
                });
    DatePeriod period = DatePeriod.of(request, messages);
    if (!all && kind.isEmpty() && actor.isEmpty() && period.isOpen()) {
      // By default the class that most timelines show; everything is one click away.
      kind =
          queries.rows("timeline/default-class", Map.of()).stream()
              .map(row -> row.get("class"))
              .findFirst();
    }
    return new TimelineFilter(kind, all, actor, period);
  }

  /** The value of {@code kind} in an address. */
  String kindName() {
    return kind.map(ClassFilter::name).orElse(ALL);
  }

  boolean isActor(Node node) {
    return actor.isPresent() && actor.get().equals(node);
  }

  /** The value of {@code actor} for an actor. */
  static String actorName(Node actor) {
    return actor.getURI().replaceFirst(".*/id/", "");
  }

  /**
   * The address of the same choice with some parameters changed, given as names and values in turn;
   * an empty value leaves its parameter out.
   */
  String with(String... changes) {
    Map<String, String> parameters = new TreeMap<>();
    kind.ifPresent(each -> parameters.put("kind", ClassFilter.name(each)));
    if (all) {
      parameters.put("kind", ALL);
    }
    actor.ifPresent(each -> parameters.put("actor", actorName(each)));
    parameters.put("from", period.fromText());
    parameters.put("to", period.toText());
    for (int i = 0; i < changes.length; i += 2) {
      parameters.put(changes[i], changes[i + 1]);
    }
    return FilterAddress.of("/timeline", parameters);
  }
}
