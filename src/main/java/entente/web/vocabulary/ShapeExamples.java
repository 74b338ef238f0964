package entente.web.vocabulary;

import entente.kb.format.Lazy;
import entente.kb.read.ClasspathResources;
import entente.kb.read.RdfSource;
import entente.kb.read.Vocabulary;
import entente.web.http.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;

/** The fixtures with which the shapes are tested, as examples of data that conform or do not. */
final class ShapeExamples {
  private static final String EXAMPLES = "/examples/shapes";
  private static final Pattern PREFIX = Pattern.compile("(?m)^@prefix ([a-z0-9-]*): .*\\n");

  private static final Pattern WHY = Pattern.compile("invalid-(.+)");
  private static final Pattern REMARK =
      Pattern.compile("(?m)^# (.*?)(, which must be found wrong)?$");

  private final String base;
  private final BiFunction<RdfSource, Node, String> findings;
  private final Lazy<Map<String, String>> files =
      new Lazy<>(
          () ->
              ClasspathResources.paths(EXAMPLES).stream()
                  .filter(path -> path.split("/").length == 3)
                  .collect(Collectors.toMap(ShapeExamples::fixture, Function.identity())));

  /**
   * Examples of all shapes.
   *
   * @param base of the IRIs that the examples leave relative
   * @param findings returns the findings of a shape in data as text; may be null
   */
  ShapeExamples(String base, BiFunction<RdfSource, Node, String> findings) {
    this.base = base;
    this.findings = findings;
  }

  /** An example that conforms to the shape of that name; empty without such a fixture. */
  String good(String name) {
    return whole(name + ".valid.ttl").map(ShapeExamples::example).orElse("");
  }

  /** The examples that violate the shape of that name, the simplest first. */
  List<ShapeReference.BadExample> bad(String name, Messages words) {
    return files.get().keySet().stream()
        .filter(file -> file.startsWith(name + ".invalid"))
        .sorted(Comparator.comparing(String::length).thenComparing(file -> file))
        .map(file -> wrong(file, name, words))
        .toList();
  }

  /** A fixture that violates the rule; the name of the file and its first line describe how. */
  private ShapeReference.BadExample wrong(String file, String name, Messages words) {
    String whole = whole(file).orElseThrow();
    String id = file.substring(name.length() + 1, file.length() - ".ttl".length());
    Matcher why = WHY.matcher(id);
    Matcher remark = REMARK.matcher(whole);
    String text = example(whole);
    return why.matches()
        ? new ShapeReference.BadExample(
            id,
            words.say("rule.bad-by", why.group(1).replace('-', ' ')),
            remark.find() ? remark.group(1) : "",
            text,
            printed(text, name))
        : new ShapeReference.BadExample(id, words.say("rule.bad"), "", text, printed(text, name));
  }

  /** The name of a shape and the rest of the file name, from {@code module/Shape/property.rest}. */
  private static String fixture(String path) {
    String[] parts = path.split("/");
    return parts[2].startsWith(parts[1] + ".") ? parts[2] : parts[1] + "-" + parts[2];
  }

  private Optional<String> whole(String file) {
    if (!files.get().containsKey(file)) {
      return Optional.empty();
    }
    try (InputStream stream =
        ShapeExamples.class.getResourceAsStream(EXAMPLES + "/" + files.get().get(file))) {
      return Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The data of a fixture, with the prefixes that it uses and without the expected report. */
  private static String example(String whole) {
    String data = whole.substring(0, whole.indexOf("# The report")).replaceAll("(?m)^#.*\\n", "");
    String body = PREFIX.matcher(data).replaceAll("");
    Matcher prefixes = PREFIX.matcher(data);
    StringBuilder used = new StringBuilder();
    while (prefixes.find()) {
      if (Pattern.compile("(?<![\\w:/-])" + Pattern.quote(prefixes.group(1)) + ":")
          .matcher(body)
          .find()) {
        used.append(prefixes.group());
      }
    }
    return used + "\n" + body.strip() + "\n";
  }

  private String printed(String example, String name) {
    if (findings == null) {
      return "";
    }
    String canonical = Vocabulary.BASE + "shapes/" + name;
    return findings
        .apply(
            RdfSource.given(
                "example.ttl",
                example.getBytes(StandardCharsets.UTF_8),
                Lang.TURTLE,
                base + "example"),
            NodeFactory.createURI(canonical))
        .stripTrailing();
  }
}
