package entente.bench.side;

import entente.bench.load.BenchmarkTarget;
import entente.kb.read.InputException;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** OpenLink Virtuoso 7 with a database, a configuration and ports of its own. */
final class VirtuosoSide {
  private static final String GRAPH = "urn:entente:bench";
  private static final String CONFIGURATION =
      """
      [Database]
      DatabaseFile = %1$s/virtuoso.db
      ErrorLogFile = %1$s/virtuoso-errors.log
      LockFile = %1$s/virtuoso.lck
      TransactionFile = %1$s/virtuoso.trx
      xa_persistent_file = %1$s/virtuoso.pxa
      FileExtend = 200
      [TempDatabase]
      DatabaseFile = %1$s/virtuoso-temp.db
      TransactionFile = %1$s/virtuoso-temp.trx
      [Parameters]
      ServerPort = 127.0.0.1:%2$d
      DisableUnixSocket = 1
      ServerThreads = 20
      CheckpointInterval = 0
      NumberOfBuffers = 170000
      MaxDirtyBuffers = 130000
      DirsAllowed = %4$s
      [HTTPServer]
      ServerPort = 127.0.0.1:%3$d
      ServerRoot = %1$s
      MaxClientConnections = 20
      ServerThreads = 20
      MaxKeepAlives = 20
      KeepAliveTimeout = 60
      [SPARQL]
      ResultSetMaxRows = 10000000
      """;

  private VirtuosoSide() {}

  static RunningSide start(String name, Path triples, SideSettings settings) {
    String server = program("virtuoso-t", settings);
    String client = program("isql-vt", settings);
    int sql = SideProcess.freePort();
    int http = SideProcess.freePort();
    Path folder = settings.folder().resolve("virtuoso");
    try {
      Files.createDirectories(folder);
      Files.writeString(
          folder.resolve("virtuoso.ini"),
          CONFIGURATION.formatted(folder, sql, http, triples.toAbsolutePath().getParent()));
    } catch (IOException e) {
      throw InputException.ofInvocation(folder + ": cannot be written: " + e.getMessage(), e);
    }
    SideProcess process =
        SideProcess.start(
            name,
            List.of(
                server, "+foreground", "+configfile", folder.resolve("virtuoso.ini").toString()),
            folder);
    try {
      URI endpoint = URI.create("http://127.0.0.1:" + http + "/sparql?default-graph-uri=" + GRAPH);
      process.ready(URI.create(endpoint + "&query=ASK%7B%7D"));
      String load =
          "ld_dir('%s', '%s', '%s'); rdf_loader_run(); checkpoint;"
              .formatted(triples.toAbsolutePath().getParent(), triples.getFileName(), GRAPH);
      try (SideProcess loader =
          SideProcess.start(
              name + "-load",
              List.of(client, "127.0.0.1:" + sql, "dba", "dba", "exec=" + load),
              folder)) {
        loader.await();
      }
      return new RunningSide(
          new BenchmarkTarget(name, endpoint, Optional.empty()),
          process,
          process.ready(URI.create(endpoint + "&query=ASK%7B%7D")));
    } catch (RuntimeException e) {
      process.close();
      throw e;
    }
  }

  private static String program(String name, SideSettings settings) {
    return Stream.of(settings.path().split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                InputException.ofInvocation(
                    name
                        + " is not installed; install Virtuoso (Debian: apt-get install"
                        + " virtuoso-opensource-7-bin), or leave out the side virtuoso"))
        .toString();
  }
}
