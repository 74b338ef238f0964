package entente.kb;

import entente.kb.read.NamedQuery;
import entente.kb.read.Vocabulary;
import entente.kb.text.NameIndex;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Dataset;
import org.apache.jena.rdflink.RDFLink;
import org.apache.jena.rdflink.RDFLinkHTTP;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.QueryExecBuilder;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.TDB2Factory;

/**
 * The source of all answers: a dataset in memory, a TDB2 folder or a remote SPARQL endpoint.
 *
 * <p>All queries are {@link NamedQuery}s with parameters bound as RDF terms, never as text. Answers
 * are complete: a query that exceeds the time limit throws {@link
 * org.apache.jena.query.QueryCancelledException}.
 */
public final class Store implements AutoCloseable {
  private static final long SECONDS = 30;
  private final Supplier<RDFLink> links;
  private final DatasetGraph local;

  private Store(Supplier<RDFLink> links, DatasetGraph local) {
    this.links = links;
    this.local = local;
  }

  public static Store inMemory(DatasetGraph dataset) {
    return new Store(() -> RDFLink.connect(dataset), dataset);
  }

  public static Store tdb2(Path folder) {
    Dataset dataset = TDB2Factory.connectDataset(folder.toString());
    return inMemory(NameIndex.over(dataset.asDatasetGraph(), Vocabulary.BASE));
  }

  public static Store remote(String endpoint) {
    return new Store(() -> RDFLinkHTTP.service(endpoint).build(), null);
  }

  /** The rows of a SELECT, in its order. */
  public List<Binding> select(NamedQuery query, Map<String, Node> parameters) {
    return ask(
        query,
        parameters,
        execution -> {
          RowSet rows = execution.select();
          return rows.stream().toList();
        });
  }

  /** The graph of a CONSTRUCT. */
  public Graph construct(NamedQuery query, Map<String, Node> parameters) {
    return ask(query, parameters, QueryExec::construct);
  }

  /** The answer of an ASK. */
  public boolean test(NamedQuery query, Map<String, Node> parameters) {
    return ask(query, parameters, QueryExec::ask);
  }

  /** The dataset itself, if it is in this process. */
  public Optional<DatasetGraph> local() {
    return Optional.ofNullable(local);
  }

  /**
   * Whether queries may use {@code text:query}; a remote endpoint may search differently or not at
   * all.
   */
  public boolean searchesText() {
    return local != null && NameIndex.of(local) != null;
  }

  private <T> T ask(NamedQuery query, Map<String, Node> parameters, Function<QueryExec, T> reader) {
    try (RDFLink link = links.get()) {
      QueryExecBuilder builder =
          link.newQuery().query(query.query()).timeout(SECONDS, TimeUnit.SECONDS);
      parameters.forEach(builder::substitution);
      try (QueryExec execution = builder.build()) {
        if (local == null) {
          return reader.apply(execution);
        }
        return Txn.calculateRead(local, () -> reader.apply(execution));
      }
    }
  }

  @Override
  public void close() {
    if (local != null) {
      local.close();
    }
  }
}
