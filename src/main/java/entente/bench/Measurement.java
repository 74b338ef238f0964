package entente.bench;

/**
 * What was measured of one load on one target.
 *
 * @param requests that were answered
 * @param failures answers that were neither 200 nor 304, and requests without an answer
 * @param held answers that were 304
 * @param perSecond requests answered each second by all clients together
 * @param median time of an answer in milliseconds
 * @param slow the time in milliseconds that one answer in a hundred takes longer than
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
