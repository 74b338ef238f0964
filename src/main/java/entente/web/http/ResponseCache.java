package entente.web.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * A cache of complete responses, bounded by their size in bytes; entries in frequent use are not
 * evicted by those requested once.
 */
public final class ResponseCache {
  private static final int WAITING = 32;
  private final Cache<String, Response> answers;
  private final int heaviest;
  private final Map<String, CompletableFuture<Response>> underWay = new ConcurrentHashMap<>();
  private final Semaphore waiting = new Semaphore(WAITING);

  public ResponseCache(long bytes) {
    // Maintenance runs on the calling thread: no thread of its own, and tests need not wait.
    this.answers =
        Caffeine.newBuilder()
            .maximumWeight(bytes)
            .weigher((String key, Response answer) -> key.length() + answer.body().weight() + 512)
            .executor(Runnable::run)
            .build();
    this.heaviest = (int) Math.min(Integer.MAX_VALUE, bytes / 16);
  }

  /** A response that takes little time to make. */
  public Response get(String key, Supplier<Response> maker) {
    return answers.get(key, absent -> maker.get());
  }

  /**
   * A response that may take long to make: concurrent requests for the same key wait for the first
   * and share its outcome, even a failure. A very large response is not kept, because it would
   * evict many others.
   */
  public Response once(String key, Supplier<Response> maker) {
    Response kept = answers.getIfPresent(key);
    if (kept != null) {
      return kept;
    }
    CompletableFuture<Response> mine = new CompletableFuture<>();
    CompletableFuture<Response> other = underWay.putIfAbsent(key, mine);
    if (other != null) {
      return awaited(other);
    }
    try {
      Response made = maker.get();
      if (made.body().weight() <= heaviest) {
        answers.put(key, made);
      }
      mine.complete(made);
      return made;
    } catch (RuntimeException | Error e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      underWay.remove(key, mine);
    }
  }

  /** Each waiting request holds a thread, so their number is bounded. */
  private Response awaited(CompletableFuture<Response> other) {
    if (!waiting.tryAcquire()) {
      throw new ProblemException(
          Problem.of(
              ProblemType.BUSY,
              "Too many requests are waiting for the answer to this query. Try again in a few"
                  + " seconds."));
    }
    try {
      return other.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(Problem.internal());
    } finally {
      waiting.release();
    }
  }
}
