package entente.cli;

import entente.kb.Release;
import entente.kb.read.NamedQuery;
import entente.kb.read.Vocabulary;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;

/** The message that {@code serve} prints when it is ready: its address and three things to try. */
final class StartupMessage {
  private StartupMessage() {}

  /**
   * @param address the base address of the server, with a slash at its end
   * @param example the path of a thing to look up, below that address
   */
  static String of(String address, String example) {
    return """
    Entente answers at %1$s
    Try:
      curl -L -H 'Accept: text/turtle' %1$s%2$s
      curl %1$ssparql --data-urlencode 'query=SELECT (COUNT(*) AS ?triples) { ?s ?p ?o }'
      a browser at %1$s
    """
        .formatted(address, example);
  }

  /** The path of an example thing of the release, or of the list of all things. */
  static String example(Release release) {
    try (QueryExec execution =
        QueryExec.graph(release.graph(Vocabulary.DATA))
            .query(NamedQuery.named("startup/example").query())
            .build()) {
      RowSet rows = execution.select();
      return rows.hasNext()
          ? rows.next().get("thing").getURI().substring(Vocabulary.BASE.length())
          : "id/";
    }
  }
}
