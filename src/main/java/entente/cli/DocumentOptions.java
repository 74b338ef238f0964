package entente.cli;

import entente.documents.Corpus;
import entente.kb.Holdings;
import entente.kb.Source;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** The options of all commands that read the texts of the documents. */
final class DocumentOptions {
  @Option(names = "--documents", required = true, paramLabel = "DIR", description = "The folder with the texts of the documents, SLUG.txt in UTF-8.")
  private Path documents;

  @Option(names = "--data", arity = "1..*", paramLabel = "FILE|DIR", description = "Data to look at instead of the shipped data.")
  private List<Path> data = List.of();

  @Option(names = "--quiet", description = "No talk on standard error.")
  private boolean quiet;

  Path documents() {
    return documents;
  }

  boolean quiet() {
    return quiet;
  }

  Holdings holdings() {
    Holdings shipped = Holdings.shipped();
    if (data.isEmpty()) {
      return shipped;
    }
    List<Source> sources = data.stream().flatMap(path -> Holdings.files(path, ".ttl").stream()).toList();
    return shipped.withData(sources);
  }

  Corpus corpus() {
    return Corpus.read(holdings(), documents);
  }
}
