package entente.documents;

import entente.kb.read.Location;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the evidence check found.
 *
 * @param findings what is wrong, in the order of files and lines
 * @param checks every value that is supported and by what
 */
public record EvidenceReport(List<EvidenceFinding> findings, List<Check> checks) {

  /**
   * One value that one piece of evidence or one variant supports.
   *
   * @param place where the data says so
   * @param statement thing, property and value
   * @param passage the passage, or the source, that is named
   * @param document the document's slug, or "-" when it rests on a named source
   * @param how how the value was found
   */
  public record Check(
      Location place, String statement, String passage, String document, SupportKind how) {
    @Override
    public String toString() {
      return place + ": " + how.words() + ": " + statement + " (" + passage + ")";
    }
  }

  public boolean isClean() {
    return findings.isEmpty();
  }

  /** The number of checks by document and by how the value was found. */
  public Map<String, Map<SupportKind, Long>> tally() {
    return checks.stream()
        .collect(
            Collectors.groupingBy(
                Check::document,
                TreeMap::new,
                Collectors.groupingBy(Check::how, TreeMap::new, Collectors.counting())));
  }

  /** The number of checks by how the value was found. */
  public Map<SupportKind, Long> total() {
    return checks.stream()
        .map(Check::how)
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }
}
