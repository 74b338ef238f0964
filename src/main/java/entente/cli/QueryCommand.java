package entente.cli;

import entente.kb.Release;
import entente.kb.read.InputException;
import entente.kb.read.JenaSandbox;
import entente.kb.read.NamedQuery;
import entente.kb.read.RdfSource;
import entente.kb.read.RdfSyntax;
import entente.kb.read.ResultSyntax;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.apache.jena.atlas.web.HttpException;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryException;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetWriter;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one query over the shipped data, without a server. */
@Command(
    name = "query",
    mixinStandardHelpOptions = true,
    description = "Runs a query over the shipped data; no server is needed.")
final class QueryCommand implements Callable<Integer> {

  /** The forms of an answer. */
  enum Format {
    table(ResultSetLang.RS_Text, null),
    csv(ResultSyntax.CSV),
    tsv(ResultSyntax.TSV),
    json(ResultSyntax.JSON),
    xml(ResultSyntax.XML),
    turtle(RdfSyntax.TURTLE),
    ntriples(RdfSyntax.NTRIPLES),
    jsonld(RdfSyntax.JSONLD),
    rdfxml(RdfSyntax.RDFXML);

    private final Lang rows;
    private final Lang graph;

    Format(ResultSyntax syntax) {
      this(syntax.lang(), null);
    }

    Format(RdfSyntax syntax) {
      this(null, syntax.lang());
    }

    Format(Lang rows, Lang graph) {
      this.rows = rows;
      this.graph = graph;
    }
  }

  private static final Duration TIME = Duration.ofMinutes(5);

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE.rq|'SPARQL'",
      description =
          "A file with a query, or the query itself. The project's prefixes need not be declared.")
  private String query;

  @Option(
      names = "--format",
      description =
          "One of ${COMPLETION-CANDIDATES}; without it a table, or Turtle for CONSTRUCT and"
              + " DESCRIBE.")
  private Format format;

  @Override
  public Integer call() {
    NamedQuery question = read();
    Query parsed = question.query();
    boolean graphAnswer = parsed.isConstructType() || parsed.isDescribeType();
    Format chosen = format != null ? format : graphAnswer ? Format.turtle : Format.table;
    if (graphAnswer ? chosen.graph == null : chosen.rows == null) {
      throw InputException.ofInvocation(
          "--format "
              + chosen
              + " does not fit "
              + (graphAnswer
                  ? "a graph; use turtle, ntriples, jsonld or rdfxml"
                  : "rows; use table, csv, tsv, json or xml"));
    }
    JenaSandbox.apply(TIME);
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    DatasetGraph dataset = Release.shipped().dataset();
    try (QueryExec execution = QueryExec.dataset(dataset).query(parsed).build()) {
      if (graphAnswer) {
        Graph graph = parsed.isConstructType() ? execution.construct() : execution.describe();
        graph.getPrefixMapping().setNsPrefixes(parsed.getPrefixMapping());
        RDFDataMgr.write(answer, graph, chosen.graph);
      } else if (chosen == Format.table && parsed.isSelectType()) {
        PrintWriter table = new PrintWriter(answer, false, StandardCharsets.UTF_8);
        new ResultTable(parsed.getPrefixMapping()).print(execution.select(), table);
        table.flush();
      } else {
        RowSetWriter writer = RowSetWriterRegistry.getFactory(chosen.rows).create(chosen.rows);
        if (parsed.isAskType()) {
          writer.write(answer, execution.ask(), ARQ.getContext());
        } else {
          writer.write(answer, execution.select(), ARQ.getContext());
        }
      }
    } catch (QueryCancelledException e) {
      throw InputException.ofInvocation(
          "the query took longer than "
              + TIME.toSeconds()
              + " seconds and was stopped; no row of it is printed",
          e);
    } catch (HttpException | QueryException e) {
      throw InputException.ofInvocation(
          "the query cannot be answered here: "
              + e.getMessage()
              + (parsed.toString().contains("SERVICE") ? "; no other endpoint is asked" : ""),
          e);
    }
    spec.commandLine().getOut().print(answer.toString(StandardCharsets.UTF_8));
    return 0;
  }

  private NamedQuery read() {
    if (query.endsWith(".rq") || Files.isRegularFile(Path.of(query))) {
      return NamedQuery.parse(query, RdfSource.of(Path.of(query)).text());
    }
    return NamedQuery.parse("query", query);
  }
}
