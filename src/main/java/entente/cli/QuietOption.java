package entente.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option {@code --quiet} and the progress messages that it suppresses. */
final class QuietOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = {"-q", "--quiet"},
      description = "Suppress progress messages.")
  private boolean quiet;

  boolean isSet() {
    return quiet;
  }

  /** Prints a progress message to standard error, unless the option is given. */
  void say(String message) {
    if (!quiet) {
      command.commandLine().getErr().println("entente: " + message);
    }
  }
}
