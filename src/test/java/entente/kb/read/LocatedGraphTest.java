package entente.kb.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The locations of nodes and triples in a file, to the character. */
class LocatedGraphTest {
  private static final String TEXT =
      """
      @prefix ex: <http://example.org/> .

      ex:otter a ex:Boat ;
        ex:length 12 , "zw\u00f6lf \ud834\udd1e"@de ; ex:built "1931"^^ex:year ;
        ex:sister ex:heron ,
          ex:stork ;
        ex:evidence
          [ ex:says ex:built ] ,
          [ ex:says ex:length ] ;
        ex:crew ( ex:ada ex:bo ) .
      ex:heron ex:sister ex:otter .
      """;

  @TempDir private Path folder;

  private LocatedGraph read(String name, String text) throws IOException {
    return LocatedGraph.read(
        List.of(RdfSource.of(name, Files.writeString(folder.resolve(name), text))));
  }

  private static Node ex(String name) {
    return NodeFactory.createURI("http://example.org/" + name);
  }

  @ParameterizedTest
  @CsvSource({
    "otter, length, 4, 13",
    "otter, built, 4, 43",
    "otter, sister, 5, 13",
    "heron, sister, 11, 20",
    "otter, crew, 10, 13"
  })
  void aTripleIsLocatedAtItsFirstObject(String subject, String predicate, int line, int column)
      throws IOException {
    LocatedGraph graph = read("boats.ttl", TEXT);
    Location place =
        graph.graph().find(ex(subject), ex(predicate), Node.ANY).toList().stream()
            .map(triple -> graph.placeOf(triple).orElseThrow())
            .sorted()
            .findFirst()
            .orElseThrow();
    assertEquals(new Location("boats.ttl", line, column), place);
  }

  @Test
  void aColumnCountsCharactersAsEditorsDo() throws IOException {
    LocatedGraph graph = read("boats.ttl", TEXT);
    Triple german =
        graph.graph().find(ex("otter"), ex("length"), Node.ANY).toList().stream()
            .filter(triple -> triple.getObject().getLiteralLanguage().equals("de"))
            .findFirst()
            .orElseThrow();
    assertEquals(new Location("boats.ttl", 4, 18), graph.placeOf(german).orElseThrow());
  }

  @Test
  void aCharacterMayLieAcrossTheEndOfAPortion() throws IOException {
    LocatedGraph graph = read("long.ttl", "#" + "\u2014".repeat(30_000) + "\n" + TEXT);
    assertEquals(new Location("long.ttl", 4, 1), graph.placeOf(ex("otter")).orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({"2", "65000", "65100", "65150", "65200", "65536", "200000"})
  void aCharacterThatIsCutOffIsFoundWhereverItIs(int column) throws IOException {
    byte[] bytes =
        (TEXT + "#" + "x".repeat(column - 2) + "\u2014").getBytes(StandardCharsets.UTF_8);
    Path file = Files.write(folder.resolve("cut.ttl"), Arrays.copyOf(bytes, bytes.length - 1));
    InputException fault =
        assertThrows(
            InputException.class, () -> LocatedGraph.read(List.of(RdfSource.of("cut.ttl", file))));
    assertTrue(
        fault.getMessage().contains("cut.ttl:12:" + column + ": a byte that is not UTF-8"),
        fault.getMessage());
  }

  @Test
  void aThingIsLocatedWhereItIsFirstASubject() throws IOException {
    LocatedGraph graph = read("boats.ttl", TEXT);
    assertEquals(new Location("boats.ttl", 3, 1), graph.placeOf(ex("otter")).orElseThrow());
    assertEquals(new Location("boats.ttl", 11, 1), graph.placeOf(ex("heron")).orElseThrow());
    Node second = graph.graph().find(Node.ANY, ex("says"), ex("length")).next().getSubject();
    assertEquals(new Location("boats.ttl", 9, 5), graph.placeOf(second).orElseThrow());
  }

  @Test
  void nTriplesHavePlacesToo() throws IOException {
    LocatedGraph graph =
        read("boats.nt", "<http://example.org/otter> <http://example.org/length> \"12\" .\n");
    assertEquals(
        new Location("boats.nt", 1, 56), graph.placeOf(graph.graph().find().next()).orElseThrow());
  }

  @Test
  void aBadLiteralIsAFaultThatNamesItsPlace() throws IOException {
    InputException fault =
        assertThrows(
            InputException.class,
            () ->
                read(
                    "bad.ttl",
                    "<a:b> <a:c>\n  \"2016-13-45\"^^<http://www.w3.org/2001/XMLSchema#date> .\n"));
    assertEquals(1, fault.status());
    assertEquals("bad.ttl:2:3", fault.getMessage().split(": ")[0]);
    assertTrue(
        fault
            .getMessage()
            .endsWith("such as a day that exists in the calendar, or use another datatype"),
        fault.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a.ttl | `@prefix ent: <a:> .\nent:x a etn:Y .` | write ent:, which is declared
          a.ttl | ex:otter a skos:Concept . | declare it at the beginning of the file: @prefix ex: <…> .
          a.ttl | <a:b> a skos:Concept . | declare it at the beginning of the file: @prefix skos: \
          <http://www.w3.org/2004/02/skos/core#> .
          a.ttl | `<a:b> a <a:c>\n<a:d> a <a:e> .` | end the statement before it with a dot, or continue it after a \
          semicolon
          a.ttl | `<a:b> <a:c> "d\n" .` | close the quotes on the same line, or use triple quotes around a text of \
          several lines
          a.ttl | `<?xml version="1.0"?><rdf:RDF/>` | this looks like RDF/XML, and is read as Turtle because of its \
          file extension or media type
          a.ttl | {"@id": "a:b"} | this looks like JSON-LD, and is read as Turtle because of its file extension or \
          media type
          a.ttl | `<!DOCTYPE html><html>` | this looks like an HTML page, not like Turtle
          a.nt | @prefix ex: <a:> . | this looks like Turtle, and is read as N-Triples because of its file extension \
          or media type
          a.rdf | PREFIX ex: <a:> | this looks like Turtle, and is read as RDF/XML because of its file extension or \
          media type
          """)
  void aParseErrorIsReportedWithARemedy(String name, String text, String remedy) {
    InputException fault =
        assertThrows(InputException.class, () -> read(name, text.replace("\\n", "\n")));
    assertTrue(fault.getMessage().matches(name + ":\\d+:\\d+: [^;]+; .*"), fault.getMessage());
    assertTrue(fault.getMessage().endsWith("; " + remedy), fault.getMessage());
  }

  @Test
  void aCompressedFileIsReportedWithTheAdviceToUnpackIt() throws IOException {
    Path file = Files.write(folder.resolve("a.ttl.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0});
    assertEquals(
        "a.ttl.gz:1:2: this is compressed by gzip; unpack it first",
        assertThrows(
                InputException.class,
                () -> LocatedGraph.read(List.of(RdfSource.of("a.ttl.gz", file))))
            .getMessage());
  }

  @Test
  void aThingWhoseKindIsSaidInTwoBlocksHasTwoDescriptions() throws IOException {
    LocatedGraph graph =
        read(
            "boats.ttl",
            TEXT
                + "ex:stork a ex:Boat , ex:Ship .\n"
                + "ex:otter ex:length 13 .\n"
                + "ex:otter a ex:Boat .\n");
    assertEquals(
        List.of(new Location("boats.ttl", 3, 1), new Location("boats.ttl", 14, 1)),
        graph.descriptionsOf(ex("otter")));
    assertEquals(List.of(new Location("boats.ttl", 12, 1)), graph.descriptionsOf(ex("stork")));
    assertEquals(List.of(), graph.descriptionsOf(ex("heron")));
  }

  @Test
  void namedGraphsAreReadAsOneGraphWithTheirPlaces() throws IOException {
    LocatedGraph graph =
        read(
            "boats.trig",
            "@prefix ex: <http://example.org/> .\n"
                + "ex:one { ex:otter ex:length 12 }\n"
                + "ex:two { ex:heron ex:length 13 }\n");
    assertEquals(2, graph.graph().size());
    assertEquals(new Location("boats.trig", 3, 10), graph.placeOf(ex("heron")).orElseThrow());
  }

  @Test
  void aLanguageThatIsNoRdfIsAFaultOfInvocation() {
    assertEquals(2, assertThrows(InputException.class, () -> read("boats.srj", "")).status());
  }
}
