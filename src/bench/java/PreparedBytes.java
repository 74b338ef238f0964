import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;

/**
 * Bare Jetty with prepared bytes, the ceiling for any server on it: {@code PreparedBytes PORT
 * ORIGIN} asks the origin once for each request and from then on repeats its answer from memory.
 */
final class PreparedBytes {
  private PreparedBytes() {}

  public static void main(String[] args) throws Exception {
    Server server = new Server(new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0])));
    server.setHandler(new Answers(args[1].replaceAll("/$", "")));
    server.start();
    server.join();
  }

  private record Answer(int status, Map<String, String> fields, byte[] body) {}

  private static final class Answers extends Handler.Abstract {
    private static final List<String> ASKED = List.of("Accept", "Accept-Encoding", "If-None-Match");
    private static final List<String> ANSWERED =
        List.of("Content-Type", "Content-Encoding", "ETag", "Vary", "Cache-Control", "Link");
    private final String origin;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<List<String>, Answer> answers = new ConcurrentHashMap<>();

    Answers(String origin) {
      this.origin = origin;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      Answer answer =
          answers.computeIfAbsent(
              List.of(
                  request.getHttpURI().getPathQuery(),
                  field(request, "Accept"),
                  field(request, "Accept-Encoding"),
                  field(request, "If-None-Match")),
              key -> asked(request));
      response.setStatus(answer.status());
      answer.fields().forEach(response.getHeaders()::put);
      response.write(true, ByteBuffer.wrap(answer.body()), callback);
      return true;
    }

    private static String field(Request request, String name) {
      String value = request.getHeaders().get(name);
      return value == null ? "" : value;
    }

    private Answer asked(Request request) {
      HttpRequest.Builder asked =
          HttpRequest.newBuilder(URI.create(origin + request.getHttpURI().getPathQuery()));
      ASKED.stream()
          .filter(name -> !field(request, name).isEmpty())
          .forEach(name -> asked.header(name, field(request, name)));
      try {
        HttpResponse<byte[]> answer =
            client.send(asked.build(), HttpResponse.BodyHandlers.ofByteArray());
        Map<String, String> fields = new TreeMap<>();
        ANSWERED.forEach(
            name -> answer.headers().firstValue(name).ifPresent(value -> fields.put(name, value)));
        answer
            .headers()
            .firstValue("Location")
            .ifPresent(place -> fields.put("Location", place.replace(origin, "")));
        return new Answer(answer.statusCode(), fields, answer.body());
      } catch (IOException e) {
        return new Answer(502, Map.of(), new byte[0]);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Answer(502, Map.of(), new byte[0]);
      }
    }
  }
}
