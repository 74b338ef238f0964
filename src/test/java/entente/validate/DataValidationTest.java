package entente.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.SourceFiles;
import entente.kb.read.JenaSandbox;
import entente.kb.read.LocatedGraph;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The validation of data that is already served: what it says before, during and after its run. */
class DataValidationTest {
  private static DataValidation of(String file) {
    JenaSandbox.apply(Duration.ofMinutes(10));
    return new DataValidation(() -> LocatedGraph.read(SourceFiles.files(Path.of(file), ".ttl")));
  }

  @Test
  void itSaysThatItHasNotBegun() {
    assertEquals("validation: not begun\n", of("none").get());
  }

  @Test
  void aFaultIsNamedWithItsPlace() {
    DataValidation validation = of("src/main/resources/examples/mistake.ttl");
    validation.run();
    assertTrue(validation.get().startsWith("validation: the data does not conform: "));
    assertTrue(validation.fault().orElseThrow().contains("mistake.ttl:"));
  }

  @Test
  void unreadableDataStopsIt() {
    DataValidation validation = of("no-such-folder");
    validation.run();
    assertEquals("validation: stopped: no-such-folder: no such file or folder\n", validation.get());
  }
}
