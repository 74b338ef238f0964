package entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Output, places and exit status of {@code validate}. */
class ValidateCommandTest {
  private static final String SHAPES =
      """
      @prefix sh: <http://www.w3.org/ns/shacl#> .
      @prefix ex: <http://example.org/> .
      ex:Boat a sh:NodeShape ; sh:targetClass ex:Boat ; sh:property ex:Boat-length .
      ex:Boat-length a sh:PropertyShape ; sh:path ex:length ; sh:maxInclusive 100 ; sh:minCount 1 ; sh:message "Give \
      the length in metres." .
      """;

  @TempDir private Path folder;

  private static CommandLineCall run(Object... arguments) {
    return CommandLineCall.of(
        Stream.concat(Stream.of("validate"), Arrays.stream(arguments)).toArray());
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Path boat(String length) throws IOException {
    return file(
        "boat.ttl",
        "@prefix ex: <http://example.org/> .\n\nex:otter a ex:Boat ;\n  ex:length "
            + length
            + " .\n");
  }

  private CommandLineCall check(Path data, String shapes) throws IOException {
    return run(data, "--shapes", file("shapes.ttl", shapes));
  }

  @Test
  void conformingDataExits0() throws IOException {
    CommandLineCall run = check(boat("12"), SHAPES);
    assertEquals(0, run.status(), run.err());
    assertEquals("conforms: 1 thing checked\n", run.out());
    assertEquals("entente: validating 1 file against 1 shapes file\n", run.err());
  }

  @Test
  void aViolationExits1AndPointsAtTheValue() throws IOException {
    Path data = boat("120");
    CommandLineCall run = check(data, SHAPES);
    assertEquals(1, run.status());
    assertEquals(
        data
            + """
            :4:13: violation: Give the length in metres.
                4 |   ex:length 120 .
                  |             ^~~
                  thing: ex:otter, property: ex:length, value: 120
                  shape: ex:Boat-length at SHAPES
            1 finding in 1 thing checked
            """
                .replace("SHAPES", data.resolveSibling("shapes.ttl") + ":4:1"),
        run.out());
  }

  @Test
  void whatCannotBeParsedIsShownWithItsLine() throws IOException {
    Path wrong = file("wrong.ttl", "@prefix ex: <http://example.org/> .\nex:otter a xe:Boat .\n");
    String told =
        "entente: "
            + wrong
            + """
            :2:12: Undefined prefix: xe; write ex:, which is declared
                2 | ex:otter a xe:Boat .
                  |            ^~~~~~~
            """;
    assertEquals(told, run("--quiet", wrong, "--shapes", file("shapes.ttl", SHAPES)).err());
    assertEquals(told, run("--quiet", boat("12"), "--shapes", wrong).err());
  }

  @Test
  void nothingThatIsReadGivesOrdersToATerminal() throws IOException {
    String shapes = SHAPES.replace("Give the length", "Give \\u001B[32m the length");
    CommandLineCall found = check(boat("\"\\u001B[31m\", \"a\u001B[31m\""), shapes);
    assertEquals(1, found.status());
    CommandLineCall unread = check(boat("\u001B[31m"), shapes);
    assertEquals(2, unread.status());
    assertTrue(
        (found.out() + unread.err()).chars().noneMatch(each -> each == 0x1B),
        found.out() + unread.err());
    assertTrue(
        found.out().contains("Give \u241B[32m the length")
            && found.out().contains("value: \"a\u241B[31m\""),
        found.out());
  }

  @Test
  void aLongLineIsCutAroundItsMark() throws IOException {
    Path data =
        file(
            "boat.ttl",
            "@prefix ex: <http://example.org/> . ex:otter a ex:Boat ; ex:name \""
                + "x".repeat(500)
                + "\" ; ex:length 120 ; ex:note \""
                + "y".repeat(500)
                + "\" .\n");
    String out = check(data, SHAPES).out();
    assertTrue(
        out.contains(
            "\n    1 | …"
                + "x".repeat(46)
                + "\" ; ex:length 120 ; ex:note \""
                + "y".repeat(85)
                + "…\n      | "
                + " ".repeat(61)
                + "^~~\n"),
        out);
  }

  @Test
  void aFolderMeansTheFilesInIt() throws IOException {
    boat("12");
    file(
        "second.nt",
        "<http://example.org/heron> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
            + " <http://example.org/Boat> .\n");
    Path shapes =
        Files.writeString(
            Files.createDirectory(folder.resolve("rules")).resolve("shapes.ttl"), SHAPES);
    Path data = Files.createDirectory(folder.resolve("data"));
    Files.move(folder.resolve("boat.ttl"), data.resolve("boat.ttl"));
    Files.move(folder.resolve("second.nt"), data.resolve("second.nt"));
    CommandLineCall run = run(data, "--shapes", shapes.getParent());
    assertEquals(1, run.status());
    assertTrue(run.out().startsWith(data.resolve("second.nt") + ":1:1: violation"), run.out());
    assertTrue(run.out().endsWith("1 finding in 2 things checked\n"), run.out());
  }

  @Test
  void brokenTurtleExits2AndNamesLineAndColumn() throws IOException {
    Path data =
        file(
            "broken.ttl",
            "@prefix ex: <http://example.org/> .\nex:otter a ex:Boat ;;\n  ex:length [ .\n");
    CommandLineCall run = check(data, SHAPES);
    assertEquals(2, run.status());
    assertTrue(run.err().contains("entente: " + data + ":3:"), run.err());
    assertFalse(run.err().contains("\tat "), "no stack trace");
    assertEquals("", run.out());
  }

  @Test
  void aByteThatIsNotUtf8Exits2AndNamesLineAndColumn() throws IOException {
    Path data =
        Files.write(
            folder.resolve("latin.ttl"),
            "<a:b> <a:c>\n  \"caf\u00e9\" .\n".getBytes(StandardCharsets.ISO_8859_1));
    CommandLineCall run = check(data, SHAPES);
    assertEquals(2, run.status());
    assertTrue(run.err().contains("latin.ttl:2:7: a byte that is not UTF-8"), run.err());
  }

  @Test
  void aMissingFileExits2() throws IOException {
    CommandLineCall run = check(folder.resolve("nowhere.ttl"), SHAPES);
    assertEquals(2, run.status());
    assertTrue(run.err().contains("nowhere.ttl: no such file"), run.err());
  }

  @Test
  void aFolderWithoutRdfExits2() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    CommandLineCall run = check(empty, SHAPES);
    assertEquals(2, run.status());
    assertTrue(run.err().contains("empty: contains no file that ends in .ttl"), run.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "this is not Turtle",
        "@prefix sh: <http://www.w3.org/ns/shacl#> . <a:b> a sh:NodeShape ; sh:targetNode <a:c> ;"
            + " sh:sparql [ sh:select \"SELEKT $this {}\" ] .",
        "@prefix sh: <http://www.w3.org/ns/shacl#> . <a:b> a sh:NodeShape ; sh:targetNode <a:c> ;"
            + " sh:pattern \"(\" ."
      })
  void shapesThatCannotBeUsedExit2(String shapes) throws IOException {
    CommandLineCall run = check(boat("12"), shapes);
    assertEquals(2, run.status(), run.out() + run.err());
    assertTrue(run.err().lines().count() <= 3 && !run.err().contains("unexpected"), run.err());
  }

  @Test
  void shapesThatAreNotWellFormedArePointedAt() throws IOException {
    CommandLineCall run =
        check(
            boat("12"),
            "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
                + "<a:b> a sh:NodeShape ; sh:targetNode <a:c> ;\n"
                + "  sh:property [ sh:minCount 1 ] .\n");
    assertEquals(2, run.status());
    assertTrue(
        run.err()
            .contains(
                "shapes.ttl:3:15: violation: At least one value must be given.\n"
                    + "    3 |   sh:property [ sh:minCount 1 ] .\n"
                    + "      |               ^\n"),
        run.err());
    assertTrue(run.err().contains("property: sh:path"), run.err());
    assertTrue(
        run.err()
            .contains(
                "entente: the shapes cannot be used: they are not well-formed by SHACL for"
                    + " SHACL\n"),
        run.err());
  }

  @Test
  void whatOfTheShapesDoesNothingIsSaid() throws IOException {
    CommandLineCall run =
        check(
            boat("12"),
            SHAPES
                + "ex:Boat-length sh:maxInclusiv 3 .\n"
                + "ex:Raft a sh:NodeShape ; sh:targetClass ex:Boat ; sh:deactivated true .\n"
                + "ex:Boat sh:rule [] .\n");
    assertEquals(0, run.status(), run.err());
    assertTrue(
        run.out()
            .contains(
                "warning: sh:maxInclusiv is not a term of SHACL; write sh:maxInclusive. It checks"
                    + " nothing"),
        run.out());
    assertTrue(run.out().contains("info: ex:Raft is deactivated and checks nothing"), run.out());
    assertTrue(
        run.out().contains("warning: sh:rule belongs to an unsupported extension of SHACL"),
        run.out());
    Path idle =
        file(
            "idle.ttl",
            "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
                + "<http://example.org/Train> a sh:NodeShape ; sh:targetClass"
                + " <http://example.org/Train> ; sh:nodeKind sh:IRI .\n");
    assertTrue(
        run(boat("12"), "--shapes", file("shapes.ttl", SHAPES), idle)
            .out()
            .contains("idle.ttl: warning: none of its 1 targets is in the data"));
  }

  @Test
  void slipsBesideTheShapesAreSaidAndFailWhenStrict() throws IOException {
    Path data =
        file(
            "drill.ttl",
            """
            @prefix ent: <https://w3id.org/entente/ns/> .
            @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
            @prefix place: <https://w3id.org/entente/id/place/> .
            @prefix ex: <http://example.org/> .
            @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
            ex:otter a ex:Boat ; ex:length 12 ; ent:trops 5 ; ex:built "2005-02-30"^^xsd:date ; ex:port ex:otters .
            ex:one skos:broader ex:two . ex:two skos:broader ex:one .
            """);
    Path shapes = file("shapes.ttl", SHAPES);
    CommandLineCall run = run(data, "--shapes", shapes);
    assertEquals(0, run.status(), run.err());
    assertTrue(
        run.out()
            .contains("drill.ttl:6:47: warning: ent:trops is not declared; write ent:troops\n"),
        run.out());
    assertTrue(
        run.out()
            .contains(
                "drill.ttl:6:60: warning: Lexical form '2005-02-30' not valid for datatype XSD"
                    + " date: write "),
        run.out());
    assertTrue(
        run.out().contains("warning: ex:otters is not described; write ex:otter\n"), run.out());
    assertEquals(1, run.out().split("forms a cycle", -1).length - 1, run.out());
    assertEquals(1, run(data, "--strict", "--shapes", shapes).status());
  }

  @Test
  void theSeverityFromWhichItFailsCanBeChosen() throws IOException {
    Path shapes =
        file(
            "shapes.ttl",
            SHAPES.replace("sh:minCount 1", "sh:minCount 1 ; sh:severity sh:Warning"));
    assertEquals(1, run(boat("120"), "--shapes", shapes).status());
    assertEquals(1, run(boat("120"), "--fail-on", "warning", "--shapes", shapes).status());
    assertEquals(0, run(boat("120"), "--fail-on", "violation", "--shapes", shapes).status());
  }

  @Test
  void soManyFindingsAreShownAsAreAskedForAndAllAreCounted() throws IOException {
    Path data =
        file(
            "boats.ttl",
            "@prefix ex: <http://example.org/> .\n"
                + "ex:a a ex:Boat . ex:b a ex:Boat . ex:c a ex:Boat .\n");
    CommandLineCall run = run(data, "--limit", "1", "--shapes", file("shapes.ttl", SHAPES));
    assertEquals(1, run.status());
    assertEquals(1, run.out().split(": violation: ", -1).length - 1, run.out());
    assertTrue(
        run.out().endsWith("3 findings in 3 things checked, of which 1 are shown\n"), run.out());
  }

  @Test
  void namedGraphsAreReadWithTheirPlaces() throws IOException {
    Path trig =
        file(
            "boat.trig",
            "@prefix ex: <http://example.org/> .\n"
                + "ex:g {\n"
                + "  ex:otter a ex:Boat ;\n"
                + "    ex:length 120 .\n"
                + "}\n");
    CommandLineCall run = run(trig, "--shapes", file("shapes.ttl", SHAPES));
    assertTrue(
        run.out().contains("boat.trig:4:15: violation: Give the length in metres."), run.out());
    Path quads =
        file(
            "boat.nq",
            "<http://example.org/otter> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
                + " <http://example.org/Boat> <http://example.org/g> .\n");
    assertTrue(
        run(quads, "--shapes", file("shapes.ttl", SHAPES))
            .out()
            .contains("boat.nq:1:1: violation: Give the length in metres."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text",
        "json",
        "sarif",
        "junit",
        "html",
        "turtle",
        "ntriples",
        "jsonld",
        "rdfxml"
      })
  void nothingCheckedIsNotConformanceInAnyForm(String format) throws IOException {
    CommandLineCall run =
        run(
            file("empty.ttl", "<a:b> <a:c> <a:d> .\n"),
            "--shapes",
            file("shapes.ttl", SHAPES),
            "--format",
            format);
    assertEquals(1, run.status());
    assertTrue(
        run.out().contains("nothing was checked")
            || format.equals("json") && run.out().replace(" ", "").contains("\"conforms\":false"),
        run.out());
    assertFalse(
        run.out().contains("conforms true") || run.out().contains("\"conforms\" : true"),
        run.out());
  }

  @Test
  void anUnknownFormatExits2AndNamesTheOffers() {
    CommandLineCall run = run("--format", "pdf");
    assertEquals(2, run.status());
    assertTrue(run.err().contains("sarif"), run.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT $this WHERE { SERVICE <http://127.0.0.1:PORT/> { $this ?p ?o } }",
        "SELECT $this WHERE { SERVICE SILENT <http://127.0.0.1:PORT/> { $this ?p ?o } }",
        "SELECT $this WHERE { $this ?p ?o FILTER NOT EXISTS { SERVICE SILENT ?o { $this ?p ?o } }"
            + " }",
        "SELECT $this WHERE { { SELECT $this WHERE { SERVICE <http://127.0.0.1:PORT/> { } } } }"
      })
  void aRuleThatAsksAnotherServerIsRefused(String select) throws IOException {
    withServer(
        port -> {
          CommandLineCall run =
              check(
                  boat("12"),
                  SHAPES.replace(
                      "sh:targetClass ex:Boat ;",
                      "sh:targetClass ex:Boat ; sh:sparql [ sh:select \""
                          + select.replace("PORT", port)
                          + "\" ] ;"));
          assertEquals(2, run.status());
          assertTrue(run.err().contains("SERVICE"), run.err());
        });
  }

  @Test
  void importsOfShapesAreNotFollowed() throws IOException {
    withServer(
        port ->
            assertEquals(
                0,
                check(
                        boat("12"),
                        SHAPES
                            + "<http://example.org/shapes> a"
                            + " <http://www.w3.org/2002/07/owl#Ontology> ;"
                            + " <http://www.w3.org/2002/07/owl#imports> <http://127.0.0.1:"
                            + port
                            + "/more> .")
                    .status()));
  }

  @Test
  void importsOfDataAreNotFollowed() throws IOException {
    withServer(
        port ->
            assertEquals(
                0,
                check(
                        file(
                            "importing.ttl",
                            "<http://example.org/otter> a <http://example.org/Boat> ;"
                                + " <http://example.org/length> 12 .\n"
                                + "<http://example.org/data>"
                                + " <http://www.w3.org/2002/07/owl#imports> <http://127.0.0.1:"
                                + port
                                + "/more> ."),
                        SHAPES)
                    .status()));
  }

  @Test
  void aRuleThatNamesAnotherDataSetOpensNothing() throws IOException {
    withServer(
        port ->
            check(
                boat("12"),
                SHAPES.replace(
                    "sh:targetClass ex:Boat ;",
                    "sh:targetClass ex:Boat ; sh:sparql [ sh:select \"SELECT $this FROM"
                        + " <http://127.0.0.1:"
                        + port
                        + "/more> WHERE { $this ?p ?o }\" ] ;")));
  }

  @Test
  void aRemoteJsonLdContextIsNotFetched() throws IOException {
    withServer(
        port -> {
          CommandLineCall run =
              check(
                  file(
                      "remote.jsonld",
                      "{\"@context\": \"http://127.0.0.1:"
                          + port
                          + "/context\", \"@id\": \"http://example.org/otter\", \"length\": 12}"),
                  SHAPES);
          assertEquals(2, run.status());
          assertTrue(run.err().contains("not fetched"), run.err());
        });
  }

  @Test
  void whatIsNoRdfAtAllIsALineAndExits2() throws IOException {
    Path picture =
        Files.write(
            folder.resolve("picture.ttl"),
            new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0});
    CommandLineCall run = check(picture, SHAPES);
    assertEquals(2, run.status());
    assertTrue(run.err().contains("picture.ttl:1:1: a byte that is not UTF-8"), run.err());
    CommandLineCall prose = check(file("prose.ttl", "Dear reader,\nthis is prose.\n"), SHAPES);
    assertEquals(2, prose.status());
    assertTrue(
        prose
            .err()
            .endsWith(
                "prose.ttl:1:1: Out of place: [KEYWORD:Dear]\n"
                    + "    1 | Dear reader,\n"
                    + "      | ^~~~\n"),
        prose.err());
    CommandLineCall xml = check(file("page.rdf", "<html><p>not closed"), SHAPES);
    assertEquals(2, xml.status());
    assertTrue(xml.err().contains("page.rdf") && !xml.err().contains("unexpected"), xml.err());
    CommandLineCall json = check(file("list.jsonld", "{\"a\": [1, }"), SHAPES);
    assertEquals(2, json.status());
    assertTrue(
        json.err().contains("list.jsonld") && !json.err().contains("unexpected"), json.err());
  }

  @Test
  void aFileOfManyBytesWithoutMeaningIsALineAndExits2() throws IOException {
    CommandLineCall run = check(file("long.ttl", "x".repeat(20_000_000)), SHAPES);
    assertEquals(2, run.status());
    assertTrue(run.err().length() < 1000, () -> run.err().substring(0, 1000));
  }

  @Test
  void aFolderWithoutPermissionExits2() throws IOException {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    boolean kept =
        closed.toFile().setReadable(false)
            && closed.toFile().setExecutable(false)
            && !Files.isReadable(closed);
    Assumptions.assumeTrue(kept, "this user may read everything");
    CommandLineCall run = check(closed, SHAPES);
    assertEquals(2, run.status());
    assertTrue(run.err().contains("no permission"), run.err());
  }

  @Test
  void shapesThatReferToThemselvesExit2AndNameTheCircle() throws IOException {
    CommandLineCall run =
        check(
            boat("12"),
            SHAPES + "ex:Boat sh:node ex:Hull . ex:Hull a sh:NodeShape ; sh:node ex:Boat .\n");
    assertEquals(2, run.status());
    assertTrue(
        run.err().contains("refers to itself")
            || run.err().contains("again; SHACL does not define"),
        run.err());
  }

  @Test
  void aPatternInQuotesMeansTheFilesThatMatch() throws IOException {
    Path deep = Files.createDirectories(folder.resolve("a/b"));
    Files.move(boat("120"), deep.resolve("one.ttl"));
    Files.copy(deep.resolve("one.ttl"), folder.resolve("a/two.ttl"));
    Path shapes = file("shapes.ttl", SHAPES);
    assertTrue(
        run(folder.resolve("a") + "/**/*.ttl", "--shapes", shapes)
            .err()
            .contains("validating 2 files"));
    assertTrue(
        run(folder.resolve("a") + "/*.ttl", "--shapes", shapes)
            .err()
            .contains("validating 1 file "));
    CommandLineCall none = run(folder.resolve("a") + "/*.nt", "--shapes", shapes);
    assertEquals(2, none.status());
    assertTrue(none.err().contains("matches no file"), none.err());
  }

  @Test
  void theTextIsColoredOnlyOnTerminalsUnlessAskedFor() throws IOException {
    Path shapes = file("shapes.ttl", SHAPES);
    assertFalse(run(boat("120"), "--shapes", shapes).out().contains("\u001b"));
    for (String option : List.of("--color", "--colour")) {
      assertTrue(
          run(boat("120"), option, "ALWAYS", "--shapes", shapes)
              .out()
              .contains("\u001b[1;31mviolation:\u001b[0m Give the length"));
    }
  }

  @Test
  void watchingChecksAgainWhenAFileIsSavedByRenamingAndEndsWhenInterrupted() throws Exception {
    Path data = boat("120");
    Path shapes = file("shapes.ttl", SHAPES);
    StringWriter out = new StringWriter();
    int[] status = new int[1];
    Thread watching =
        new Thread(
            () ->
                status[0] =
                    Main.run(
                        new PrintWriter(out),
                        new PrintWriter(new StringWriter(), true),
                        "validate",
                        data.toString(),
                        "--watch",
                        "--shapes",
                        shapes.toString()));
    watching.start();
    until(() -> out.toString().contains("1 finding in 1 thing checked"));
    Files.move(
        file("beside.tmp", Files.readString(data).replace("120", "12")),
        data,
        StandardCopyOption.REPLACE_EXISTING);
    until(() -> out.toString().contains("conforms: 1 thing checked"));
    watching.interrupt();
    watching.join(Duration.ofMinutes(2).toMillis());
    assertEquals(0, status[0]);
    assertFalse(watching.isAlive());
  }

  private static void until(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "it did not happen in five minutes");
      Thread.sleep(20);
    }
  }

  @Test
  void standardInputIsChecked() throws IOException {
    InputStream before = System.in;
    try {
      System.setIn(
          new ByteArrayInputStream(
              "<otter> a <http://example.org/Boat> .".getBytes(StandardCharsets.UTF_8)));
      CommandLineCall run = run("-", "--shapes", file("shapes.ttl", SHAPES));
      assertEquals(1, run.status());
      assertTrue(run.out().startsWith("<standard input>:1:1: violation"), run.out() + run.err());
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void aNameThatIsNoIriIsOneOfAFileAllTheSame() throws IOException {
    Path odd = file("100% [of] <boats> #1.ttl", "<otter> a <http://example.org/Boat> .");
    assertTrue(check(odd, SHAPES).out().startsWith(odd + ":1:1: violation"));
  }

  @Test
  void aPathThatContainsItselfIsNamed() throws IOException {
    CommandLineCall run =
        check(
            boat("12"),
            SHAPES
                + "ex:Boat sh:property [ sh:path _:p ; sh:minCount 1 ] . _:p sh:inversePath ["
                + " sh:alternativePath ( ex:a _:p ) ] .");
    assertEquals(2, run.status());
    assertTrue(run.err().contains("recursive shapes"), run.err());
  }

  @Test
  void anInvalidRegularExpressionIsNamed() throws IOException {
    CommandLineCall run =
        check(
            boat("12"),
            SHAPES + "ex:Boat sh:property [ sh:path ex:length ; sh:pattern \"^(a\" ] .");
    assertEquals(2, run.status());
    assertTrue(run.err().contains("invalid regular expression ^(a: Unclosed group"), run.err());
  }

  @Test
  void standardInputCannotBeWatched() {
    CommandLineCall run = run("-", "--watch");
    assertEquals(2, run.status());
    assertTrue(run.err().contains("--watch needs files"), run.err());
  }

  /** A test that gets the port of a server that must not be called. */
  private interface Attempt {
    void with(String port) throws IOException;
  }

  private static void withServer(Attempt attempt) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      attempt.with(Integer.toString(server.getLocalPort()));
      server.setSoTimeout(1);
      assertThrows(SocketTimeoutException.class, server::accept, "a connection was opened");
    }
  }
}
