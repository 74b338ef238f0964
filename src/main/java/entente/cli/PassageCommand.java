package entente.cli;

import entente.documents.PassageDraft;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Drafts a passage from its first and last words. */
@Command(
    name = "passage",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the Turtle of a passage, found by its first and last words: offsets, digest, notes,"
          + " and a suggested name, kind and section.",
      "White space and the kind of quotation mark or dash make no difference."
    },
    footer = {
      "",
      "Exit status: 0 printed, 2 the words stand nowhere or at several places, or the invocation is"
          + " at fault otherwise."
    })
final class PassageCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private DocumentOptions options;

  @Parameters(index = "0", paramLabel = "SLUG", description = "The document, as in SLUG.txt.")
  private String slug;

  @Parameters(
      index = "1",
      paramLabel = "FIRST-WORDS",
      description = "The words that the passage begins with; as many as stand at one place only.")
  private String first;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "LAST-WORDS",
      description =
          "The words that it ends with, where they first stand after that. Without them the first"
              + " words are the passage.")
  private String last;

  @Option(
      names = "--from",
      paramLabel = "OFFSET",
      description = "Takes the first words where they first stand from this offset on.")
  private Integer from;

  @Override
  public Integer call() {
    PassageDraft draft =
        PassageDraft.of(
            options.corpus(spec),
            slug,
            first,
            Optional.ofNullable(last),
            from == null ? OptionalInt.empty() : OptionalInt.of(from));
    draft.remarks().forEach(remark -> options.say(spec, remark));
    spec.commandLine().getOut().print(draft.turtle());
    return 0;
  }
}
