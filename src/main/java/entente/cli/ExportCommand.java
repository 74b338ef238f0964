package entente.cli;

import entente.kb.Release;
import entente.release.Export;
import entente.release.ReleaseFile;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a release as files. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a release into a folder, the same bytes on every run and machine:",
      "  data, derived, ontology, shapes, codes, void  each as .ttl .nt .jsonld .rdf",
      "  entente.trig entente.nq                       all graphs under their names",
      "  claims-rdf12.ttl claims-rdf12.nt              the claims as RDF 1.2 reifiers",
      "  nanopublications.trig                         the claims as nanopublications",
      "  manifest.ttl SHA256SUMS                       size and checksum of every file",
      "  README.md LICENSE CITATION.cff"
    },
    footer = {
      "",
      "Exit status: 0 written, 1 the data is at fault, 2 the invocation is at fault; then nothing"
          + " is left of the release."
    })
final class ExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "DIR",
      description = "The folder, new or empty; it gets its name when everything is in it.")
  private Path folder;

  @Option(
      names = "--force",
      description =
          "Replaces the release that is in the folder; a folder that holds anything else is left"
              + " alone.")
  private boolean force;

  @Mixin private DataOption data;

  @Option(
      names = {"-q", "--quiet"},
      description = "No talk on standard error.")
  private boolean quiet;

  @Override
  public Integer call() {
    Release release = data.release(this::say);
    say("writing " + folder);
    List<ReleaseFile> entries = Export.of(release, folder, force);
    spec.commandLine()
        .getOut()
        .println(
            folder
                + ": "
                + entries.size()
                + " files, "
                + entries.stream().mapToLong(ReleaseFile::size).sum()
                + " bytes");
    return 0;
  }

  private void say(String what) {
    if (!quiet) {
      spec.commandLine().getErr().println("entente: " + what);
    }
  }
}
