package entente.cli;

import entente.documents.Corpus;
import entente.kb.SourceFiles;
import entente.kb.read.RdfSource;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options of all commands that read the texts of the documents. */
final class DocumentOptions {
  @Option(
      names = "--documents",
      required = true,
      paramLabel = "DIR",
      description = "The folder with the texts of the documents, SLUG.txt in UTF-8.")
  private Path documents;

  @Option(
      names = "--data",
      paramLabel = "FILE|DIR",
      description = "Data to look at instead of the shipped data; may be given several times.")
  private List<Path> data = List.of();

  @Option(
      names = {"-q", "--quiet"},
      description = "No talk on standard error.")
  private boolean quiet;

  /** The files named with --data, as they are now. */
  List<RdfSource> data() {
    return data.stream()
        .flatMap(path -> SourceFiles.files(path, ".ttl").stream())
        .map(RdfSource::asItIs)
        .toList();
  }

  /** Reads the data and the texts, and says so unless it is to be quiet. */
  Corpus corpus(CommandSpec command) {
    return corpus(command, data.isEmpty() ? SourceFiles.shipped().data() : data());
  }

  Corpus corpus(CommandSpec command, List<RdfSource> sources) {
    say(
        command,
        "reading "
            + sources.size()
            + (sources.size() == 1 ? " file" : " files")
            + " of data and the texts in "
            + documents);
    return Corpus.read(SourceFiles.shipped().withData(sources), documents);
  }

  /** Talk, which goes to standard error. */
  void say(CommandSpec command, String talk) {
    if (!quiet) {
      command.commandLine().getErr().println("entente: " + talk);
    }
  }
}
