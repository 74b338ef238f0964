package entente.documents;

import entente.kb.read.Location;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The result of the evidence check.
 *
 * @param findings the errors, in the order of files and lines
 * @param checks every supported value with its support
 */
public record EvidenceReport(List<EvidenceFinding> findings, List<Check> checks) {

  /**
   * A value that is supported by a piece of evidence or a variant.
   *
   * @param place the location in the data
   * @param statement thing, property and value
   * @param passage the passage, or the source, that is named
   * @param document the document's slug, or "-" if it rests on a named source
   * @param support the kind of support
   */
  public record Check(
      Location place, String statement, String passage, String document, SupportKind support) {
    @Override
    public String toString() {
      return place + ": " + support.words() + ": " + statement + " (" + passage + ")";
    }
  }

  public boolean isClean() {
    return findings.isEmpty();
  }

  /** The number of checks by document and kind of support. */
  public Map<String, Map<SupportKind, Long>> tally() {
    return checks.stream()
        .collect(
            Collectors.groupingBy(
                Check::document,
                TreeMap::new,
                Collectors.groupingBy(Check::support, TreeMap::new, Collectors.counting())));
  }

  /** The number of checks by kind of support. */
  public Map<SupportKind, Long> total() {
    return checks.stream()
        .map(Check::support)
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }
}
