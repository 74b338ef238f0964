package entente.kb;

import entente.kb.read.NamedQuery;
import entente.kb.read.Vocabulary;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/**
 * The description of a release: the triples that the queries below {@code queries/metadata}
 * construct from its content, and the questions as SHACL SPARQL executables, the form that SPARQL
 * editors read examples from.
 */
final class ReleaseMetadata {
  private static final String SHACL = "http://www.w3.org/ns/shacl#";
  private static final String SCHEMA = "https://schema.org/";

  private ReleaseMetadata() {}

  static Graph of(DatasetGraph content) {
    Graph metadata = GraphFactory.createDefaultGraph();
    for (NamedQuery question : NamedQuery.folder("metadata")) {
      try (QueryExec execution = QueryExec.dataset(content).query(question.query()).build()) {
        execution.construct(metadata);
      }
    }
    NamedQuery.folder("questions").forEach(question -> describe(question, metadata));
    return metadata;
  }

  private static void describe(NamedQuery question, Graph metadata) {
    Node executable = NodeFactory.createURI(Vocabulary.BASE + "id/question/" + question.name());
    String form = form(question.query());
    metadata.add(executable, RDF.type.asNode(), NodeFactory.createURI(SHACL + "SPARQLExecutable"));
    metadata.add(
        executable,
        RDF.type.asNode(),
        NodeFactory.createURI(SHACL + "SPARQL" + form + "Executable"));
    metadata.add(
        executable, RDFS.label.asNode(), NodeFactory.createLiteralLang(question.summary(), "en"));
    metadata.add(
        executable, RDFS.comment.asNode(), NodeFactory.createLiteralLang(question.summary(), "en"));
    metadata.add(
        executable,
        NodeFactory.createURI(SHACL + form.toLowerCase(Locale.ROOT)),
        NodeFactory.createLiteralString(question.body()));
    metadata.add(
        executable,
        NodeFactory.createURI(SCHEMA + "target"),
        NodeFactory.createURI(Vocabulary.BASE + "sparql"));
    question.header("tags").stream()
        .flatMap(tags -> Stream.of(tags.split(",")))
        .map(String::trim)
        .forEach(
            tag ->
                metadata.add(
                    executable,
                    NodeFactory.createURI(SCHEMA + "keywords"),
                    NodeFactory.createLiteralLang(tag, "en")));
  }

  private static String form(Query query) {
    return switch (query.queryType()) {
      case SELECT -> "Select";
      case ASK -> "Ask";
      case CONSTRUCT -> "Construct";
      default ->
          throw new IllegalArgumentException("a question must be a SELECT, ASK or CONSTRUCT query");
    };
  }
}
