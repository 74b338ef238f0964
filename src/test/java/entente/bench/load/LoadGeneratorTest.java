package entente.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadGeneratorTest {
  private static final int STALL = 1_000;
  private final AtomicInteger answered = new AtomicInteger();
  private HttpServer server;
  private RequestSource requests;

  /** A server that stalls once, and refuses what it is told to. */
  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          if (answered.getAndIncrement() == 5) {
            try {
              Thread.sleep(STALL);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }
          int status = exchange.getRequestURI().getPath().equals("/refused") ? 503 : 200;
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    requests = number -> request("/");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void inAnOpenLoopRequestsThatWaitForASlowOneAreSlowToo() {
    Sample sample =
        new LoadGenerator(1, OptionalDouble.of(10))
            .run(requests, new AtomicLong(), Duration.ofSeconds(2));
    assertEquals(20, sample.times().getTotalCount());
    assertTrue(slow(sample, STALL) >= 1);
    assertTrue(slow(sample, STALL / 2) >= 4, "requests should have started during the stall");
  }

  @Test
  void inAClosedLoopOnlyTheSlowOneIsSlow() {
    AtomicLong numbers = new AtomicLong();
    Sample sample =
        new LoadGenerator(1, OptionalDouble.empty()).run(requests, numbers, Duration.ofSeconds(1));
    assertEquals(numbers.get(), sample.times().getTotalCount());
    assertEquals(answered.get(), numbers.get());
    assertTrue(slow(sample, STALL / 2) <= 2, "a request that waits is not sent");
  }

  @Test
  void refusalsAreFailuresAndHaveNoTimes() {
    Sample sample =
        new LoadGenerator(2, OptionalDouble.of(50))
            .run(number -> request("/refused"), new AtomicLong(), Duration.ofMillis(200));
    assertEquals(10, sample.failures());
    assertEquals(0, sample.times().getTotalCount());
  }

  private static long slow(Sample sample, int millis) {
    return sample.times().getCountBetweenValues(millis * 1_000_000L, Long.MAX_VALUE);
  }

  private TimedRequest request(String path) {
    return new TimedRequest(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path), Map.of());
  }
}
