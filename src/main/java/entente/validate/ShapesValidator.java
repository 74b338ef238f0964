package entente.validate;

import entente.kb.CompiledShapes;
import entente.kb.SourceFiles;
import entente.kb.read.InputException;
import entente.kb.read.LocatedGraph;
import entente.kb.read.Location;
import entente.kb.read.Prefixes;
import entente.kb.read.RdfSource;
import entente.validate.engine.Progress;
import entente.validate.engine.ValidationLimits;
import entente.validate.report.LintWarning;
import entente.validate.report.Provenance;
import entente.validate.report.Report;
import entente.validate.report.ReportFormat;
import entente.validate.report.ValidationOutcome;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.shared.PrefixMapping;

/**
 * A SHACL validator: shapes and their ontology, read and checked once for any number of
 * validations. For untrusted data see {@link UntrustedValidator}.
 *
 * <pre>{@code
 * Report report = ShapesValidator.ours().validate(List.of(RdfSource.of(Path.of("boats.ttl"))));
 * if (!report.outcome().conforms()) {
 *   ReportFormat.TEXT.write(report, new PrintWriter(System.out, true));
 * }
 * }</pre>
 */
public final class ShapesValidator {
  private final Validator validator;
  private final Vocabulary vocabulary;
  private final List<RdfSource> shapes;
  private final List<Provenance.Reading> readings;
  private final Optional<UserShapes> userShapes;

  /** An ontology, and the files it was read from. */
  private record Vocabulary(Graph graph, List<Provenance.Reading> readings) {
    static Vocabulary of(CompiledShapes compiled) {
      return new Vocabulary(
          compiled.ontology(),
          ShapesValidator.readings(compiled.digests(), SourceFiles.shipped().ontology()));
    }

    static Vocabulary of(List<RdfSource> ontology) {
      LocatedGraph read = read(ontology);
      return new Vocabulary(read.graph(), ShapesValidator.readings(read.digests(), ontology));
    }
  }

  /**
   * The user's own shapes.
   *
   * @param warnings the warnings of the parser
   */
  private record UserShapes(
      LocatedGraph graph, ShapesGraphCheck check, List<LintWarning> warnings) {}

  private ShapesValidator(
      Validator validator,
      Vocabulary vocabulary,
      List<RdfSource> shapes,
      List<Provenance.Reading> readings,
      Optional<UserShapes> userShapes) {
    this.validator = validator;
    this.vocabulary = vocabulary;
    this.shapes = shapes;
    this.readings = readings;
    this.userShapes = userShapes;
  }

  /** The shipped shapes and ontology, which the build has checked. */
  public static ShapesValidator ours() {
    CompiledShapes compiled = CompiledShapes.shipped();
    List<RdfSource> shapes = SourceFiles.shipped().shapes();
    return new ShapesValidator(
        Validator.ofTrusted(compiled.shapes(), compiled.ontology()),
        Vocabulary.of(compiled),
        shapes,
        readings(compiled.digests(), shapes),
        Optional.empty());
  }

  /** The shipped shapes with another ontology. */
  public static ShapesValidator ours(List<RdfSource> ontology) {
    List<RdfSource> shapes = SourceFiles.shipped().shapes();
    Vocabulary vocabulary = Vocabulary.of(ontology);
    LocatedGraph read = read(shapes);
    return new ShapesValidator(
        new Validator(read.graph(), vocabulary.graph),
        vocabulary,
        shapes,
        readings(read.digests(), shapes),
        Optional.empty());
  }

  /** Other shapes with the shipped ontology. */
  public static ShapesValidator of(List<RdfSource> shapes) {
    return of(shapes, Vocabulary.of(CompiledShapes.shipped()), new ShapesGraphCheck());
  }

  /**
   * Other shapes with another ontology. Shapes that are not well-formed by SHACL for SHACL, or that
   * cannot be used, are an {@link InputException}.
   */
  public static ShapesValidator of(List<RdfSource> shapes, List<RdfSource> ontology) {
    return of(shapes, Vocabulary.of(ontology), new ShapesGraphCheck());
  }

  /** Other shapes with the ontology of this validator. */
  ShapesValidator withShapes(List<RdfSource> other, ShapesGraphCheck check) {
    return of(other, vocabulary, check);
  }

  private static ShapesValidator of(
      List<RdfSource> shapes, Vocabulary vocabulary, ShapesGraphCheck check) {
    List<LintWarning> warnings = new ArrayList<>();
    LocatedGraph read = read(shapes, remark -> warnings.add(warning(remark)));
    requireWellFormed(read, shapes, check);
    return new ShapesValidator(
        new Validator(read.graph(), vocabulary.graph),
        vocabulary,
        shapes,
        readings(read.digests(), shapes),
        Optional.of(new UserShapes(read, check, warnings)));
  }

  private static void requireWellFormed(
      LocatedGraph read, List<RdfSource> shapes, ShapesGraphCheck check) {
    ValidationOutcome outcome = check.wellFormedness(read);
    if (!outcome.findings().isEmpty()) {
      StringWriter text = new StringWriter();
      ReportFormat.TEXT.write(
          new Report(outcome, shapes, Prefixes.mapping()), new PrintWriter(text));
      throw InputException.of(
          InputException.Reason.SHAPES,
          "the shapes cannot be used: they are not well-formed by SHACL for SHACL\n"
              + text.toString().stripTrailing());
    }
  }

  private static LocatedGraph read(List<RdfSource> files) {
    return read(
        files,
        remark -> {
          throw InputException.ofData(remark.toString());
        });
  }

  /** Reads shapes or an ontology: a parse error there is not one of the data. */
  private static LocatedGraph read(List<RdfSource> files, Consumer<LocatedGraph.Remark> remarks) {
    try {
      return LocatedGraph.read(files, remarks);
    } catch (InputException fault) {
      throw InputException.of(InputException.Reason.SHAPES, fault.getMessage(), fault);
    }
  }

  private static LintWarning warning(LocatedGraph.Remark remark) {
    return LintWarning.warning(Optional.of(remark.place()), remark.message());
  }

  /** The number of files of shapes. */
  public int files() {
    return shapes.size();
  }

  /** Reads and validates data, without limits. */
  public Report validate(List<RdfSource> data) {
    return validate(data, ValidationLimits.NONE, Integer.MAX_VALUE, Map.of(), Progress.UNSEEN);
  }

  /**
   * Reads and validates data.
   *
   * @param shown the number of findings that a report shows
   * @param settings the settings to name in the provenance of the report
   */
  public Report validate(
      List<RdfSource> data,
      ValidationLimits limits,
      int shown,
      Map<String, String> settings,
      Progress progress) {
    List<LintWarning> warnings = new ArrayList<>();
    userShapes.ifPresent(given -> warnings.addAll(given.warnings));
    Map<RdfSource, Object> stamps = new LinkedHashMap<>();
    data.forEach(source -> stamps.put(source, source.stamp()));
    LocatedGraph read = LocatedGraph.read(data, remark -> warnings.add(warning(remark)));
    PrefixMapping prefixes = prefixes(read);
    // Before validation, which adds the ontology to the data.
    warnings.addAll(Lint.of(read, vocabulary.graph, prefixes));
    ValidationOutcome outcome = validator.validateOwned(read, limits, progress);
    stamps.forEach(
        (source, stamp) -> {
          if (!stamp.equals(source.stamp())) {
            warnings.add(
                LintWarning.warning(
                    Optional.of(new Location(source.name(), 0, 0)),
                    "has changed since it was read, so its lines are not shown; validate it"
                        + " again"));
          }
        });
    userShapes.ifPresent(
        given -> warnings.addAll(given.check.warnings(given.graph, outcome.idle())));
    Provenance provenance =
        new Provenance(
            readings(read.digests(), data),
            readings,
            vocabulary.readings,
            settings,
            Instant.now().truncatedTo(ChronoUnit.SECONDS));
    return new Report(
        outcome,
        warnings,
        shown,
        Stream.concat(data.stream(), shapes.stream()).toList(),
        prefixes,
        Optional.of(provenance),
        userShapes.map(UserShapes::graph));
  }

  /** The prefixes of the project, and those of data and shapes that do not conflict with them. */
  private PrefixMapping prefixes(LocatedGraph data) {
    PrefixMapping prefixes = Prefixes.mapping();
    Stream.concat(Stream.of(data), userShapes.map(UserShapes::graph).stream())
        .forEach(
            graph ->
                graph
                    .prefixes()
                    .forEach(
                        (prefix, namespace) -> {
                          if (prefixes.getNsPrefixURI(prefix) == null
                              && prefixes.getNsURIPrefix(namespace) == null) {
                            prefixes.setNsPrefix(prefix, namespace);
                          }
                        }));
    return prefixes;
  }

  private static List<Provenance.Reading> readings(
      Map<String, String> digests, List<RdfSource> files) {
    return files.stream()
        .map(RdfSource::name)
        .distinct()
        .map(name -> new Provenance.Reading(name, digests.get(name)))
        .toList();
  }
}
