package entente.cli;

import entente.kb.Fault;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program: {@code main} only hands over to {@link #run}, which tests call as well. */
@Command(name = "entente", mixinStandardHelpOptions = true, versionProvider = Main.Version.class, synopsisSubcommandLabel = "COMMAND",
    description = "Serves, checks and extends a knowledge base on the Shanghai Cooperation Organization and China-Russia relations.",
    footer = {"", "Exit status: 0 success or conforming, 1 the data is at fault, 2 the invocation is at fault."},
    subcommands = {ServeCommand.class, ValidateCommand.class, QueryCommand.class, EvidenceCommand.class, CoverageCommand.class, PassageCommand.class, ExportCommand.class, BenchCommand.class})
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int status = run(out, err, args);
    out.flush();
    err.flush();
    System.exit(status);
  }

  /** Runs one command: results to {@code out}, talk to {@code err}; gives the exit status. */
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    CommandLine line = new CommandLine(new Main());
    line.setOut(out).setErr(err).setUsageHelpAutoWidth(true).setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler((exception, command, parsed) -> {
      out.flush();
      if (exception instanceof Fault fault) {
        err.println("entente: " + fault.getMessage());
        return fault.status();
      }
      if (System.getenv("ENTENTE_TRACE") != null) {
        exception.printStackTrace(err);
      }
      err.println("entente: unexpected " + exception.getClass().getSimpleName() + ": " + exception.getMessage() + " (set ENTENTE_TRACE=1 to see where)");
      return 2;
    });
    if (args.length == 0) {
      line.usage(err);
      return 2;
    }
    int status = line.execute(args);
    out.flush();
    return status;
  }

  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"entente " + (version == null ? "(unpackaged)" : version)};
    }
  }
}
