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

/** The command {@code passage}: prints the Turtle of a passage, given its first and last words. */
@Command(
    name = "passage",
    mixinStandardHelpOptions = true,
    description = {
      "Finds a passage by its first and last words and prints its Turtle: offsets, digest, notes,"
          + " and a suggested name, kind and section.",
      "Differences in white space, quotation marks and dashes are ignored."
    },
    footer = {
      "",
      "Exit status: 0 success, 2 the words occur nowhere or more than once, or another usage error."
    })
final class PassageCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private DocumentOptions options;

  @Parameters(
      index = "0",
      paramLabel = "SLUG",
      description = "The document whose text is SLUG.txt.")
  private String slug;

  @Parameters(
      index = "1",
      paramLabel = "FIRST-WORDS",
      description = "The words with which the passage begins; enough words to be unique.")
  private String first;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "LAST-WORDS",
      description =
          "The words with which it ends, at their first occurrence after the first words. Without"
              + " them, the first words are the whole passage.")
  private String last;

  @Option(
      names = "--from",
      paramLabel = "OFFSET",
      description = "Look for the first words from this offset on.")
  private Integer from;

  @Override
  public Integer call() {
    PassageDraft draft =
        PassageDraft.of(
            options.corpus(),
            slug,
            first,
            Optional.ofNullable(last),
            from == null ? OptionalInt.empty() : OptionalInt.of(from));
    draft.remarks().forEach(options::say);
    spec.commandLine().getOut().print(draft.turtle());
    return 0;
  }
}
