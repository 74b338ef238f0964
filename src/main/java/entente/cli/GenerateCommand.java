package entente.cli;

import entente.bench.data.DataGenerator;
import entente.bench.data.GeneratorPlan;
import entente.kb.SourceFiles;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code bench generate}: data of any size for measurements. */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    description =
        "Writes data of any size in Turtle: the shipped descriptions again and again under other"
            + " names, with a few actors in most of them. It conforms to the shapes but for the"
            + " violations asked for, which are listed in FILE.violations.tsv. The same options"
            + " give the same bytes, and memory does not grow with the size.",
    footer = {
      "",
      "A million triples, ten of them wrong:",
      "  ./entente bench generate --scale 1000000 --violations 10 million.ttl",
      "  ./entente validate million.ttl",
      "",
      "Exit status: 0 written, 2 usage error or no room to write."
    })
final class GenerateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The file to write.")
  private Path file;

  @Option(
      names = "--scale",
      defaultValue = "30000",
      description = "Number of triples. Default: ${DEFAULT-VALUE}.")
  private long scale;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of every choice. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--violations",
      defaultValue = "0",
      description = "Number of violations of the shapes. Default: ${DEFAULT-VALUE}.")
  private int violations;

  @Mixin private QuietOption progress;

  @Override
  public Integer call() {
    long written =
        new DataGenerator(
                new GeneratorPlan(scale, seed, violations),
                SourceFiles.shipped().data(),
                triples -> progress.say(triples + " triples"))
            .write(file);
    spec.commandLine()
        .getOut()
        .printf(
            "%s: %d triples, %d violations, listed in %s%n",
            file, written, violations, DataGenerator.listOf(file));
    return 0;
  }
}
