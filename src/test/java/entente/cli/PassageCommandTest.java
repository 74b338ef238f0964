package entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.documents.ExampleDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Output of the passage command for places in the example. */
class PassageCommandTest {
  @TempDir Path folder;

  @BeforeEach
  void copyExample() {
    ExampleDocument.sound(folder);
  }

  @Test
  void passageHasOffsetsDigestNameAndTheNotesWhoseMarksStandInIt() {
    CommandLineCall call = passage("Ada Holm,", "in it.²");
    assertEquals(0, call.status(), call.err());
    assertEquals(
        """
        passage:example-2020-par-2-s2 a ent:Passage ;
          ent:digest "d101cc7bd1b1eb3bfedd5a879b90537f8453962e80539b1bb310c44aea264aac" ;
          ent:inDocument document:example-2020 ;
          ent:note passage:example-2020-note-2 ;
          ent:passageKind passage-kind:prose ;
          oa:end 353 ;
          oa:start 283 .
        """,
        call.out());
    assertTrue(
        call.err().contains("passage:example-2020-par-2-s2 already has these offsets"), call.err());
  }

  @ParameterizedTest(name = "{0} … {1} is suggested to be {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          by rail        | ferry.    | passage:example-2020-par-2-s3b    | passage-kind:prose
          Trade between  | the two   | passage:example-2020-par-2-s4b    | passage-kind:prose
          Bergia was     | observer  | passage:example-2020-par-1-s2b    | passage-kind:prose
          Steel River 2011 with | soldiers | passage:example-2020-par-1-s1b | passage-kind:prose
          she toured     | Trade     | passage:example-2020-par-2-s4b    | passage-kind:prose
          (Corvia        | watching) | passage:example-2020-table-2-row-1b | passage-kind:table-row
          We thank       | Ibid.     | passage:example-2020-table-2-row-2 | passage-kind:table-row
          ² Ibid         |           | passage:example-2020-note-2b      | passage-kind:note
          """)
  void nameAndKindAreSuggestedByThePassageBefore(
      String first, String last, String name, String kind) {
    CommandLineCall call = last == null ? passage(first) : passage(first, last);
    assertTrue(call.out().startsWith(name + " a ent:Passage"), call.out() + call.err());
    assertTrue(call.out().contains("ent:passageKind " + kind + " ;"), call.out());
  }

  @Test
  void lineBreaksAndKindsOfQuotationMarksMakeNoDifference() {
    assertTrue(passage("4 May   2012", "Accord;").out().contains("oa:start 213 ."));
  }

  @Test
  void ambiguousFirstWordsAreListedWithTheirOffsets() {
    CommandLineCall call = passage("Arland and Bergia");
    assertEquals(2, call.status());
    assertEquals("", call.out());
    assertTrue(
        call.err()
            .contains(
                "the first words 'Arland and Bergia' occur at 2 places: 45 (line 3: 'Arland and"
                    + " Bergia held the …'), 224 (line 5: 'Arland and Bergia signed the …')"),
        call.err());
  }

  @Test
  void offsetTellsWhichOfSeveralPlacesIsMeant() {
    assertTrue(
        passage("Arland and Bergia", "Accord", "--from", "50").out().contains("oa:start 224 ."));
  }

  @Test
  void absentWordsAreReportedWithThePlaceOfTheNearest() {
    CommandLineCall call = passage("Ada Holm", "in them");
    assertEquals(2, call.status());
    assertTrue(
        call.err()
            .contains(
                "the last words 'in them' occur nowhere after 283; 'in' occurs at 184 (line 3: 'in"
                    + " the Northern Compact. On …'), 346"),
        call.err());
    assertTrue(
        passage("Zealand")
            .err()
            .contains(
                "the first words 'Zealand' occur nowhere; the text does not contain even"
                    + " 'Zealand'"));
  }

  @Test
  void markRightAfterThePassageIsPointedOut() {
    assertTrue(
        passage("three thousand", "Arland.")
            .err()
            .contains("the note mark 1 immediately follows the passage"));
  }

  @Test
  void textOfADocumentThatIsNotDescribedYetIsEnough() throws IOException {
    Files.writeString(folder.resolve("other-2021.txt"), "Corvia left the Northern Compact.");
    CommandLineCall call =
        CommandLineCall.of(
            "passage", "other-2021", "Corvia", "Compact.", "--documents", folder, "--data", folder);
    assertTrue(
        call.out().startsWith("passage:other-2021-par-1-s1 a ent:Passage"),
        call.out() + call.err());
    assertTrue(
        call.err().contains("document:other-2021 is not described yet; its digest is "),
        call.err());
  }

  @Test
  void unknownDocumentIsAFaultOfInvocation() {
    CommandLineCall call =
        CommandLineCall.of(
            "passage", "example-1999", "Ada", "--documents", folder, "--data", folder);
    assertEquals(2, call.status());
    assertTrue(
        call.err().contains("example-1999.txt: no such file; there are the texts of example-2020"),
        call.err());
  }

  private CommandLineCall passage(String... words) {
    List<Object> arguments =
        new ArrayList<>(
            List.of("passage", "--documents", folder, "--data", folder, "example-2020"));
    arguments.addAll(List.of(words));
    return CommandLineCall.of(arguments.toArray());
  }
}
