package entente.bench;

/**
 * The results of one workload on one target.
 *
 * @param requests number of requests that were answered
 * @param failures number of answers that were neither 200 nor 304, and of requests without an
 *     answer
 * @param held number of answers that were 304
 * @param perSecond requests answered per second, for all clients together
 * @param median the median time of an answer in milliseconds
 * @param slow the 99th percentile of the time of an answer in milliseconds
 */
public record Measurement(
    Workload load,
    BenchmarkTarget target,
    long requests,
    long failures,
    long held,
    double perSecond,
    double median,
    double slow) {}
