package entente.jmh;

import entente.kb.Release;
import entente.kb.read.NamedQuery;
import entente.kb.read.Prefixes;
import entente.kb.read.Vocabulary;
import entente.sparql.parse.ParsedQuery;
import entente.sparql.parse.SparqlParser;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetRewindable;
import org.apache.jena.sparql.util.Context;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The parts of a query's answer: parser, planner with the first row, writers. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class QueryBenchmark {
  /** Questions of three kinds: a short lookup, a join of many patterns, an aggregate. */
  @Param({"charter-of-the-sco", "inventory", "disagreements-across-identity"})
  private String question;

  private final SparqlParser parser = new SparqlParser(Prefixes.mapping(), Vocabulary.BASE);
  private DatasetGraph data;
  private NamedQuery query;
  private RowSetRewindable rows;
  private Graph graph;

  @Setup
  public void read() {
    data = Release.shipped().dataset();
    query = NamedQuery.named("questions/" + question);
    try (QueryExec execution = QueryExec.dataset(data).query(query.query()).build()) {
      rows = execution.select().rewindable();
    }
    graph = data.getGraph(Vocabulary.ONTOLOGY);
  }

  @Benchmark
  public ParsedQuery parser() {
    return parser.parse(query.body());
  }

  @Benchmark
  public boolean planner() {
    try (QueryExec execution = QueryExec.dataset(data).query(query.query()).build()) {
      return execution.select().hasNext();
    }
  }

  @Benchmark
  public void jsonWriter() {
    write(rows);
  }

  @Benchmark
  public void turtleWriter() {
    RDFWriter.source(graph).lang(Lang.TURTLE).output(OutputStream.nullOutputStream());
  }

  private static void write(RowSet rows) {
    ((RowSetRewindable) rows).reset();
    RowSetWriterRegistry.getFactory(ResultSetLang.RS_JSON)
        .create(ResultSetLang.RS_JSON)
        .write(OutputStream.nullOutputStream(), rows, Context.emptyContext());
  }
}
