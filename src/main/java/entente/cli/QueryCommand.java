package entente.cli;

import entente.kb.Release;
import entente.kb.format.RdfSyntax;
import entente.kb.format.ResultSyntax;
import entente.kb.format.ResultTable;
import entente.kb.read.InputException;
import entente.kb.read.JenaSandbox;
import entente.kb.read.Location;
import entente.kb.read.Prefixes;
import entente.kb.read.RdfSource;
import entente.kb.read.Vocabulary;
import entente.sparql.parse.QuerySyntaxException;
import entente.sparql.parse.SparqlParser;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
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
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code query}: runs a query over the shipped data, without a server. */
@Command(
    name = "query",
    mixinStandardHelpOptions = true,
    description = "Runs a query over the shipped data, without a server.")
final class QueryCommand implements Callable<Integer> {

  /** Output formats, for rows or for graphs. */
  enum Format {
    TABLE(ResultSetLang.RS_Text, null),
    CSV(ResultSyntax.CSV),
    TSV(ResultSyntax.TSV),
    JSON(ResultSyntax.JSON),
    XML(ResultSyntax.XML),
    TURTLE(RdfSyntax.TURTLE),
    NTRIPLES(RdfSyntax.NTRIPLES),
    JSONLD(RdfSyntax.JSONLD),
    RDFXML(RdfSyntax.RDFXML);

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

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Duration TIMEOUT = Duration.ofMinutes(5);

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE.rq|'SPARQL'",
      description =
          "A query file, or the query itself. The project's prefixes are declared by default.")
  private String query;

  @Option(
      names = "--format",
      description =
          "Output format: ${COMPLETION-CANDIDATES}. Default: table, or turtle for CONSTRUCT and"
              + " DESCRIBE.")
  private Format format;

  @Override
  public Integer call() {
    Query parsed = parsed();
    PrefixMapping prefixes = Prefixes.mapping().setNsPrefixes(parsed.getPrefixMapping());
    boolean graphResult = parsed.isConstructType() || parsed.isDescribeType();
    Format chosen = format != null ? format : graphResult ? Format.TURTLE : Format.TABLE;
    if (graphResult ? chosen.graph == null : chosen.rows == null) {
      throw InputException.ofInvocation(
          "--format "
              + chosen
              + " cannot represent "
              + (graphResult
                  ? "a graph; use turtle, ntriples, jsonld or rdfxml"
                  : "rows; use table, csv, tsv, json or xml"));
    }
    JenaSandbox.apply(TIMEOUT);
    ByteArrayOutputStream result = new ByteArrayOutputStream();
    DatasetGraph dataset = Release.shipped().dataset();
    try (QueryExec execution = QueryExec.dataset(dataset).query(parsed).build()) {
      if (graphResult) {
        Graph graph = parsed.isConstructType() ? execution.construct() : execution.describe();
        graph.getPrefixMapping().setNsPrefixes(prefixes);
        RDFDataMgr.write(result, graph, chosen.graph);
      } else if (chosen == Format.TABLE && parsed.isSelectType()) {
        PrintWriter table = new PrintWriter(result, false, StandardCharsets.UTF_8);
        new ResultTable(prefixes).print(execution.select(), table);
        table.flush();
      } else {
        RowSetWriter writer = RowSetWriterRegistry.getFactory(chosen.rows).create(chosen.rows);
        if (parsed.isAskType()) {
          writer.write(result, execution.ask(), ARQ.getContext());
        } else {
          writer.write(result, execution.select(), ARQ.getContext());
        }
      }
    } catch (QueryCancelledException e) {
      throw InputException.ofInvocation(
          "the query took longer than "
              + TIMEOUT.toSeconds()
              + " seconds and was stopped; no rows are printed",
          e);
    } catch (HttpException | QueryException e) {
      throw InputException.ofInvocation(
          "the query cannot be run: "
              + (parsed.toString().contains("SERVICE")
                  ? "SERVICE is not supported, because queries may not contact other endpoints ("
                      + e.getMessage()
                      + ")"
                  : e.getMessage()),
          e);
    }
    spec.commandLine().getOut().print(result.toString(StandardCharsets.UTF_8));
    return 0;
  }

  private Query parsed() {
    boolean isFile = query.endsWith(".rq") || Files.isRegularFile(Path.of(query));
    String text = isFile ? RdfSource.of(Path.of(query)).text() : query;
    try {
      return new SparqlParser(Prefixes.mapping(), Vocabulary.BASE).parse(text).query();
    } catch (QuerySyntaxException e) {
      String message = e.getMessage().replaceFirst("^Line \\d+, column \\d+: ", "");
      throw InputException.ofInvocation(
          new Location(isFile ? query : "query", e.line(), e.column()) + ": " + message, e);
    }
  }
}
