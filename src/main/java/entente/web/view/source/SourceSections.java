package entente.web.view.source;

import entente.web.page.Addresses;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;

/** The tree of sections of a document, in the order of the text. */
final class SourceSections {
  /** The name for passages outside all sections. */
  static final String OUTSIDE = "outside";

  /** The maximum depth of sections; deeper levels are ignored. */
  private static final int DEEPEST = 5;

  private final Node document;
  private final List<CoverageStrip.Span> spans;

  /** The section that each section is part of, or null. */
  private final Map<Node, Node> parents = new LinkedHashMap<>();

  private final Map<String, Node> byName = new LinkedHashMap<>();

  /**
   * @param rows of the query {@code document/sections}
   */
  SourceSections(Node document, List<CoverageStrip.Span> spans, List<Binding> rows) {
    this.document = document;
    this.spans = spans;
    rows.forEach(row -> parents.putIfAbsent(row.get("section"), row.get("above")));
    children(null).forEach(this::add);
    if (!spans(null).isEmpty()) {
      byName.put(OUTSIDE, null);
    }
  }

  private void add(Node section) {
    String slug = Addresses.slug(section);
    String prefix = Addresses.slug(document) + "-";
    String name = slug.startsWith(prefix) ? slug.substring(prefix.length()) : slug;
    if (byName.put(name, section) == null) {
      children(section).forEach(this::add);
    }
  }

  /**
   * The sections by their names in addresses, each after its parent; null, for passages outside all
   * sections, comes last.
   */
  Map<String, Node> byName() {
    return byName;
  }

  /** The sections directly below one; the top-level sections for null. */
  List<Node> children(Node section) {
    return parents.keySet().stream()
        .filter(each -> Objects.equals(parents.get(each), section))
        .sorted(Comparator.comparingInt(this::start).thenComparing(Node::getURI))
        .toList();
  }

  /** The names of those sections among {@link #byName} that lie directly below one. */
  List<String> childNames(Node section) {
    return names(each -> section != null && each != null && section.equals(parents.get(each)));
  }

  /** The names of the sections that one is part of, the outermost first. */
  List<String> ancestorNames(Node section) {
    List<Node> ancestors = new ArrayList<>();
    for (Node each = section == null ? null : parents.get(section);
        each != null && ancestors.size() < DEEPEST;
        each = parents.get(each)) {
      ancestors.add(0, each);
    }
    return ancestors.stream().flatMap(each -> names(each::equals).stream().limit(1)).toList();
  }

  private List<String> names(Predicate<Node> sections) {
    return byName.entrySet().stream()
        .filter(each -> sections.test(each.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The number of sections around one. */
  int depth(Node section) {
    int depth = 0;
    for (Node at = section == null ? null : parents.get(section);
        at != null && depth < DEEPEST;
        at = parents.get(at)) {
      depth++;
    }
    return depth;
  }

  /** The offset at which the first passage of a section, or of one below it, begins. */
  private int start(Node section) {
    return spans.stream()
        .filter(span -> isWithin(span.section(), section))
        .mapToInt(CoverageStrip.Span::start)
        .min()
        .orElse(Integer.MAX_VALUE);
  }

  private boolean isWithin(Node inner, Node section) {
    Node at = inner;
    for (int i = 0; at != null && i <= parents.size(); i++) {
      if (at.equals(section)) {
        return true;
      }
      at = parents.get(at);
    }
    return false;
  }

  /** The passages and omissions of a section itself; for null, those outside all sections. */
  List<CoverageStrip.Span> spans(Node section) {
    return spans.stream().filter(span -> Objects.equals(span.section(), section)).toList();
  }
}
