package entente.web.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.ProblemType;
import entente.web.http.Response;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * A cache of complete responses, bounded by their size in bytes; entries in frequent use are not
 * evicted by those requested once.
 *
 * <p>All parts of the server share one, so that one bound holds for all; each has a {@linkplain
 * #part part} with keys of its own.
 */
public final class ResponseCache {
  private static final int WAITING = 32;
  private static final int OVERHEAD = 512;
  private final Shared shared;
  private final String part;
  private final PreparedResponses prepared;

  /** The state that all parts share. */
  private record Shared(
      Cache<Key, Weighted> kept,
      int heaviest,
      Map<Key, CompletableFuture<Response>> underWay,
      Semaphore waiting) {}

  private record Key(String part, String text) {}

  /** An entry, which knows its size in bytes. */
  interface Weighted {
    int weight();
  }

  private record Kept(Response response) implements Weighted {
    @Override
    public int weight() {
      return response.body().weight();
    }
  }

  public ResponseCache(long bytes) {
    // Maintenance runs on the calling thread: no thread of its own, and tests need not wait.
    this(
        new Shared(
            Caffeine.newBuilder()
                .maximumWeight(bytes)
                .weigher((Key key, Weighted kept) -> key.text().length() + kept.weight() + OVERHEAD)
                .executor(Runnable::run)
                .build(),
            (int) Math.min(Integer.MAX_VALUE, bytes / 16),
            new ConcurrentHashMap<>(),
            new Semaphore(WAITING)),
        "",
        PreparedResponses.NONE);
  }

  private ResponseCache(Shared shared, String part, PreparedResponses prepared) {
    this.shared = shared;
    this.part = part;
    this.prepared = prepared;
  }

  /** The same cache, with keys that are equal to those of no other part. */
  public ResponseCache part(String name) {
    return new ResponseCache(shared, name, prepared);
  }

  /** The same cache, which takes a response from those that the build has prepared if it is one. */
  public ResponseCache over(PreparedResponses responses) {
    return new ResponseCache(shared, part, responses);
  }

  /** A response that takes little time to make. */
  public Response get(String key, Supplier<Response> maker) {
    Weighted kept =
        shared.kept.get(
            new Key(part, key),
            absent -> new Kept(prepared.find(part, key).orElseGet(() -> recorded(key, maker))));
    return ((Kept) kept).response;
  }

  private Response recorded(String key, Supplier<Response> maker) {
    Response made = maker.get();
    prepared.made(part, key, made);
    return made;
  }

  /**
   * A response that may take long to make: concurrent requests for the same key wait for the first
   * and share its outcome, even a failure. A very large response is not kept, because it would
   * evict many others.
   */
  public Response once(String text, Supplier<Response> maker) {
    Key key = new Key(part, text);
    if (shared.kept.getIfPresent(key) instanceof Kept kept) {
      return kept.response;
    }
    CompletableFuture<Response> mine = new CompletableFuture<>();
    CompletableFuture<Response> other = shared.underWay.putIfAbsent(key, mine);
    if (other != null) {
      return awaited(other);
    }
    try {
      Response made = prepared.find(part, text).orElseGet(() -> recorded(text, maker));
      if (made.body().weight() <= shared.heaviest) {
        shared.kept.put(key, new Kept(made));
      }
      mine.complete(made);
      return made;
    } catch (RuntimeException | Error e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      shared.underWay.remove(key, mine);
    }
  }

  /** An entry that was {@linkplain #keep kept}; null when there is none. */
  Weighted find(String key) {
    return shared.kept.getIfPresent(new Key(part, key));
  }

  void keep(String key, Weighted entry) {
    if (entry.weight() <= shared.heaviest) {
      shared.kept.put(new Key(part, key), entry);
    }
  }

  /** Each waiting request holds a thread, so their number is bounded. */
  private Response awaited(CompletableFuture<Response> other) {
    if (!shared.waiting.tryAcquire()) {
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
      shared.waiting.release();
    }
  }
}
