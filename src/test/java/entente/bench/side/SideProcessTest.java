package entente.bench.side;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.read.InputException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SideProcessTest {
  @TempDir private Path folder;

  @Test
  void aServerThatEndsIsNamedWithItsLastWords() {
    try (SideProcess process =
        SideProcess.start("peer", List.of("sh", "-c", "echo port taken; exit 3"), folder)) {
      InputException error =
          assertThrows(
              InputException.class,
              () -> process.ready(URI.create("http://127.0.0.1:" + SideProcess.freePort() + "/")));
      assertEquals("peer ended with status 3; its last words: port taken", error.getMessage());
      assertEquals(2, error.status());
    }
  }

  @Test
  void aServerThatIsNotInstalledIsNamed() {
    InputException error =
        assertThrows(
            InputException.class,
            () -> SideProcess.start("peer", List.of("no-such-server"), folder));
    assertTrue(error.getMessage().startsWith("peer cannot be started: "), error.getMessage());
  }

  @Test
  void onlyTheProcessThatWasStartedIsEnded() {
    SideProcess one = SideProcess.start("one", List.of("sleep", "60"), folder);
    try (SideProcess other = SideProcess.start("other", List.of("sleep", "60"), folder)) {
      one.close();
      assertThrows(InputException.class, one::check);
      other.check();
    }
  }

  @Test
  void whatIsMissingIsNamedWithItsRemedy() {
    SideSettings settings = new SideSettings("none.jar", folder, "", folder, "1g");
    try (Sides sides = new Sides(settings, Optional.empty(), message -> {})) {
      assertMessage("is not a side; choose", () -> sides.start("oracle"));
      assertMessage("no such jar; build it", () -> sides.start("entente=none.jar"));
      assertMessage("RDF4J is not resolved; run: mvn", () -> sides.start("rdf4j"));
      assertMessage("the first side must be entente", () -> sides.start("fuseki"));
      assertMessage("ended with status 1", () -> sides.start("entente"));
      assertFalse(sides.running().iterator().hasNext());
    }
  }

  private static void assertMessage(String part, Runnable call) {
    String message = assertThrows(InputException.class, call::run).getMessage();
    assertTrue(message.contains(part), message);
  }
}
