package entente.web.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.Response;
import entente.web.sparql.query.QueryNormalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseCacheTest {
  private static Response answer(int bytes) {
    return Response.of(200, "text/plain", new byte[bytes]);
  }

  @Test
  void thoseWhoAskAtTheSameTimeGetOneAnswerThatIsMadeOnce() throws Exception {
    ResponseCache prepared = new ResponseCache(1 << 20);
    AtomicInteger made = new AtomicInteger();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    ExecutorService clients = Executors.newFixedThreadPool(8);
    try {
      List<Future<Response>> answers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        answers.add(
            clients.submit(
                () ->
                    prepared.once(
                        "key",
                        () -> {
                          made.incrementAndGet();
                          begun.countDown();
                          try {
                            goOn.await();
                          } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                          }
                          return answer(10);
                        })));
      }
      begun.await();
      goOn.countDown();
      Response first = answers.get(0).get();
      for (Future<Response> each : answers) {
        assertSame(first, each.get());
      }
      assertEquals(1, made.get());
    } finally {
      clients.shutdownNow();
    }
  }

  @Test
  void aFailureIsNotKept() {
    ResponseCache prepared = new ResponseCache(1 << 20);
    assertThrows(
        ProblemException.class,
        () ->
            prepared.once(
                "key",
                () -> {
                  throw new ProblemException(Problem.badRequest("no"));
                }));
    assertEquals(200, prepared.once("key", () -> answer(10)).status());
  }

  @Test
  void aVeryLargeResponseIsNotKept() {
    ResponseCache prepared = new ResponseCache(16_000);
    AtomicInteger made = new AtomicInteger();
    for (int i = 0; i < 2; i++) {
      prepared.once(
          "large",
          () -> {
            made.incrementAndGet();
            return answer(10_000);
          });
    }
    assertEquals(2, made.get());
  }

  /**
   * Fifty questions that come again and again, among twenty times as many that come once, in a
   * cache that holds a hundred answers.
   */
  @Test
  void aSingleRequestDoesNotEvictFrequentOnes() {
    ResponseCache prepared = new ResponseCache(100 * 1_800);
    Random random = new Random(1);
    int asked = 0;
    AtomicInteger missed = new AtomicInteger();
    for (int i = 0; i < 210_000; i++) {
      boolean often = i % 21 == 0;
      boolean counts = often && i > 42_000;
      asked += counts ? 1 : 0;
      prepared.once(
          often ? "often " + random.nextInt(50) : "once " + i,
          () -> {
            missed.addAndGet(counts ? 1 : 0);
            return answer(1_000);
          });
    }
    double hits = 1 - (double) missed.get() / asked;
    assertTrue(hits > 0.9, "hit rate " + hits);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      value = {
        "'SELECT  *\n{ }' § 'SELECT * { }'",
        "'ASK # why?\n {}' § 'ASK {}'",
        "'ASK { ?s ?p \"a  # b\" }' § 'ASK { ?s ?p \"a  # b\" }'",
        "'ASK { ?s ?p \"\"\"a \" # \n\n b\"\"\" }' § 'ASK { ?s ?p \"\"\"a \" # \n\n b\"\"\" }'",
        "'ASK { <http://a/#b>  ?p ?o }' § 'ASK { <http://a/#b> ?p ?o }'",
        "'ASK { FILTER(?a <?b  # c\n) }' § 'ASK { FILTER(?a <?b ) }'",
        "'ASK { ?s ?p \"\\\\u0022  \" }' § 'ASK { ?s ?p \"\\\\u0022  \" }'",
        "'ASK { ?s ?p \"a\\\\\"  b\"  }' § 'ASK { ?s ?p \"a\\\\\"  b\" }'",
        "'ASK { a:b\\\\#c  ?p ?o }' § 'ASK { a:b\\\\#c ?p ?o }'"
      })
  void whiteSpaceAndCommentsDoNotMatterButInStringsAndIris(String text, String plain) {
    assertEquals(plain.replace("\\\\", "\\"), QueryNormalizer.plain(text.replace("\\\\", "\\")));
  }
}
