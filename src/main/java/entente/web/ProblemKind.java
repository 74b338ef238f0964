package entente.web;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDFS;

/** The kinds of problems, each with an IRI that leads to what it means and what to do. */
enum ProblemKind {
  BAD_REQUEST(400, "The request cannot be understood", "The request breaks a rule of HTTP or of the SPARQL 1.1 Protocol. The detail says which; correct that and send it again."),
  SYNTAX_ERROR(400, "The query has a syntax error", "The text is not a query of SPARQL 1.1. The members line and column say where reading ended; prefixes must be declared in the query itself."),
  UNKNOWN_FUNCTION(400, "The query calls a function that is not offered", "Only the functions of SPARQL 1.1 and the casts of XML Schema are offered, so that a query which runs here runs elsewhere."),
  UNKNOWN_GRAPH(400, "There is no such graph here", "The query is to be asked of a graph that this server does not have. It fetches none; the member offers lists the graphs that it has."),
  TOO_DEEP(400, "The query is nested too deeply", "Groups or expressions stand inside of each other thousands of times. Write the query with less nesting."),
  DATA_UNREADABLE(400, "The RDF cannot be read", "What was sent to be checked is not RDF of the type that was given for it, or not UTF-8. The members file, line and column say where reading ended. Nothing is fetched: a context of JSON-LD stands in the data itself."),
  SERVICE_DENIED(403, "SERVICE is not allowed here", "This server opens no connection for a query. Run the federated query in a client of your own, which can ask this endpoint as one of several."),
  ANSWER_TOO_LARGE(403, "The answer is too large", "An answer is sent whole or not at all, and this one is beyond the limit that the detail names. Ask for parts of it with ORDER BY, LIMIT and OFFSET, or fetch the whole files from /data; of a report of a check, with the parameter limit."),
  QUERY_TOO_EXPENSIVE(403, "The query asks for too much", "The query looked at more data, or kept more rows, than one query may. Add a condition that narrows it, or load the whole files from /data into an engine of your own."),
  NOT_FOUND(404, "There is nothing here", "Nothing is described at this address. Names are case-sensitive; /id/ lists the kinds of things, and /search finds things by their names."),
  METHOD_NOT_ALLOWED(405, "The method is not allowed here", "The data is read with GET and HEAD; the query endpoint and /validate take POST as well. Nothing can be changed over HTTP."),
  NOT_ACCEPTABLE(406, "None of the accepted formats is offered", "The Accept field excludes every format that this address has. The member offers lists them; accept one of them, or */* for the first."),
  GONE(410, "This has been withdrawn", "The IRI was once given and is no longer used. The member replacements lists what has taken its place, if anything has."),
  TOO_LARGE(413, "The request is too large", "The body of the request is larger than this server reads."),
  QUERY_TOO_LONG(413, "The query is too long", "The query has more characters than the detail allows. Ask in several queries."),
  URI_TOO_LONG(414, "The address is too long", "Path and query string together are longer than this server reads. Send a long query as the body of a POST."),
  UNSUPPORTED_MEDIA_TYPE(415, "The body has a type that is not read here", "Send a query as application/sparql-query, or as the field query of application/x-www-form-urlencoded; send RDF that is to be checked under the media type of its format, in UTF-8 and without a content coding. The detail says which types are read."),
  SHAPES_UNUSABLE(422, "The shapes cannot be used", "The shapes were read, and are not well-formed by SHACL for SHACL, refer to themselves, or ask for what is not done here, such as SERVICE. The detail says which; nothing is said about the data."),
  FIELDS_TOO_LARGE(431, "The header fields are too large", "One of the fields Accept, Accept-Language and If-None-Match, or all fields together, are longer than this server reads."),
  INTERNAL_ERROR(500, "Something failed in the server", "The failure is in the server, not in the request. It has been logged."),
  BUSY(503, "Too many queries at once", "The server answers a certain number of queries at the same time, and all places are taken. Try again in a few seconds."),
  TIMEOUT(503, "The query took too long", "The query was stopped at the time limit that the detail names, and no part of its answer was sent. Ask for less, or add a condition that narrows it."),
  CHECK_TIMEOUT(503, "The check took too long", "The check was stopped at the time limit that the detail names; nothing is said about the data. Check less of it, or on your own machine: entente validate FILE."),
  CHECKS_BUSY(503, "Too many checks at once", "The server makes a certain number of checks at the same time, and all places are taken. Try again in a few seconds."),
  UNAVAILABLE(503, "The server cannot answer", "The server is starting or stopping. Try again later.");

  final int status;
  final String title;
  /** What it means and what to do, in sentences. */
  final String meaning;

  ProblemKind(int status, String title, String meaning) {
    this.status = status;
    this.title = title;
    this.meaning = meaning;
  }

  /** The path of its IRI, without leading slash. */
  String path() {
    return "problem/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Its IRI, what it is called and what it means. */
  Graph graph(Catalogue catalogue) {
    Graph graph = GraphFactory.createDefaultGraph();
    Node problem = catalogue.named(path());
    graph.add(problem, RDFS.label.asNode(), NodeFactory.createLiteralLang(title, "en"));
    graph.add(problem, RDFS.comment.asNode(), NodeFactory.createLiteralLang(meaning, "en"));
    return graph;
  }

  /** All of them. */
  static Graph all(Catalogue catalogue) {
    Graph graph = GraphFactory.createDefaultGraph();
    Stream.of(values()).forEach(kind -> kind.graph(catalogue).find().forEachRemaining(graph::add));
    return graph;
  }

  static Optional<ProblemKind> at(String path) {
    return Stream.of(values()).filter(kind -> kind.path().equals(path)).findFirst();
  }
}
