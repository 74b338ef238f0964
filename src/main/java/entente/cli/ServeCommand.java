package entente.cli;

import entente.kb.Release;
import entente.kb.Store;
import entente.kb.read.InputException;
import entente.kb.read.JenaSandbox;
import entente.kb.read.Vocabulary;
import entente.validate.DataValidation;
import entente.web.EntenteServer;
import entente.web.http.ServerSettings;
import entente.web.validation.ServerValidator;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code serve}: loads and validates the data, then serves it over HTTP. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description =
        "Loads and validates the knowledge base, then serves it over HTTP. On SIGINT (Ctrl-C)"
            + " or SIGTERM it finishes pending requests and exits with 0.")
final class ServeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--port",
      defaultValue = "3030",
      description = "Port to listen on; 0 for any free port. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description =
          "Address to listen on; 0.0.0.0 accepts connections from other machines. Default:"
              + " ${DEFAULT-VALUE}.")
  private String host;

  @Option(
      names = "--base",
      paramLabel = "IRI",
      description =
          "Base for all IRIs of the project, such as http://localhost:3030/, so that links stay on"
              + " this machine.")
  private String base;

  @Option(
      names = "--trust",
      description =
          "Serve the data of --data before it is validated, and validate it meanwhile;"
              + " /health/ready shows how far that is and what it found.")
  private boolean trust;

  @Mixin private DataOption data;

  @Mixin private QuietOption progress;

  @Override
  public Integer call() {
    long start = System.nanoTime();
    String moved = base == null ? Vocabulary.BASE : checked(base);
    if (port < 0 || port > 65_535) {
      throw InputException.ofInvocation(
          "--port " + port + " is out of range; choose a port from 0 to 65535");
    }
    ServerSettings.Limits limits = ServerSettings.Limits.standard();
    AtomicReference<DataValidation> behind = new AtomicReference<>();
    Release release =
        trust ? data.release(progress::say, behind::set) : data.release(progress::say);
    JenaSandbox.apply(limits.time());
    // The first query of a process loads many classes, which need not delay the start.
    CompletableFuture<String> example =
        CompletableFuture.supplyAsync(() -> StartupMessage.example(release));
    Release served = base == null ? release : release.rebased(moved);
    ServerSettings settings = new ServerSettings(host, port, moved, release.digest(), limits);
    Shutdown shutdown = new Shutdown();
    try (Store store = Store.inMemory(served.dataset());
        EntenteServer server =
            EntenteServer.start(
                store,
                settings,
                new ServerValidator(settings.checks(), moved),
                behind.get() == null ? () -> "" : behind.get())) {
      shutdown.onSignal(server);
      announce(server.address(), example.join(), start);
      if (behind.get() != null) {
        behind.get().runBehind(progress::say);
      }
      server.join();
    } finally {
      shutdown.reached();
    }
    return 0;
  }

  /**
   * Orderly shutdown on SIGINT and SIGTERM: pending requests are answered, then the process exits
   * with status 0. A JVM by itself would exit with 130 or 143, which a supervisor takes for a
   * failure.
   */
  private static final class Shutdown {
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
                // Nothing else can change the exit status once the shutdown has begun.
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
        // Already shutting down.
      }
    }
  }

  private void announce(String address, String example, long start) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(StartupMessage.of(address, example));
    out.flush();
    progress.say(
        "ready after " + (System.nanoTime() - start) / 1_000_000 + " ms; stop with Ctrl-C");
  }

  private static String checked(String base) {
    if (!base.matches("https?://[^\\s<>\"{}|\\\\^`?#]+")) {
      throw InputException.ofInvocation(
          "--base "
              + base
              + " is not an http or https IRI; use one such as http://localhost:3030/");
    }
    return base.endsWith("/") ? base : base + "/";
  }
}
