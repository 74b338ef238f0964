package entente.web;

import static entente.web.TestServer.query;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.Store;
import entente.kb.read.InputException;
import entente.kb.read.Vocabulary;
import entente.web.http.ServerSettings;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.junit.jupiter.api.Test;

/** A real server: its start, its stop and what it listens with. */
class EntenteServerTest {
  @Test
  void aTakenPortIsAFaultOfInvocation() {
    int port = URI.create(TestServer.SERVER.address()).getPort();
    InputException fault =
        assertThrows(
            InputException.class,
            () ->
                EntenteServer.start(
                    Store.inMemory(TestSite.RELEASE.dataset()),
                    new ServerSettings("127.0.0.1", port, Vocabulary.BASE, "", TestSite.LIMITS)));
    assertEquals(2, fault.status());
    assertTrue(fault.getMessage().contains("127.0.0.1:" + port), fault.getMessage());
  }

  @Test
  void requestsInProgressAreAnsweredBeforeTheServerStops() throws Exception {
    CountDownLatch underWay = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    EntenteServer stopping =
        EntenteServer.start(
            Store.inMemory(
                new DatasetGraphWrapper(TestSite.RELEASE.dataset()) {
                  @Override
                  public void begin(TxnType type) {
                    underWay.countDown();
                    try {
                      assertTrue(goOn.await(60, TimeUnit.SECONDS));
                    } catch (InterruptedException e) {
                      throw new IllegalStateException(e);
                    }
                    super.begin(type);
                  }
                }),
            new ServerSettings(
                "127.0.0.1", 0, Vocabulary.BASE, TestSite.RELEASE.digest(), TestSite.LIMITS));
    URI address = URI.create(stopping.address());
    CompletableFuture<HttpResponse<String>> answer =
        HttpClient.newHttpClient()
            .sendAsync(
                HttpRequest.newBuilder(address.resolve(query("ASK { ?s ?p ?o }"))).build(),
                HttpResponse.BodyHandlers.ofString());
    assertTrue(underWay.await(30, TimeUnit.SECONDS));
    CompletableFuture<Void> stop = CompletableFuture.runAsync(stopping::close);
    assertThrows(
        SocketException.class,
        () -> {
          while (!stop.isDone()) {
            new Socket(address.getHost(), address.getPort()).close();
          }
        },
        "no new connection is taken");
    assertFalse(stop.isDone(), "it waits");
    goOn.countDown();
    assertEquals(200, answer.get(30, TimeUnit.SECONDS).statusCode());
    stop.get(30, TimeUnit.SECONDS);
  }

  /** The default of Fuseki, 5 MB, is allocated and cleared for each answer. */
  @Test
  void theBufferOfAnAnswerIsSmall() {
    assertFalse(TestServer.SERVER.configurations().isEmpty());
    TestServer.SERVER
        .configurations()
        .forEach(http -> assertEquals(32_768, http.getOutputBufferSize()));
  }
}
