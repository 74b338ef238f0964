package entente.validate.report;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The provenance of a report, enough to reproduce it: the files, the program, the settings and the
 * time.
 *
 * @param settings the settings by name
 */
public record Provenance(
    List<Reading> data,
    List<Reading> shapes,
    List<Reading> ontology,
    Map<String, String> settings,
    Instant time) {
  static final String NAME = "Entente";
  static final String HOME = "https://w3id.org/entente";

  /** A file as it was read: its name and the SHA-256 of its bytes in hexadecimal. */
  public record Reading(String name, String digest) {}

  /** The version of the program, when it runs from its jar. */
  static String version() {
    String version = Provenance.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }

  Map<String, String> digests() {
    Map<String, String> digests = new HashMap<>();
    List.of(data, shapes)
        .forEach(
            readings -> readings.forEach(reading -> digests.put(reading.name, reading.digest)));
    return digests;
  }
}
