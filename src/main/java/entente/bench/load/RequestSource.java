package entente.bench.load;

/** The requests of a task by number, from 0. */
@FunctionalInterface
public interface RequestSource {
  TimedRequest request(long number);
}
