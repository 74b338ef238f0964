package entente.bench.side;

import entente.bench.load.BenchmarkTarget;
import entente.kb.read.InputException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sides of a benchmark. Entente loads the data first; the other engines load the statements
 * that it then serves, so that all have the same.
 */
public final class Sides implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("answers at (http\\S+)");
  private static final List<String> PARTS =
      List.of("ontology", "shapes", "data", "derived", "metadata");

  private final SideSettings settings;
  private final Optional<Path> data;
  private final Consumer<String> progress;
  private final List<RunningSide> running = new ArrayList<>();
  private Path triples;

  /**
   * @param data the data to load instead of the shipped data
   * @param progress receives progress messages
   */
  public Sides(SideSettings settings, Optional<Path> data, Consumer<String> progress) {
    this.settings = settings;
    this.data = data;
    this.progress = progress;
  }

  /** Starts a side, given by its name; if that fails, {@link #close()} still ends the others. */
  public RunningSide start(String text) {
    String[] parts = text.split("=", 2);
    SideKind kind = SideKind.named(parts[0]);
    progress.accept("starting " + text);
    RunningSide side =
        switch (kind) {
          case ENTENTE -> entente(text, parts.length > 1 ? jar(parts[1]) : settings.program());
          case FUSEKI ->
              source(text, settings.program(), "StockFuseki", triples().toString(), "ds/sparql");
          case RDF4J ->
              source(
                  text,
                  rdf4j() + File.pathSeparator + settings.program(),
                  "Rdf4jServer",
                  triples().toString(),
                  "sparql");
          case VIRTUOSO -> VirtuosoSide.start(text, triples(), settings);
          case JETTY ->
              source(text, settings.program(), "PreparedBytes", first().toString(), "sparql");
        };
    progress.accept(text + " answers after " + side.start().toMillis() + " ms");
    running.add(side);
    return side;
  }

  /** The sides that run, in the order of their start. */
  public List<RunningSide> running() {
    return Collections.unmodifiableList(running);
  }

  private static String jar(String name) {
    if (!Files.isRegularFile(Path.of(name))) {
      throw InputException.ofInvocation(name + ": no such jar; build it, or name another");
    }
    return Path.of(name).toAbsolutePath().toString();
  }

  private RunningSide entente(String name, String classPath) {
    List<String> arguments = new ArrayList<>(List.of("serve", "--port", "0"));
    data.ifPresent(file -> arguments.addAll(List.of("--data", file.toAbsolutePath().toString())));
    List<String> command = settings.java(classPath, "entente.cli.Main");
    command.addAll(arguments);
    String number = running.isEmpty() ? "" : "-" + running.size();
    SideProcess process = SideProcess.start("entente" + number, command, settings.folder());
    try {
      Matcher address = ADDRESS.matcher(process.log());
      while (!address.find()) {
        process.pause();
        address = ADDRESS.matcher(process.log());
      }
      URI base = URI.create(address.group(1));
      return new RunningSide(
          new BenchmarkTarget(name, base.resolve("sparql"), Optional.of(base)),
          process,
          process.ready(base.resolve("sparql?query=ASK%7B%7D")));
    } catch (RuntimeException e) {
      process.close();
      throw e;
    }
  }

  private RunningSide source(
      String name, String classPath, String program, String argument, String path) {
    int port = SideProcess.freePort();
    SideProcess process =
        SideProcess.start(
            name,
            settings.java(classPath, settings.source(program), Integer.toString(port), argument),
            settings.folder());
    URI base = URI.create("http://127.0.0.1:" + port + "/");
    URI endpoint = base.resolve(path);
    Optional<URI> documents =
        program.equals("PreparedBytes") ? Optional.of(base) : Optional.empty();
    try {
      return new RunningSide(
          new BenchmarkTarget(name, endpoint, documents),
          process,
          process.ready(URI.create(endpoint + "?query=ASK%7B%7D")));
    } catch (RuntimeException e) {
      process.close();
      throw e;
    }
  }

  private String rdf4j() {
    Path resolved = settings.checkout().resolve("target/rdf4j.classpath");
    try {
      return Files.readString(resolved).strip();
    } catch (IOException e) {
      throw InputException.ofInvocation(
          "RDF4J is not resolved; run: mvn -q -P sides -DskipTests generate-resources, or leave"
              + " out the side rdf4j",
          e);
    }
  }

  private URI first() {
    return running.stream()
        .map(RunningSide::target)
        .flatMap(target -> target.documents().stream())
        .findFirst()
        .orElseThrow(
            () ->
                InputException.ofInvocation(
                    "the first side must be entente, from which the others get their data"));
  }

  /** The statements that the first side serves, as one file. */
  private Path triples() {
    if (triples != null) {
      return triples;
    }
    URI base = first();
    Path file = settings.folder().resolve("statements").resolve("all.nt");
    progress.accept("fetching the statements that " + base + " serves");
    try {
      Files.createDirectories(file.getParent());
      try (OutputStream out = Files.newOutputStream(file)) {
        for (String part : PARTS) {
          try (InputStream in = base.resolve(part + ".nt").toURL().openStream()) {
            in.transferTo(out);
          }
        }
      }
    } catch (IOException e) {
      throw InputException.ofInvocation(base + " does not serve its data: " + e.getMessage(), e);
    }
    triples = file;
    return file;
  }

  /** Ends the processes. */
  @Override
  public void close() {
    for (int i = running.size() - 1; i >= 0; i--) {
      running.get(i).close();
    }
  }
}
