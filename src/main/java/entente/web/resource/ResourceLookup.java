package entente.web.resource;

import entente.kb.format.Text;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.page.Addresses;
import entente.web.page.PageQueries;
import entente.web.rdf.DocumentFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.engine.binding.Binding;

/** The status of IRIs in the data: known, withdrawn, a version of another, or unknown. */
final class ResourceLookup {
  private static final Pattern UNSAFE = Pattern.compile("[\\x00-\\x20\\x7f<>\"{}|\\\\^`]");

  /** The number of characters of an unknown IRI that the problem repeats. */
  private static final int SHOWN = 200;

  private final PageQueries queries;

  ResourceLookup(PageQueries queries) {
    this.queries = queries;
  }

  boolean knows(Node thing) {
    return !status(thing).isEmpty();
  }

  /**
   * Throws a 404 problem when the data says nothing about a thing, and 410 when it was withdrawn.
   */
  void require(Node thing) {
    List<Binding> rows = status(thing);
    if (rows.isEmpty()) {
      throw unknown(thing);
    }
    if (rows.get(0).get("standing").getLiteralLexicalForm().equals("withdrawn")) {
      throw new ProblemException(
          Problem.gone(
              thing.getURI(),
              rows.stream()
                  .filter(row -> row.contains("other"))
                  .map(row -> row.get("other").getURI())
                  .toList()));
    }
  }

  /** The thing of which this is the IRI of a version. */
  Optional<Node> versionOf(Node thing) {
    return status(thing).stream()
        .filter(row -> row.get("standing").getLiteralLexicalForm().equals("version"))
        .findFirst()
        .map(row -> row.get("other"));
  }

  /** The path of the document that describes the namespace of a folder. */
  Optional<String> describing(String folder) {
    Node space = NodeFactory.createLiteralString(queries.base() + folder + "/");
    return queries.rows("lookup/ontology-of-namespace", Map.of("space", space)).stream()
        .findFirst()
        .map(row -> queries.local(row.get("ontology").getURI()));
  }

  /**
   * The path of the thing that a document of this name is about: below {@code id/} if there is one,
   * else the name itself.
   */
  String pathOfThing(String name) {
    return !name.startsWith("id/") && !knows(queries.named("id/" + name)) ? name : "id/" + name;
  }

  ProblemException unknown(Node thing) {
    String iri = UNSAFE.matcher(thing.getURI()).replaceAll("?");
    int dot = iri.lastIndexOf('.');
    Optional<DocumentFormat> suffix =
        dot < iri.lastIndexOf('/')
            ? Optional.empty()
            : DocumentFormat.ofSuffix(iri.substring(dot + 1))
                .filter(DocumentFormat.DOCUMENT::contains);
    String hint =
        suffix.isPresent() && knows(NodeFactory.createURI(iri.substring(0, dot)))
            ? " The data about it is at "
                + Addresses.describing(queries.local(iri).substring(1))
                + "; the IRI of the thing has no suffix."
            : "";
    return new ProblemException(
        Problem.notFound("Nothing is known about <" + Text.cut(iri, SHOWN) + ">." + hint));
  }

  private List<Binding> status(Node thing) {
    return UNSAFE.matcher(thing.getURI()).find()
        ? List.of()
        : queries.rows("lookup/status", Map.of("thing", thing));
  }
}
