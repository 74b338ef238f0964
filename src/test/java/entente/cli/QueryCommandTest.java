package entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryCommandTest {
  private record Outcome(int status, String out, String err) {}

  private static Outcome query(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] all = new String[arguments.length + 1];
    all[0] = "query";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    int status = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), all);
    assertFalse(err.toString().contains("\tat "), err.toString());
    return new Outcome(status, out.toString(), err.toString());
  }

  @Test
  void prefixesOfTheProjectNeedNotBeDeclared() {
    Outcome outcome =
        query("SELECT ?name { organization:sco rdfs:label ?name FILTER(LANG(?name) = \"en\") }");
    assertEquals(0, outcome.status());
    assertTrue(outcome.out().contains("Shanghai Cooperation Organization\n(1 row)"), outcome.out());
  }

  @Test
  void csvTakesTheFormOfTheStandard() {
    assertEquals(
        "code\r\nCHN\r\n",
        query("SELECT ?code { state:china ent:iso3166 ?code }", "--format", "csv").out());
  }

  @Test
  void constructGivesTurtleThatSaysTheSame() {
    Outcome outcome =
        query("CONSTRUCT { ?s ent:iso3166 ?o } { VALUES ?s { state:china } ?s ent:iso3166 ?o }");
    assertTrue(
        outcome.out().contains("ent:iso3166") && outcome.out().contains("\"CHN\""), outcome.out());
  }

  @Test
  void aFormatThatDoesNotFitIsRefusedWithTheOnesThatDo() {
    Outcome outcome = query("SELECT * { ?s a ent:State }", "--format", "turtle");
    assertEquals(2, outcome.status());
    assertTrue(outcome.err().contains("use table, csv, tsv, json or xml"), outcome.err());
  }

  @Test
  void aSyntaxErrorNamesFileLineAndColumn(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("broken.rq"), "SELECT *\nWHERE { ?s ?p ");
    Outcome outcome = query(file.toString());
    assertEquals(2, outcome.status());
    assertTrue(outcome.err().contains("broken.rq:2:"), outcome.err());
  }

  @Test
  void aFileThatIsNotThereIsReportedByName() {
    Outcome outcome = query("nowhere.rq");
    assertEquals(2, outcome.status());
    assertTrue(outcome.err().contains("nowhere.rq: no such file"), outcome.err());
  }

  @Test
  void noOtherEndpointIsEverAsked() {
    Outcome outcome = query("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }");
    assertEquals(2, outcome.status());
    assertTrue(outcome.err().contains("SERVICE is not supported"), outcome.err());
    assertEquals("", outcome.out());
  }
}
