package entente.bench;

import entente.kb.read.InputException;
import entente.kb.read.NamedQuery;
import entente.kb.read.Vocabulary;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongFunction;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.shared.impl.PrefixMappingImpl;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;

/**
 * The requests of each workload by number; with the same seed they are the same for every target
 * and run.
 */
final class WorkloadRequests {
  private static final int THINGS = 500;
  private static final int REPEATED = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<NamedQuery> SMALL = NamedQuery.folder("bench/small");
  private static final NamedQuery DESCRIPTION = NamedQuery.named("bench/description");
  private final HttpClient client;
  private final List<Node> things;

  private WorkloadRequests(HttpClient client, List<Node> things) {
    this.client = client;
    this.things = things;
  }

  /** Requests about things that the first target names. */
  static WorkloadRequests about(HttpClient client, BenchmarkTarget first, long seed) {
    List<Node> things = new ArrayList<>();
    rows(client, first, NamedQuery.named("bench/things"))
        .forEach(row -> things.add(NodeFactory.createURI(row.getObj("thing").getString("value"))));
    if (things.isEmpty()) {
      throw InputException.ofInvocation(
          first.endpoint() + " has no data with evidence to query; load the knowledge base there");
    }
    Collections.shuffle(things, new Random(seed));
    return new WorkloadRequests(
        client, List.copyOf(things.subList(0, Math.min(THINGS, things.size()))));
  }

  /** The number of statements of a target. */
  static long size(HttpClient client, BenchmarkTarget target) {
    return Long.parseLong(
        rows(client, target, NamedQuery.named("bench/size"))
            .get(0)
            .getObj("size")
            .getString("value"));
  }

  /** The requests of a workload by number, from 0. */
  LongFunction<HttpRequest> of(Workload load, BenchmarkTarget target) {
    return switch (load) {
      case DIFFERENT -> number -> small(target, number);
      case REPEATED -> {
        List<HttpRequest> requests = new ArrayList<>();
        for (long number = 0; number < REPEATED; number++) {
          requests.add(small(target, number));
        }
        yield number -> requests.get((int) (number % REPEATED));
      }
      case ENTITIES, HELD -> {
        List<HttpRequest> requests =
            things.stream().map(thing -> entity(target, thing, load == Workload.HELD)).toList();
        yield number -> requests.get((int) (number % requests.size()));
      }
    };
  }

  /**
   * Makes a query unique by a limit greater than the number of its rows, which does not change its
   * answer.
   */
  private HttpRequest small(BenchmarkTarget target, long number) {
    Node thing = things.get((int) (number / SMALL.size() % things.size()));
    Query query = bound(SMALL.get((int) (number % SMALL.size())), thing);
    query.setLimit(100_000 + number);
    return query(target, query, "application/sparql-results+json").build();
  }

  private static Query bound(NamedQuery question, Node thing) {
    Query query =
        QueryTransformOps.replaceVars(question.query(), Map.of(Var.alloc("thing"), thing));
    query.setPrefixMapping(new PrefixMappingImpl());
    return query;
  }

  private HttpRequest entity(BenchmarkTarget target, Node thing, boolean held) {
    HttpRequest asked =
        target
            .documents()
            .map(documents -> document(documents, thing))
            .orElseGet(() -> query(target, bound(DESCRIPTION, thing), "text/turtle").build());
    HttpResponse<Void> answer = send(client, asked, HttpResponse.BodyHandlers.discarding());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(answer.uri()).timeout(PATIENCE).header("Accept", "text/turtle");
    if (held) {
      answer.headers().firstValue("ETag").ifPresent(tag -> request.header("If-None-Match", tag));
    }
    return request.build();
  }

  /**
   * The address of the document of a thing, as the server redirects to it once before the
   * measurement.
   */
  private static HttpRequest document(URI documents, Node thing) {
    String iri = thing.getURI();
    String path =
        iri.startsWith(Vocabulary.BASE)
            ? iri.substring(Vocabulary.BASE.length())
            : iri.substring(documents.toString().length());
    return HttpRequest.newBuilder(documents.resolve(path))
        .timeout(PATIENCE)
        .header("Accept", "text/turtle")
        .build();
  }

  private static HttpRequest.Builder query(BenchmarkTarget target, Query query, String accept) {
    return HttpRequest.newBuilder(
            URI.create(
                target.endpoint()
                    + "?query="
                    + URLEncoder.encode(query.toString(), StandardCharsets.UTF_8)))
        .timeout(PATIENCE)
        .header("Accept", accept);
  }

  private static List<JsonObject> rows(
      HttpClient client, BenchmarkTarget target, NamedQuery question) {
    HttpResponse<String> answer =
        send(
            client,
            query(target, question.query(), "application/sparql-results+json").build(),
            HttpResponse.BodyHandlers.ofString());
    return JSON.parse(answer.body()).getObj("results").getArray("bindings").toList().stream()
        .map(value -> value.getAsObject())
        .toList();
  }

  private static <T> HttpResponse<T> send(
      HttpClient client, HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    try {
      HttpResponse<T> answer = client.send(request, handler);
      if (answer.statusCode() != 200) {
        throw InputException.ofInvocation(
            request.uri().resolve("/")
                + " answered a request with status "
                + answer.statusCode()
                + "; make sure that it serves the knowledge base");
      }
      return answer;
    } catch (IOException e) {
      throw InputException.ofInvocation(
          request.uri().resolve("/") + " does not answer; start the server first", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw InputException.ofInvocation("interrupted", e);
    }
  }
}
