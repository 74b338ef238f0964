package entente.kb;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apache.jena.graph.Node;

/** Suggestions for a mistyped name: the known node most likely meant. */
public final class DidYouMean {
  private DidYouMean() {}

  /**
   * The node whose name differs in the fewest letters, if it differs in at most a third of them.
   */
  public static Optional<Node> of(Node value, Stream<Node> known) {
    String sought = name(value);
    LevenshteinDistance distance = new LevenshteinDistance(Math.max(1, sought.length() / 3));
    return known
        .filter(each -> !each.isBlank() && !each.equals(value))
        .map(
            each -> new Candidate(each, distance.apply(sought, name(each)), isForeign(value, each)))
        .filter(each -> each.distance >= 0)
        .min(
            Comparator.comparingInt(Candidate::distance)
                .thenComparing(Candidate::foreign)
                .thenComparing(each -> each.node.toString()))
        .map(Candidate::node);
  }

  /** Whether two nodes are of different kinds or from different namespaces. */
  private static boolean isForeign(Node one, Node other) {
    return !(one.isURI() && other.isURI() && one.getNameSpace().equals(other.getNameSpace()));
  }

  private record Candidate(Node node, int distance, boolean foreign) {}

  private static String name(Node node) {
    String text =
        node.isLiteral()
            ? node.getLiteralLexicalForm()
            : node.isURI()
                ? node.getURI()
                    .substring(
                        Math.max(node.getURI().lastIndexOf('/'), node.getURI().lastIndexOf('#'))
                            + 1)
                : "";
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
