package entente.web.view.time;

import entente.web.http.Messages;
import entente.web.page.TermText;
import entente.web.view.FilterOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;

/** Builds the form of the timeline: classes, actors and years, with what is chosen. */
final class TimelineForm {
  private final TimelineItems items;
  private final TimelineFilter filter;
  private final Messages messages;

  TimelineForm(TimelineItems items, TimelineFilter filter, Messages messages) {
    this.items = items;
    this.filter = filter;
    this.messages = messages;
  }

  /**
   * The form.
   *
   * @param ofActor the items of the chosen actor, whatever their class and date
   */
  TimelinePage.Filter page(List<TimelineItems.Item> ofActor) {
    List<FilterOption> kinds =
        items
            .classes()
            .choices(ofActor.stream().map(TimelineItems.Item::type).toList(), filter.kind());
    FilterOption all =
        new FilterOption(
            TimelineFilter.ALL,
            messages.say("timeline.all"),
            "",
            TermText.number(Integer.toString(ofActor.size())),
            0,
            filter.kind().isEmpty());
    List<FilterOption> families =
        Stream.concat(Stream.of(all), kinds.stream().filter(each -> each.depth() == 0))
            .map(each -> each.at(filter.with("kind", each.value())))
            .toList();
    List<FilterOption.Field> fields =
        List.of(
            FilterOption.Field.of(
                "kind",
                messages.say("timeline.kind"),
                Stream.concat(Stream.of(all), kinds.stream()).toList()),
            new FilterOption.Field("actor", messages.say("timeline.actor"), actors()));
    return new TimelinePage.Filter(
        fields, filter.period().fromText(), filter.period().toText(), families);
  }

  /**
   * The actors by class, the class of most actors first; actors with a single item are left out.
   */
  private List<FilterOption.Group> actors() {
    Map<Node, Integer> counts = new HashMap<>();
    items
        .items()
        .forEach(item -> item.actors().forEach(actor -> counts.merge(actor, 1, Integer::sum)));
    Map<String, List<FilterOption>> groups = new LinkedHashMap<>();
    Map<String, String> languages = new HashMap<>();
    items.actors().stream()
        .filter(actor -> counts.get(actor.node()) > 1 || filter.isActor(actor.node()))
        .forEach(
            actor -> {
              languages.put(actor.kind().text(), actor.kind().language());
              groups
                  .computeIfAbsent(actor.kind().text(), each -> new ArrayList<>())
                  .add(
                      new FilterOption(
                          TimelineFilter.actorName(actor.node()),
                          actor.link().text(),
                          actor.link().language(),
                          TermText.number(Integer.toString(counts.get(actor.node()))),
                          0,
                          filter.isActor(actor.node())));
            });
    FilterOption anyone =
        FilterOption.any(messages.say("timeline.anyone"), filter.actor().isEmpty());
    return Stream.concat(
            Stream.of(new FilterOption.Group("", "", List.of(anyone))),
            groups.entrySet().stream()
                .sorted(
                    Comparator.comparing(
                            (Map.Entry<String, List<FilterOption>> group) ->
                                -group.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .map(
                    group ->
                        new FilterOption.Group(
                            group.getKey(), languages.get(group.getKey()), group.getValue())))
        .toList();
  }
}
