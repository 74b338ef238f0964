package entente.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** A call of the program: exit status and output. */
record CommandLineCall(int status, String out, String err) {

  static CommandLineCall of(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    int status = Main.run(new PrintWriter(out), new PrintWriter(err, true), words);
    return new CommandLineCall(status, out.toString(), err.toString());
  }
}
