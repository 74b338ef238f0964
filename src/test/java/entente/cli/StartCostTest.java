package entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The classes that {@code serve} loads and the bytes that it allocates until its first answer,
 * against recorded ceilings: a measure of the start that does not depend on the clock.
 *
 * <p>A ceiling is a quarter more than what was measured. Who lowers the figure lowers the ceiling;
 * who must raise it says why in the commit.
 */
class StartCostTest {
  private static final int CLASSES = 8_100;
  private static final long BYTES = 150_000_000;
  private static final Pattern ADDRESS = Pattern.compile("answers at (\\S+)");

  @Test
  void theStartLoadsOnlyWhatItNeeds() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                StartCostTest.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      List<Long> cost = List.of(Long.valueOf(out.readLine()), Long.valueOf(out.readLine()));
      assertTrue(cost.get(0) <= CLASSES, cost.get(0) + " classes, more than " + CLASSES);
      assertTrue(cost.get(1) <= BYTES, cost.get(1) + " bytes, more than " + BYTES);
    }
    assertEquals(0, process.waitFor());
  }

  /** Runs in a process of its own: starts a server, asks it once, and prints the cost. */
  public static void main(String[] args) throws Exception {
    StringWriter out = new StringWriter();
    Thread server =
        new Thread(
            () ->
                Main.run(
                    new PrintWriter(out, true),
                    new PrintWriter(new StringWriter()),
                    "serve",
                    "--port",
                    "0"));
    server.setDaemon(true);
    server.start();
    Matcher address = ADDRESS.matcher("");
    while (!address.reset(out.toString()).find()) {
      Thread.sleep(10);
    }
    try (var answer = URI.create(address.group(1) + "health/ready").toURL().openStream()) {
      answer.readAllBytes();
    }
    long classes = ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long bytes = 0;
    for (long id : threads.getAllThreadIds()) {
      bytes += Math.max(0, threads.getThreadAllocatedBytes(id));
    }
    System.out.println(classes);
    System.out.println(bytes);
    System.out.flush();
    Runtime.getRuntime().halt(0);
  }
}
