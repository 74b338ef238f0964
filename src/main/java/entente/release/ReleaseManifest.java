package entente.release;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Lists of the files of a release: for {@code sha256sum -c}, in DCAT, and for people. */
final class ReleaseManifest {
  static final String SUMS = "SHA256SUMS";
  static final String NAME = "manifest.ttl";
  private static final String IANA = "https://www.iana.org/assignments/media-types/";

  private ReleaseManifest() {}

  /** The lines that {@code sha256sum -c} reads. */
  static byte[] sums(List<ReleaseFile> entries) {
    return entries.stream()
        .map(entry -> entry.digest() + "  " + entry.name() + "\n")
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The files in DCAT with SPDX checksums. The IRIs are relative, so that they are valid wherever
   * the folder is.
   */
  static byte[] turtle(List<ReleaseFile> entries, String title, String version, String license) {
    StringBuilder out = new StringBuilder();
    out.append(
        """
        PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
        PREFIX dcterms: <http://purl.org/dc/terms/>
        PREFIX dcat: <http://www.w3.org/ns/dcat#>
        PREFIX spdx: <http://spdx.org/rdf/terms#>

        <./> a dcat:Dataset ;
          dcterms:title "%s %s"@en ;
          dcat:version "%s" ;
          dcat:isVersionOf <https://w3id.org/entente/void#entente> ;
          dcterms:license <%s> ;
          dcat:distribution
            %s .
        """
            .formatted(
                title,
                version,
                version,
                license,
                entries.stream()
                    .map(entry -> "<" + entry.name() + ">")
                    .collect(Collectors.joining(" ,\n    "))));
    entries.forEach(
        entry ->
            out.append(
                """

                <%s> a dcat:Distribution ;
                  dcterms:title "%s"@en ;
                  dcat:downloadURL <%s> ;
                  dcat:mediaType <%s> ;
                  dcat:byteSize "%d"^^xsd:nonNegativeInteger ;
                  spdx:checksum [ a spdx:Checksum ; spdx:algorithm spdx:checksumAlgorithm_sha256 ; spdx:checksumValue \
                  "%s"^^xsd:hexBinary ] .
                """
                    .formatted(
                        entry.name(),
                        entry.title(),
                        entry.name(),
                        IANA + entry.mediaType(),
                        entry.size(),
                        entry.digest())));
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A table of the files for the README, with one row for files of the same content. */
  static String table(List<ReleaseFile> entries) {
    Map<String, String> rows = new LinkedHashMap<>();
    entries.forEach(
        entry ->
            rows.merge(
                entry.title(), "`" + entry.name() + "`", (names, name) -> names + " " + name));
    return rows.entrySet().stream()
        .map(row -> "| " + row.getValue() + " | " + row.getKey() + " |\n")
        .collect(Collectors.joining());
  }
}
