package entente.bench.load;

import entente.kb.read.NamedQuery;
import entente.kb.read.Vocabulary;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;

/**
 * The tasks of each workload about the things of one target; with the same seed they are the same
 * for every target and run.
 */
public final class Tasks {
  private static final int THINGS = 300;
  private static final int REPEATED = 20;
  private static final int COMPARED = 5;
  private static final List<String> FORMATS =
      List.of("text/turtle", "application/ld+json", "application/rdf+xml");

  private final List<MixedQuery> queries;
  private final List<Node> things;

  private Tasks(List<MixedQuery> queries, List<Node> things) {
    this.queries = queries;
    this.things = things;
  }

  /** Tasks about things that the target names. */
  public static Tasks about(BenchmarkTarget first, long seed) {
    List<Node> things =
        new ArrayList<>(QueryRows.values(first, NamedQuery.named("bench/pool/things"), "value"));
    Collections.shuffle(things, new Random(seed));
    return new Tasks(
        MixedQuery.all(first, seed),
        List.copyOf(things.subList(0, Math.min(THINGS, things.size()))));
  }

  /** The number of statements of a target. */
  public static long size(BenchmarkTarget target) {
    return QueryRows.values(target, NamedQuery.named("bench/size"), "size").stream()
        .mapToLong(size -> Long.parseLong(size.getLiteralLexicalForm()))
        .sum();
  }

  public List<Task> of(Workload workload) {
    return switch (workload) {
      case EACH ->
          queries.stream()
              .map(query -> queries(workload, query.name(), query.kind(), List.of(query)))
              .toList();
      case DIFFERENT -> List.of(queries(workload, workload.toString(), "", queries));
      case ENTITY ->
          List.of(
              queries(
                  workload,
                  workload.toString(),
                  "",
                  queries.stream().filter(MixedQuery::aboutOneThing).toList()));
      case REPEATED ->
          List.of(
              task(
                  workload,
                  target ->
                      cycle(
                          IntStream.range(0, REPEATED)
                              .mapToObj(number -> request(target, queries, number))
                              .toList())));
      case DOCUMENTS -> List.of(task(workload, target -> documents(target, false)));
      case HELD -> List.of(task(workload, target -> documents(target, true)));
    };
  }

  /**
   * The queries for which the targets give different numbers of rows, each with the numbers by name
   * of the target.
   */
  public Map<String, Map<String, List<Integer>>> differences(List<BenchmarkTarget> targets) {
    Map<String, Map<String, List<Integer>>> differences = new TreeMap<>();
    for (BenchmarkTarget target : targets) {
      rows(target)
          .forEach(
              (query, counts) ->
                  differences
                      .computeIfAbsent(query, name -> new TreeMap<>())
                      .put(target.name(), counts));
    }
    differences.values().removeIf(counts -> counts.values().stream().distinct().count() == 1);
    return differences;
  }

  /** The numbers of rows of the first requests for each query. */
  public Map<String, List<Integer>> rows(BenchmarkTarget target) {
    Map<String, List<Integer>> rows = new TreeMap<>();
    queries.forEach(
        query ->
            rows.put(
                query.name(),
                IntStream.range(0, COMPARED)
                    .mapToObj(number -> QueryRows.count(target, query.query(number)))
                    .toList()));
    return rows;
  }

  private static Task task(Workload workload, Function<BenchmarkTarget, RequestSource> requests) {
    return new Task(workload, workload.toString(), "", true, requests);
  }

  private static Task queries(
      Workload workload, String name, String kind, List<MixedQuery> queries) {
    return new Task(
        workload, name, kind, false, target -> number -> request(target, queries, number));
  }

  private static TimedRequest request(
      BenchmarkTarget target, List<MixedQuery> queries, long number) {
    Query query = queries.get((int) (number % queries.size())).query(number / queries.size());
    return QueryRows.request(target, query, QueryRows.JSON);
  }

  private static RequestSource cycle(List<TimedRequest> requests) {
    return number -> requests.get((int) (number % requests.size()));
  }

  private RequestSource documents(BenchmarkTarget target, boolean held) {
    List<TimedRequest> requests = new ArrayList<>();
    for (int i = 0; i < things.size(); i++) {
      requests.add(
          document(target, things.get(i), FORMATS.get(i % FORMATS.size()), i % 2 == 0, held));
    }
    return cycle(requests);
  }

  /** The request for the document of a thing, at the address to which the server redirects once. */
  private static TimedRequest document(
      BenchmarkTarget target, Node thing, String format, boolean compressed, boolean held) {
    Map<String, String> headers = new TreeMap<>(Map.of("Accept", format));
    if (compressed) {
      headers.put("Accept-Encoding", "gzip");
    }
    URI address =
        target
            .documents()
            .map(documents -> documents.resolve(thing.getURI().substring(Vocabulary.BASE.length())))
            .orElseGet(
                () ->
                    QueryRows.request(
                            target,
                            QueryFactory.create("DESCRIBE <" + thing.getURI() + ">"),
                            format)
                        .address());
    TimedRequest.Reply reply = QueryRows.send(new TimedRequest(address, headers));
    if (held && reply.tag() != null) {
      headers.put("If-None-Match", reply.tag());
    }
    return new TimedRequest(reply.address(), Map.copyOf(headers));
  }
}
