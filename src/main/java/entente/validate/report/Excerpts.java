package entente.validate.report;

import entente.kb.read.Location;
import entente.kb.read.RdfSource;
import entente.kb.read.Sha256;
import entente.kb.read.Text;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The lines of files that a report shows; each file is read once more, and only these lines are
 * kept.
 */
final class Excerpts {
  private static final String ENDS_A_TERM = "\\s;,\\[\\](){}";

  /** A line that is longer is cut around its mark. */
  private static final int WIDEST = 160;

  private static final int BEFORE = 60;
  private final Map<String, RdfSource> sources = new HashMap<>();
  private final Map<String, BitSet> wanted = new HashMap<>();
  private final Map<String, Map<Integer, String>> lines = new HashMap<>();
  private final Map<String, String> digests;

  /**
   * {@code digests} are those of the files as they were checked; of a file that is another one by
   * now nothing is shown.
   */
  Excerpts(List<RdfSource> sources, List<Location> places, Map<String, String> digests) {
    this.digests = digests;
    sources.forEach(source -> this.sources.put(source.name(), source));
    places.forEach(
        place ->
            wanted
                .computeIfAbsent(place.file(), file -> new BitSet())
                .set(Math.max(0, place.line() - 1), place.line() + 2));
  }

  /**
   * A line as it is shown.
   *
   * @param begin where in it the mark begins, from 0
   * @param end where the mark ends
   */
  record Shown(String text, int begin, int end) {

    /** As text in a terminal has it: the line with its number, and a line below with the mark. */
    String marked(int number, AnsiStyle paint) {
      return String.format("%5d | %s%n", number, AnsiStyle.harmless(text))
          + "      | "
          + text.substring(0, begin).replaceAll("[^\t]", " ")
          + paint.mark("^" + "~".repeat(Math.max(0, end - begin - 1)));
    }
  }

  /** The one line of a place in one of the files as they are now. */
  static Optional<Shown> of(Location place, List<RdfSource> sources) {
    return new Excerpts(sources, List.of(place), Map.of()).shown(place);
  }

  /** The line of a place, if there is one to show, with what is marked in it. */
  Optional<Shown> shown(Location place) {
    return line(place)
        .map(
            line -> {
              int begin = begin(line, place);
              int end = end(line, begin);
              if (line.length() <= WIDEST) {
                return new Shown(line, begin, end);
              }
              int from = Math.max(0, begin - BEFORE);
              int to = Math.min(line.length(), from + WIDEST);
              String before = from > 0 ? "…" : "";
              int shift = before.length() - from;
              return new Shown(
                  before + line.substring(from, to) + (to < line.length() ? "…" : ""),
                  begin + shift,
                  Math.min(end, to) + shift);
            });
  }

  /** A line near a place, of which the beginning is enough. */
  Optional<String> near(Location place, int number) {
    return line(place, number).map(line -> Text.cut(line, WIDEST));
  }

  /** The line of a place, if there is one. */
  Optional<String> line(Location place) {
    return line(place, place.line());
  }

  /** A line near a place. */
  Optional<String> line(Location place, int number) {
    return number < 1
        ? Optional.empty()
        : Optional.ofNullable(lines.computeIfAbsent(place.file(), this::read).get(number));
  }

  private Map<Integer, String> read(String file) {
    RdfSource source = sources.get(file);
    if (source == null) {
      return Map.of();
    }
    Map<Integer, String> found = new TreeMap<>();
    DigestInputStream bytes = new DigestInputStream(source.stream(), Sha256.digest());
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
      String line = reader.readLine();
      for (int number = 1; line != null; number++) {
        if (wanted.get(file).get(number)) {
          found.put(number, line);
        }
        line = reader.readLine();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String digest = Sha256.hex(bytes.getMessageDigest().digest());
    return digests.getOrDefault(file, digest).equals(digest) ? found : Map.of();
  }

  /** The column in the line, from 0, where the mark begins. */
  static int begin(String line, Location place) {
    return Math.max(1, Math.min(place.column(), line.length() + 1)) - 1;
  }

  /** Where the term ends that begins there. */
  static int end(String line, int begin) {
    if (begin >= line.length()) {
      return line.length();
    }
    int end = begin + 1;
    char first = line.charAt(begin);
    if (first == '<' || first == '"') {
      char close = first == '<' ? '>' : '"';
      while (end < line.length() && (line.charAt(end) != close || line.charAt(end - 1) == '\\')) {
        end++;
      }
      end = Math.min(line.length(), end + 1);
    }
    while (end < line.length() && ("" + line.charAt(end)).matches("[^" + ENDS_A_TERM + "]")) {
      end++;
    }
    return end > begin + 1 && line.charAt(end - 1) == '.' ? end - 1 : end;
  }
}
