package entente.validate.report;

import entente.kb.format.Sha256;
import entente.kb.format.Text;
import entente.kb.read.Location;
import entente.kb.read.RdfSource;
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
import java.util.regex.Pattern;

/**
 * The source lines that a report quotes. Each file is read once more, and only these lines are
 * kept.
 */
public final class Excerpts {
  private static final Pattern IN_A_TERM = Pattern.compile("[^\\s;,\\[\\](){}]");

  /** A longer line is cut around its mark. */
  private static final int MAX_WIDTH = 160;

  private static final int BEFORE = 60;
  private final Map<String, RdfSource> sources = new HashMap<>();
  private final Map<String, BitSet> wanted = new HashMap<>();
  private final Map<String, Map<Integer, String>> lines = new HashMap<>();
  private final Map<String, String> digests;

  /**
   * Lines at these locations, and one line on either side.
   *
   * @param digests digests of the files as validated, by name; a file that has changed since gives
   *     no lines
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

  /** The line at a location, read from the sources as they are now. */
  public static Optional<Excerpt> at(Location place, List<RdfSource> sources) {
    return new Excerpts(sources, List.of(place), Map.of()).at(place);
  }

  /** The line at a location, if there is one, with the term there marked. */
  Optional<Excerpt> at(Location place) {
    return line(place)
        .map(
            line -> {
              int begin = begin(line, place);
              if (line.length() <= MAX_WIDTH) {
                return new Excerpt(place.line(), line, begin, end(line, begin, line.length()));
              }
              int from = Math.max(0, begin - BEFORE);
              int to = Math.min(line.length(), from + MAX_WIDTH);
              String before = from > 0 ? "…" : "";
              int shift = before.length() - from;
              return new Excerpt(
                  place.line(),
                  before + line.substring(from, to) + (to < line.length() ? "…" : ""),
                  begin + shift,
                  end(line, begin, to) + shift);
            });
  }

  /** The beginning of a line near a location. */
  Optional<String> near(Location place, int number) {
    return line(place, number).map(line -> Text.cut(line, MAX_WIDTH));
  }

  /** The whole line at a location. */
  Optional<String> line(Location place) {
    return line(place, place.line());
  }

  private Optional<String> line(Location place, int number) {
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

  /** The offset in the line, from 0, where the mark begins. */
  static int begin(String line, Location place) {
    return Math.max(1, Math.min(place.column(), line.length() + 1)) - 1;
  }

  /** The offset after the term that begins there, at most {@code limit}. */
  static int end(String line, int begin, int limit) {
    if (begin >= limit) {
      return limit;
    }
    int end = begin + 1;
    char first = line.charAt(begin);
    if (first == '<' || first == '"') {
      char close = first == '<' ? '>' : '"';
      while (end < limit && (line.charAt(end) != close || line.charAt(end - 1) == '\\')) {
        end++;
      }
      end = Math.min(limit, end + 1);
    }
    while (end < limit && IN_A_TERM.matcher(line.substring(end, end + 1)).matches()) {
      end++;
    }
    return end > begin + 1 && line.charAt(end - 1) == '.' ? end - 1 : end;
  }
}
