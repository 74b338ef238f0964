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

/** The command {@code export}: writes a release as files. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a release to a folder, with the same bytes on every run and machine:",
      "  data, derived, ontology, shapes, codes, void  each as .ttl .nt .jsonld .rdf",
      "  entente.trig entente.nq                       all graphs under their names",
      "  claims-rdf12.ttl claims-rdf12.nt              the claims as RDF 1.2 reifiers",
      "  nanopublications.trig                         the claims as nanopublications",
      "  manifest.ttl SHA256SUMS                       size and checksum of every file",
      "  README.md LICENSE CITATION.cff"
    },
    footer = {
      "",
      "Exit status: 0 written, 1 the data is invalid, 2 usage error or unreadable input. If it"
          + " fails, no part of the release is left behind."
    })
final class ExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "DIR",
      description =
          "A new or empty folder; created under a temporary name and renamed when complete.")
  private Path folder;

  @Option(
      names = "--force",
      description =
          "Replace the release that is in the folder; a folder with anything else in it is"
              + " refused.")
  private boolean force;

  @Mixin private DataOption data;

  @Mixin private QuietOption progress;

  @Override
  public Integer call() {
    Release release = data.release(progress::say);
    progress.say("writing " + folder);
    List<ReleaseFile> files = Export.of(release, folder, force);
    spec.commandLine()
        .getOut()
        .println(
            folder
                + ": "
                + files.size()
                + " files, "
                + files.stream().mapToLong(ReleaseFile::size).sum()
                + " bytes");
    return 0;
  }
}
