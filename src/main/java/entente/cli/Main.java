package entente.cli;

import entente.kb.read.InputException;
import entente.validate.report.AnsiStyle;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;

/** Entry point of the program. {@code main} only calls {@link #run}, as the tests do. */
@Command(
    name = "entente",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Serves, queries and validates a knowledge base of organizations, states, treaties and"
            + " military exercises.",
    footer = {
      "",
      "Exit status: 0 success or conforming, 1 the data is invalid, 2 usage error or unreadable"
          + " input."
    })
public final class Main {
  /** The commands by name, in the order of the help text. */
  private static final Map<String, Class<?>> COMMANDS =
      commands(
          ServeCommand.class,
          ValidateCommand.class,
          QueryCommand.class,
          EvidenceCommand.class,
          CoverageCommand.class,
          PassageCommand.class,
          ExportCommand.class,
          DiffCommand.class,
          BenchCommand.class);

  private Main() {}

  private static Map<String, Class<?>> commands(Class<?>... classes) {
    Map<String, Class<?>> commands = new LinkedHashMap<>();
    Stream.of(classes)
        .forEach(each -> commands.put(each.getAnnotation(Command.class).name(), each));
    return commands;
  }

  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int status = run(out, err, Help.Ansi.AUTO, args);
    out.flush();
    err.flush();
    System.exit(status);
  }

  /**
   * Runs one command.
   *
   * @param out receives results
   * @param err receives messages and progress
   * @return the exit status
   */
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    return run(out, err, Help.Ansi.OFF, args);
  }

  private static int run(PrintWriter out, PrintWriter err, Help.Ansi terminal, String... args) {
    CommandLine line = new CommandLine(new Main());
    // Reflection over all commands would take longer than validating a small file.
    Map<String, Class<?>> wanted =
        args.length > 0 && COMMANDS.containsKey(args[0])
            ? Map.of(args[0], COMMANDS.get(args[0]))
            : COMMANDS;
    wanted.forEach(line::addSubcommand);
    line.setColorScheme(Help.defaultColorScheme(terminal));
    line.setOut(out)
        .setErr(err)
        .setUsageHelpAutoWidth(true)
        .setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(
        (exception, command, parsed) -> {
          out.flush();
          if (exception instanceof InputException input) {
            err.println("entente: " + AnsiStyle.harmless(input.getMessage()));
            return input.status();
          }
          if (System.getenv("ENTENTE_TRACE") != null) {
            exception.printStackTrace(err);
          }
          err.println(
              "entente: unexpected "
                  + exception.getClass().getSimpleName()
                  + ": "
                  + exception.getMessage()
                  + " (set ENTENTE_TRACE=1 for a stack trace)");
          return 2;
        });
    if (args.length == 0) {
      line.usage(err);
      return 2;
    }
    try {
      return line.execute(args);
    } catch (OutOfMemoryError e) {
      err.println(
          "entente: out of memory; raise the heap with ENTENTE_JAVA_OPTIONS=-Xmx8g, or validate"
              + " less data at once");
      return 2;
    } catch (StackOverflowError e) {
      err.println("entente: the input is nested too deeply");
      return 2;
    } finally {
      out.flush();
    }
  }

  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"entente " + (version == null ? "(unpackaged)" : version)};
    }
  }
}
