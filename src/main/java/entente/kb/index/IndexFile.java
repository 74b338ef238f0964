package entente.kb.index;

import entente.kb.format.Sha256;
import entente.kb.read.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.concurrent.CompletableFuture;

/**
 * The file form of an {@link IndexedDataset}: a header with the version of the format, the digest
 * of the release and that of the content, then the columns.
 *
 * <p>A file is read whole into memory, so that nothing that happens to it afterwards changes an
 * answer or ends the process, and its digest is compared before anything is answered from it.
 */
public final class IndexFile {
  private static final String MAGIC = "ENTENTE\n";

  /** Changes with the columns, the hash of terms and their order. */
  private static final int VERSION = 1;

  /** The length of a SHA-256 in hexadecimal. */
  private static final int DIGEST = 64;

  private static final int HEADER = MAGIC.length() + Integer.BYTES + 2 * DIGEST;

  private IndexFile() {}

  /**
   * Writes the index of a release. The file appears under its name when it is complete.
   *
   * @param release the SHA-256 of the release in hexadecimal
   */
  public static void write(IndexedDataset dataset, String release, Path file) throws IOException {
    byte[] content = IndexContent.bytes(dataset);
    ByteBuffer header = ByteBuffer.allocate(HEADER);
    header.put(ascii(MAGIC)).putInt(VERSION).put(ascii(release)).put(ascii(Sha256.of(content)));
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (OutputStream out = Files.newOutputStream(part)) {
        out.write(header.array());
        out.write(content);
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /**
   * Reads the index of a release.
   *
   * @param name the name of the file for messages
   * @throws InputException if this is not the complete index of that release in this version of the
   *     format
   */
  public static IndexedDataset read(InputStream stream, String name, String release)
      throws IOException {
    byte[] bytes = stream.readAllBytes();
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    if (bytes.length < HEADER || !text(buffer, MAGIC.length()).equals(MAGIC)) {
      throw refused(name, bytes.length < HEADER ? "is cut short" : "is not an index");
    }
    int version = buffer.getInt();
    if (version != VERSION) {
      throw refused(name, "has version " + version + " instead of " + VERSION);
    }
    if (!text(buffer, DIGEST).equals(release)) {
      throw refused(name, "belongs to another release");
    }
    String expected = text(buffer, DIGEST);
    // The digest takes as long as the rest.
    CompletableFuture<Boolean> intact =
        CompletableFuture.supplyAsync(() -> digest(bytes).equals(expected));
    IndexedDataset dataset = null;
    try {
      dataset = IndexContent.read(buffer.slice());
    } catch (RuntimeException e) {
      // Damaged content can be wrong in any way, and then its digest differs.
      if (intact.join()) {
        throw e;
      }
    }
    if (!intact.join()) {
      throw refused(name, "is damaged or cut short");
    }
    return dataset;
  }

  private static String digest(byte[] bytes) {
    MessageDigest digest = Sha256.digest();
    digest.update(bytes, HEADER, bytes.length - HEADER);
    return Sha256.hex(digest.digest());
  }

  private static InputException refused(String name, String fault) {
    return InputException.ofInvocation(name + " " + fault + "; 'mvn package' writes it again");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String text(ByteBuffer buffer, int length) {
    byte[] bytes = new byte[length];
    buffer.get(bytes);
    return new String(bytes, StandardCharsets.US_ASCII);
  }
}
