package entente.kb.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.read.InputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of an index, and every way in which it can be wrong. */
class IndexFileTest {
  private static final String RELEASE = "0123456789abcdef".repeat(4);
  private static final int VERSION = 11;
  @TempDir private Path folder;

  private byte[] written() throws IOException {
    Path file = folder.resolve("release.index");
    IndexFile.write(IndexFixture.dataset(), RELEASE, file);
    return Files.readAllBytes(file);
  }

  private static IndexedDataset read(byte[] bytes) throws IOException {
    return IndexFile.read(new ByteArrayInputStream(bytes), "the index", RELEASE);
  }

  @Test
  void theSameQuadsAreReadAsWereWritten() throws IOException {
    assertEquals(quads(IndexFixture.dataset()), quads(read(written())));
  }

  private static Set<Quad> quads(IndexedDataset dataset) {
    return new HashSet<>(Iter.toList(dataset.find()));
  }

  @Test
  void aFileCutShortAnywhereIsRefused() throws IOException {
    byte[] bytes = written();
    for (int length = 0; length < bytes.length; length++) {
      assertRefused(Arrays.copyOf(bytes, length));
    }
  }

  @Test
  void aChangedByteAnywhereIsRefused() throws IOException {
    byte[] bytes = written();
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] ^= 0x55;
      assertRefused(bytes);
      bytes[i] ^= 0x55;
    }
  }

  @Test
  void anotherVersionIsNamed() throws IOException {
    byte[] bytes = written();
    bytes[VERSION]++;
    assertTrue(assertRefused(bytes).contains("has version 2 instead of 1"));
  }

  @Test
  void anotherReleaseIsNamed() throws IOException {
    byte[] bytes = written();
    InputException refused =
        assertThrows(
            InputException.class,
            () -> IndexFile.read(new ByteArrayInputStream(bytes), "it", "f".repeat(64)));
    assertEquals(
        "it belongs to another release; 'mvn package' writes it again", refused.getMessage());
  }

  private static String assertRefused(byte[] bytes) {
    String message =
        assertThrows(InputException.class, () -> read(bytes), "damage was not found").getMessage();
    assertEquals(1, message.lines().count());
    return message;
  }

  @Test
  void whatHappensToTheFileLaterChangesNoAnswer() throws IOException {
    written();
    Path file = folder.resolve("release.index");
    IndexedDataset dataset;
    try (InputStream stream = Files.newInputStream(file)) {
      dataset = IndexFile.read(stream, "the index", RELEASE);
    }
    Files.write(file, new byte[0]);
    assertEquals(quads(IndexFixture.dataset()), quads(dataset));
  }

  @Test
  void aWriteThatFailsLeavesTheFileThatWasThere() throws IOException {
    byte[] before = written();
    Path file = folder.resolve("release.index");
    // A folder in the place of the new file: as on a full disk, it cannot be written.
    Files.createDirectory(folder.resolve("release.index.part"));
    assertThrows(IOException.class, () -> IndexFile.write(IndexFixture.dataset(), RELEASE, file));
    assertEquals(Arrays.toString(before), Arrays.toString(Files.readAllBytes(file)));
  }

  @Test
  void nothingIsLeftBesideTheFile() throws IOException {
    written();
    assertFalse(Files.exists(folder.resolve("release.index.part")));
  }
}
