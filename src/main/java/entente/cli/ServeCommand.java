package entente.cli;

import entente.kb.Release;
import entente.kb.Store;
import entente.kb.read.InputException;
import entente.kb.read.JenaSandbox;
import entente.kb.read.Vocabulary;
import entente.web.EntenteServer;
import entente.web.http.ServerSettings;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Loads, validates, serves. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description =
        "Loads and validates the knowledge base, then serves it over HTTP until SIGINT (Ctrl-C) or"
            + " SIGTERM, which finish what is under way and exit with 0.")
final class ServeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--port",
      defaultValue = "3030",
      description = "Port to listen on; 0 takes any that is free. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description =
          "Address to listen on; 0.0.0.0 lets other machines in. Default: ${DEFAULT-VALUE}.")
  private String host;

  @Option(
      names = "--base",
      paramLabel = "IRI",
      description =
          "Moves every IRI of the project below another base, such as http://localhost:3030/, so"
              + " that links stay on this machine.")
  private String base;

  @Mixin private DataOption data;

  @Option(names = "--quiet", description = "No progress on standard error.")
  private boolean quiet;

  @Override
  public Integer call() {
    long start = System.nanoTime();
    String moved = base == null ? Vocabulary.BASE : checked(base);
    if (port < 0 || port > 65_535) {
      throw InputException.ofInvocation(
          "--port " + port + " is not a port; choose one from 0 to 65535");
    }
    ServerSettings.Limits limits = ServerSettings.Limits.standard();
    Release release = data.release(this::say);
    JenaSandbox.apply(limits.time());
    Release served = base == null ? release : release.rebased(moved);
    ServerSettings settings = new ServerSettings(host, port, moved, release.digest(), limits);
    Ending ending = new Ending();
    try (Store store = Store.inMemory(served.dataset());
        EntenteServer server =
            EntenteServer.start(store, settings, new ShapesChecker(settings.checks(), moved))) {
      ending.onSignal(server);
      announce(server.address(), start);
      server.join();
    } finally {
      ending.reached();
    }
    return 0;
  }

  /**
   * Makes SIGINT and SIGTERM an orderly end: what is under way is answered, then the process ends
   * with status 0, where a JVM by itself would give 130 or 143 and a supervisor would take that for
   * a failure.
   */
  private static final class Ending {
    private final CountDownLatch reached = new CountDownLatch(1);
    private Thread hook;

    void onSignal(EntenteServer server) {
      hook =
          new Thread(
              () -> {
                server.close();
                try {
                  reached.await(1, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
                // The status of an exit that has begun cannot be changed in any other way.
                Runtime.getRuntime().halt(0);
              },
              "stop");
      Runtime.getRuntime().addShutdownHook(hook);
    }

    void reached() {
      reached.countDown();
      try {
        if (hook != null) {
          Runtime.getRuntime().removeShutdownHook(hook);
        }
      } catch (IllegalStateException e) {
        // The hook is what ends us.
      }
    }
  }

  private void announce(String address, long start) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(StartupMessage.of(address));
    out.flush();
    say("ready after " + (System.nanoTime() - start) / 1_000_000 + " ms; stop with Ctrl-C");
  }

  private static String checked(String base) {
    if (!base.matches("https?://[^\\s<>\"{}|\\\\^`?#]+")) {
      throw InputException.ofInvocation(
          "--base "
              + base
              + " is not an http or https IRI; give one such as http://localhost:3030/");
    }
    return base.endsWith("/") ? base : base + "/";
  }

  private void say(String what) {
    if (!quiet) {
      spec.commandLine().getErr().println("entente: " + what);
    }
  }
}
