package entente.bench.load;

import java.util.function.Function;

/**
 * Something that targets are asked to do again and again.
 *
 * @param workload the workload that it belongs to
 * @param name the name of the query, or that of the workload
 * @param kind what is asked, such as a join or a page; empty for a mixture
 * @param prepared whether the answers recur, so that they can have been prepared
 * @param requests the requests to a target
 */
public record Task(
    Workload workload,
    String name,
    String kind,
    boolean prepared,
    Function<BenchmarkTarget, RequestSource> requests) {}
