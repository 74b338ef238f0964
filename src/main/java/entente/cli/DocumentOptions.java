package entente.cli;

import entente.documents.Corpus;
import entente.kb.SourceFiles;
import entente.kb.format.Text;
import entente.kb.read.RdfSource;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options shared by commands that read the texts of the documents. */
final class DocumentOptions {
  @Option(
      names = "--documents",
      required = true,
      paramLabel = "DIR",
      description = "Folder with the texts of the documents, SLUG.txt in UTF-8.")
  private Path documents;

  @Option(
      names = "--data",
      paramLabel = "FILE|DIR",
      description = "Data to read instead of the shipped data; may be repeated.")
  private List<Path> data = List.of();

  @Mixin private QuietOption progress;

  /** The files named with {@code --data}. */
  List<RdfSource> data() {
    return data.stream()
        .flatMap(path -> SourceFiles.files(path, ".ttl").stream())
        .map(RdfSource::asItIs)
        .toList();
  }

  /** Reads the data and the texts. */
  Corpus corpus() {
    return corpus(data.isEmpty() ? SourceFiles.shipped().data() : data());
  }

  Corpus corpus(List<RdfSource> sources) {
    say("reading " + Text.count(sources.size(), "data file") + " and the texts in " + documents);
    return Corpus.read(SourceFiles.shipped().withData(sources), documents);
  }

  void say(String message) {
    progress.say(message);
  }
}
