package entente.web.cache;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import entente.web.http.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparedResponsesTest {
  private static final Response PAGE =
      Response.of(200, "text/html; charset=utf-8", "<p>Ünïcode</p>".repeat(500))
          .with("Link", "<a>; rel=\"b\"")
          .tagged();

  @TempDir private Path classes;

  private byte[] file(Response response) throws IOException {
    PreparedResponses target = PreparedResponses.written(classes);
    assertSame(response, new ResponseCache(1 << 20).over(target).get("key", () -> response));
    target.complete("digest");
    return Files.readAllBytes(
        classes.resolve("entente/prepared").resolve(PreparedResponses.file("", "key")));
  }

  @Test
  void aResponseIsReadAsItWasWritten() throws IOException {
    Response read = PreparedResponses.read(file(PAGE));
    assertEquals(PAGE.fields(), read.fields());
    assertArrayEquals(PAGE.body().plain(), read.body().plain());
    assertArrayEquals(PAGE.body().compressed(), read.body().compressed());
  }

  @Test
  void theListNamesEachFileOfTheRelease() throws IOException {
    file(PAGE);
    assertEquals(
        List.of("digest", PreparedResponses.file("", "key")),
        Files.readAllLines(classes.resolve("entente/prepared/list")));
  }

  @Test
  void aFileCutShortIsNotRead() throws IOException {
    byte[] whole = file(PAGE);
    for (int length : new int[] {0, 3, 40, whole.length - 1, whole.length / 2}) {
      assertThrows(IOException.class, () -> PreparedResponses.read(Arrays.copyOf(whole, length)));
    }
  }

  @Test
  void aRefusalIsNotPrepared() throws IOException {
    assertThrows(IOException.class, () -> file(Response.of(404)));
  }

  @Test
  void whatWasPreparedForAnotherReleaseIsNotUsed() {
    assertSame(PreparedResponses.NONE, PreparedResponses.of("another"));
    assertFalse(PreparedResponses.NONE.find("", "key").isPresent());
  }
}
