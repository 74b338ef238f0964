package entente.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The bytes that the threads of a server allocate for one request, against recorded ceilings: a
 * measure of work that does not depend on the clock or the machine.
 *
 * <p>A ceiling is one and a half times what was measured on the made-up world. Who lowers the
 * figure lowers the ceiling; who must raise it says why in the commit.
 */
@Isolated
class AllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int TIMES = 200;
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static EntenteServer server;
  private static Socket socket;

  @BeforeAll
  static void start() throws IOException {
    server = TestSite.server(TestSite.LIMITS);
    URI address = URI.create(server.address());
    socket = new Socket(address.getHost(), address.getPort());
    socket.setSoTimeout(30_000);
  }

  @AfterAll
  static void stop() throws IOException {
    socket.close();
    server.close();
  }

  private static void ask(String path, String fields) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(
        ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    InputStream in = socket.getInputStream();
    int length = 0;
    boolean unchanged = false;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      if (line.startsWith("HTTP/1.1")) {
        unchanged = line.contains(" 304");
        assertTrue(unchanged || line.contains(" 200"), line + ": " + path);
      } else if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
        length = Integer.parseInt(line.substring(15).trim());
      }
    }
    assertEquals(unchanged ? 0 : length, in.readNBytes(unchanged ? 0 : length).length);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  /** What the threads that answer have allocated; others prepare what comes later. */
  private static long allocated() {
    long all = 0;
    for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
      if (thread != null && thread.getThreadName().startsWith("qtp")) {
        all += THREADS.getThreadAllocatedBytes(thread.getThreadId());
      }
    }
    return all;
  }

  @FunctionalInterface
  private interface Asking {
    void ask(int number) throws IOException;
  }

  private static void assertAllocates(int ceiling, Asking asking) throws IOException {
    for (int i = 0; i < TIMES; i++) {
      asking.ask(NUMBER.incrementAndGet());
    }
    long before = allocated();
    for (int i = 0; i < TIMES; i++) {
      asking.ask(NUMBER.incrementAndGet());
    }
    long each = (allocated() - before) / TIMES;
    assertTrue(each <= ceiling, each + " bytes for each request, more than " + ceiling);
  }

  @Test
  void theHomePageIsSentAsItIs() throws IOException {
    assertAllocates(4_000, number -> ask("/", "Accept: text/html\r\n"));
  }

  @Test
  void aDocumentIsSentAsItIs() throws IOException {
    assertAllocates(
        4_000, number -> ask("/doc/exercise/steel-river-2011", "Accept: text/turtle\r\n"));
  }

  @Test
  void aCompressedDocumentIsSentAsItIs() throws IOException {
    assertAllocates(
        4_000,
        number ->
            ask(
                "/doc/exercise/steel-river-2011",
                "Accept: application/ld+json\r\nAccept-Encoding: gzip\r\n"));
  }

  @Test
  void aRepeatedQueryIsNotReadAgain() throws IOException {
    String query = TestServer.query("SELECT ?s { ?s ?p ?o } LIMIT 10");
    assertAllocates(4_000, number -> ask(query, "Accept: text/csv\r\n"));
  }

  @Test
  void aQueryNeverSeenBeforeIsRunAtAModestCost() throws IOException {
    assertAllocates(
        300_000,
        number ->
            ask(
                TestServer.query("SELECT ?s { ?s ent:participant ?o } LIMIT " + (10_000 + number)),
                "Accept: text/csv\r\n"));
  }
}
