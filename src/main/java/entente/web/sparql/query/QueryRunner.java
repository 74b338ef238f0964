package entente.web.sparql.query;

import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;

/** Execution of queries over the dataset of a request, within the limits of the request. */
public interface QueryRunner {
  /** The execution of a query with parameters. */
  QueryExec of(Query query, Map<String, Node> parameters);

  DatasetGraph dataset();
}
