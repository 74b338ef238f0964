package entente.bench.side;

import entente.kb.read.InputException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The process of a server, with a log file; it is ended by its own id. */
final class SideProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final int PAUSE = 20;
  private static final int TAIL = 3;

  private final String name;
  private final Process process;
  private final Path log;
  private final long start = System.nanoTime();

  private SideProcess(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /** Starts a command in a folder; a command that does not exist is an error of invocation. */
  static SideProcess start(String name, List<String> command, Path folder) {
    Path log = folder.resolve(name.replaceAll("\\W", "-") + ".log");
    try {
      return new SideProcess(
          name,
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start(),
          log);
    } catch (IOException e) {
      throw InputException.ofInvocation(name + " cannot be started: " + e.getMessage(), e);
    }
  }

  /** A port of this machine that was free a moment ago. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw InputException.ofInvocation("no free port on this machine: " + e.getMessage(), e);
    }
  }

  /** Waits until an address answers with 200, and returns the time since the start. */
  Duration ready(URI address) {
    while (status(address) != 200) {
      pause();
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  void pause() {
    if (System.nanoTime() - start > PATIENCE.toNanos()) {
      throw InputException.ofInvocation(
          name + " was not ready after " + PATIENCE.toMinutes() + " minutes; give it less data");
    }
    check();
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw InputException.ofInvocation("interrupted", e);
    }
  }

  /** Waits for the end of a process that does its work and ends. */
  void await() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw InputException.ofInvocation(name + " failed: " + log().strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw InputException.ofInvocation("interrupted", e);
    }
  }

  /** Checks that the server is running. */
  void check() {
    if (!process.isAlive()) {
      List<String> lines = log().lines().filter(line -> !line.isBlank()).toList();
      throw InputException.ofInvocation(
          name
              + " ended with status "
              + process.exitValue()
              + "; its last words: "
              + String.join(" | ", lines.subList(Math.max(0, lines.size() - TAIL), lines.size())));
    }
  }

  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return "";
    }
  }

  private static int status(URI address) {
    try {
      HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
      connection.setReadTimeout((int) PATIENCE.toMillis());
      int status = connection.getResponseCode();
      connection.disconnect();
      return status;
    } catch (IOException e) {
      return 0;
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
