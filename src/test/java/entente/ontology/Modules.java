package entente.ontology;

import entente.kb.SourceFiles;
import entente.kb.read.LocatedGraph;
import entente.kb.read.RdfSource;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.graph.Graph;

/** The files of the ontology in the checkout. */
final class Modules {
  private Modules() {}

  static List<RdfSource> files() {
    return SourceFiles.files(Path.of("ontology"), ".ttl");
  }

  static Graph graph() {
    return LocatedGraph.read(files()).graph();
  }
}
