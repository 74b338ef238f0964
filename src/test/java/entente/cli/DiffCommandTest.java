package entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.jena.atlas.json.JSON;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The output of the command {@code diff} for two dumps, and its refusal of what is no release. */
class DiffCommandTest {
  @TempDir private Path folder;

  private Path dump(String name, int troops, String term) throws IOException {
    return Files.writeString(
        folder.resolve(name),
        """
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        @prefix sh: <http://www.w3.org/ns/shacl#> .
        @prefix ent: <https://w3id.org/entente/ns/> .
        @prefix id: <https://w3id.org/entente/id/> .
        <https://w3id.org/entente/ontology> { ent:TERM rdfs:label "term"@en . }
        <https://w3id.org/entente/data> {
          <https://w3id.org/entente/id/exercise/drill> rdfs:label "Drill"@en ; ent:troops TROOPS ;
            ent:evidence [ ent:passage <https://w3id.org/entente/id/passage/one> ] .
        }
        <https://w3id.org/entente/derived> {
          <https://w3id.org/entente/id/claim/cTROOPS> a ent:Claim ; rdfs:label "Drill: troops TROOPS"@en ;
            ent:subject <https://w3id.org/entente/id/exercise/drill> ; ent:value TROOPS .
        }
        <https://w3id.org/entente/metadata> {
          <https://w3id.org/entente/id/question/strength> rdfs:label "How many?"@en ;
            sh:select "SELECT ?n { ?e <https://w3id.org/entente/ns/troops> ?n }" .
          <https://w3id.org/entente/id/question/all> rdfs:label "Which?"@en ;
            sh:select "SELECT ?e { ?e <https://w3id.org/entente/ns/troops> ?n }" .
        }
        """
            .replace("TROOPS", Integer.toString(troops))
            .replace("TERM", term));
  }

  private CommandLineCall diff(Object... arguments) {
    Object[] all = new Object[arguments.length + 2];
    all[0] = "diff";
    all[1] = "--quiet";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return CommandLineCall.of(all);
  }

  @Test
  void theTextNamesFactsTermsClaimsAndTheQuestionWhoseRowsChange() throws IOException {
    CommandLineCall call = diff(dump("a.trig", 1, "Old"), dump("b.trig", 2, "New"));
    assertEquals(0, call.status(), call.err());
    for (String line :
        new String[] {
          "Facts: 1 added, 1 removed",
          "  - exercise:drill ent:troops 1",
          "  + exercise:drill ent:troops 2",
          "  - ent:Old",
          "  + ent:New",
          "Claims: 1 added, 1 removed",
          "  + Drill: troops 2 (claim:c2)",
          "Questions with other rows: 1",
          "    - 1",
          "    + 2",
          "    by Drill: troops 2"
        }) {
      assertTrue(call.out().lines().anyMatch(line::equals), line + " is not in\n" + call.out());
    }
    assertFalse(call.out().contains("Which?"), call.out());
  }

  @Test
  void aReleaseDoesNotDifferFromItself() throws IOException {
    Path dump = dump("a.trig", 1, "Old");
    CommandLineCall call = diff(dump, dump);
    assertTrue(call.out().contains("Facts: 0 added, 0 removed"), call.out());
    assertEquals("TX .\nTC .\n", diff("--format", "patch", dump, dump).out().replace("\r\n", "\n"));
  }

  @Test
  void theJsonHasTheSameAndThePatchTheTriples() throws IOException {
    Path old = dump("a.trig", 1, "Old");
    Path now = dump("b.trig", 2, "New");
    var json = JSON.parse(diff("--format", "json", old, now).out());
    assertEquals(1, json.getObj("facts").getArray("added").count());
    assertEquals(1, json.getArray("questions").count());
    String patch = diff("--format", "patch", old, now).out();
    assertTrue(
        patch.contains(
            "A <https://w3id.org/entente/id/exercise/drill> <https://w3id.org/entente/ns/troops>"
                + " \"2\"^^<http://www.w3.org/2001/XMLSchema#integer>"
                + " <https://w3id.org/entente/data> ."),
        patch);
    assertFalse(patch.contains("_:"), "evidence that is the same does not differ\n" + patch);
  }

  @Test
  void whatIsNoReleaseIsRefusedInOneLine() throws IOException {
    Path dump = dump("a.trig", 1, "Old");
    Path damaged = Files.writeString(folder.resolve("damaged.trig"), "<a> <b> { <c> ");
    Path other = Files.writeString(folder.resolve("other.nq"), "<urn:a> <urn:b> <urn:c> .\n");
    for (Path bad : new Path[] {folder.resolve("nowhere"), folder, damaged, other}) {
      CommandLineCall call = diff(dump, bad);
      assertEquals(bad.equals(damaged) ? 1 : 2, call.status(), call.err());
      assertEquals(1, call.err().lines().count(), call.err());
      assertTrue(call.err().contains(bad.getFileName().toString()), call.err());
    }
  }
}
