import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.gzip.GzipHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.rdf4j.query.BooleanQuery;
import org.eclipse.rdf4j.query.GraphQuery;
import org.eclipse.rdf4j.query.Query;
import org.eclipse.rdf4j.query.TupleQuery;
import org.eclipse.rdf4j.query.resultio.sparqljson.SPARQLResultsJSONWriter;
import org.eclipse.rdf4j.repository.RepositoryConnection;
import org.eclipse.rdf4j.repository.sail.SailRepository;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.Rio;
import org.eclipse.rdf4j.sail.memory.MemoryStore;

/**
 * RDF4J's memory store with a file behind the HTTP server that Entente has too: {@code Rdf4jServer
 * PORT FILE}.
 */
final class Rdf4jServer {
  private Rdf4jServer() {}

  public static void main(String[] args) throws Exception {
    SailRepository repository = new SailRepository(new MemoryStore());
    Path file = Path.of(args[1]);
    try (RepositoryConnection connection = repository.getConnection();
        InputStream stream = Files.newInputStream(file)) {
      RDFFormat format =
          Rio.getParserFormatForFileName(file.getFileName().toString()).orElse(RDFFormat.NTRIPLES);
      connection.add(stream, format);
    }
    Server server = new Server(new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0])));
    server.setHandler(new GzipHandler(new Endpoint(repository)));
    server.start();
    server.join();
  }

  private static final class Endpoint extends Handler.Abstract {
    private final SailRepository repository;

    Endpoint(SailRepository repository) {
      this.repository = repository;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      Fields fields = Request.extractQueryParameters(request);
      String accept = request.getHeaders().get(HttpHeader.ACCEPT);
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      String type;
      try (RepositoryConnection connection = repository.getConnection()) {
        Query query = connection.prepareQuery(fields.getValue("query"));
        if (query instanceof TupleQuery rows) {
          type = "application/sparql-results+json";
          rows.evaluate(new SPARQLResultsJSONWriter(body));
        } else if (query instanceof GraphQuery graph) {
          RDFFormat format = Rio.getWriterFormatForMIMEType(accept).orElse(RDFFormat.TURTLE);
          type = format.getDefaultMIMEType();
          graph.evaluate(Rio.createWriter(format, body));
        } else {
          type = "application/sparql-results+json";
          new SPARQLResultsJSONWriter(body).handleBoolean(((BooleanQuery) query).evaluate());
        }
      }
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
      response.write(true, ByteBuffer.wrap(body.toByteArray()), callback);
      return true;
    }
  }
}
