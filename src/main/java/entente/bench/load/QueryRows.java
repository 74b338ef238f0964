package entente.bench.load;

import entente.kb.read.InputException;
import entente.kb.read.NamedQuery;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.ResultSet;
import org.apache.jena.query.ResultSetFactory;

/** The results of queries, when they are read and not only timed. */
final class QueryRows {
  static final String JSON = "application/sparql-results+json";

  private QueryRows() {}

  static TimedRequest request(BenchmarkTarget target, Query query, String accept) {
    String endpoint = target.endpoint().toString();
    return new TimedRequest(
        URI.create(
            endpoint
                + (endpoint.contains("?") ? "&" : "?")
                + "query="
                + URLEncoder.encode(query.toString(), StandardCharsets.UTF_8)),
        Map.of("Accept", accept));
  }

  /** The values of a variable. */
  static List<Node> values(BenchmarkTarget target, NamedQuery question, String variable) {
    List<Node> values = new ArrayList<>();
    rows(target, question.query()).forEachRemaining(row -> values.add(row.get(variable).asNode()));
    return values;
  }

  /** The number of rows of a query. */
  static int count(BenchmarkTarget target, Query query) {
    int count = 0;
    for (ResultSet rows = rows(target, query); rows.hasNext(); rows.next()) {
      count++;
    }
    return count;
  }

  private static ResultSet rows(BenchmarkTarget target, Query query) {
    return ResultSetFactory.fromJSON(
        new ByteArrayInputStream(send(request(target, query, JSON)).body()));
  }

  /** An answer; none, or one that is not 200, is an {@link InputException} of invocation. */
  static TimedRequest.Reply send(TimedRequest request) {
    try {
      TimedRequest.Reply reply = request.reply();
      if (reply.status() != 200) {
        throw InputException.ofInvocation(
            request.address().resolve("/")
                + " answered a request with status "
                + reply.status()
                + "; make sure that it serves the knowledge base");
      }
      return reply;
    } catch (IOException e) {
      throw InputException.ofInvocation(
          request.address().resolve("/") + " does not answer; start the server first", e);
    }
  }
}
