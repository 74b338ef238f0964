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
 * Answers made once per release, as bytes; bounded by their size, and what is asked for once does
 * not push out what is asked for often.
 */
public final class ResponseCache {
  private static final int WAITING = 32;
  private final Cache<String, Response> answers;
  private final int heaviest;
  private final Map<String, CompletableFuture<Response>> underWay = new ConcurrentHashMap<>();
  private final Semaphore waiting = new Semaphore(WAITING);

  public ResponseCache(long bytes) {
    // Whoever asks does the upkeep, so that it needs no thread and a test of it no patience.
    this.answers =
        Caffeine.newBuilder()
            .maximumWeight(bytes)
            .weigher((String key, Response answer) -> key.length() + answer.body().weight() + 512)
            .executor(Runnable::run)
            .build();
    this.heaviest = (int) Math.min(Integer.MAX_VALUE, bytes / 16);
  }

  /** An answer that takes little time to make. */
  public Response get(String key, Supplier<Response> maker) {
    return answers.get(key, absent -> maker.get());
  }

  /**
   * An answer that may take long to make: those who ask for it meanwhile wait for the one that is
   * being made, and get what it comes to, be it a failure. What is very large is not kept, for it
   * would push out much else.
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

  /** Those who wait hold a thread each, so there is a bound to them. */
  private Response awaited(CompletableFuture<Response> other) {
    if (!waiting.tryAcquire()) {
      throw new ProblemException(
          Problem.of(
              ProblemType.BUSY,
              "Too many requests wait for the answer to this very query. Try again in a few"
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
