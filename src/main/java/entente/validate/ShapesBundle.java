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
 * What data is held against: shapes and the vocabulary that they speak of, read and looked over
 * once for any number of checks.
 */
public final class ShapesBundle {
  private final Validator validator;
  private final Vocabulary vocabulary;
  private final List<RdfSource> shapes;
  private final List<Provenance.Reading> readings;
  private final Optional<LocatedGraph> foreign;

  /** What was odd about the shapes where they were read. */
  private final List<LintWarning> remarks = new ArrayList<>();

  /** An ontology, and the files it was read from. */
  private record Vocabulary(Graph graph, List<Provenance.Reading> readings) {
    static Vocabulary of(CompiledShapes canon) {
      return new Vocabulary(
          canon.ontology(),
          ShapesBundle.readings(canon.digests(), SourceFiles.shipped().ontology()));
    }

    static Vocabulary of(List<RdfSource> ontology) {
      LocatedGraph read = read(ontology);
      return new Vocabulary(read.graph(), ShapesBundle.readings(read.digests(), ontology));
    }
  }

  private ShapesBundle(
      Validator validator,
      Vocabulary vocabulary,
      List<RdfSource> shapes,
      List<Provenance.Reading> readings,
      Optional<LocatedGraph> foreign) {
    this.validator = validator;
    this.vocabulary = vocabulary;
    this.shapes = shapes;
    this.readings = readings;
    this.foreign = foreign;
  }

  /** The shipped shapes and ontology, of which the build has made sure. */
  public static ShapesBundle ours() {
    CompiledShapes canon = CompiledShapes.shipped();
    List<RdfSource> shapes = SourceFiles.shipped().shapes();
    return new ShapesBundle(
        Validator.ofTrusted(canon.shapes(), canon.ontology()),
        Vocabulary.of(canon),
        shapes,
        readings(canon.digests(), shapes),
        Optional.empty());
  }

  /** The shipped shapes with the ontology of somebody else. */
  public static ShapesBundle ours(List<RdfSource> ontology) {
    List<RdfSource> shapes = SourceFiles.shipped().shapes();
    Vocabulary vocabulary = Vocabulary.of(ontology);
    LocatedGraph read = read(shapes);
    return new ShapesBundle(
        new Validator(read.graph(), vocabulary.graph),
        vocabulary,
        shapes,
        readings(read.digests(), shapes),
        Optional.empty());
  }

  /** Shapes of somebody else with the shipped ontology. */
  public static ShapesBundle of(List<RdfSource> shapes) {
    return of(shapes, Vocabulary.of(CompiledShapes.shipped()));
  }

  /**
   * Shapes and ontology of somebody else: the shapes are held against SHACL for SHACL first, and a
   * {@link InputException} when they cannot be used.
   */
  public static ShapesBundle of(List<RdfSource> shapes, List<RdfSource> ontology) {
    return of(shapes, Vocabulary.of(ontology));
  }

  /** The same with the ontology of this one. */
  ShapesBundle withShapes(List<RdfSource> other) {
    return of(other, vocabulary);
  }

  private static ShapesBundle of(List<RdfSource> shapes, Vocabulary vocabulary) {
    List<LintWarning> remarks = new ArrayList<>();
    LocatedGraph read =
        read(
            shapes,
            remark ->
                remarks.add(LintWarning.warning(Optional.of(remark.place()), remark.message())));
    ValidationOutcome verdict = ShapesGraphCheck.wellFormedness(read);
    if (!verdict.findings().isEmpty()) {
      StringWriter text = new StringWriter();
      ReportFormat.text.write(
          new Report(verdict, shapes, Prefixes.mapping()), new PrintWriter(text));
      throw InputException.of(
          InputException.Reason.SHAPES,
          "the shapes cannot be used: they are not well-formed by SHACL for SHACL\n"
              + text.toString().stripTrailing());
    }
    ShapesBundle made =
        new ShapesBundle(
            new Validator(read.graph(), vocabulary.graph),
            vocabulary,
            shapes,
            readings(read.digests(), shapes),
            Optional.of(read));
    made.remarks.addAll(remarks);
    return made;
  }

  private static LocatedGraph read(List<RdfSource> rules) {
    return read(
        rules,
        remark -> {
          throw InputException.ofData(remark.toString());
        });
  }

  /** Shapes that cannot be read are the wrong shapes to give; only the data is judged. */
  private static LocatedGraph read(List<RdfSource> rules, Consumer<LocatedGraph.Remark> remarks) {
    try {
      return LocatedGraph.read(rules, remarks);
    } catch (InputException fault) {
      throw InputException.of(InputException.Reason.SHAPES, fault.getMessage(), fault);
    }
  }

  /** How many files the shapes are in. */
  public int files() {
    return shapes.size();
  }

  /**
   * Reads and checks data; each form of the report shows so many findings at most, and names the
   * settings.
   */
  public ValidationRun examine(
      List<RdfSource> data,
      ValidationLimits bounds,
      int limit,
      Map<String, String> settings,
      Progress progress) {
    List<LintWarning> notes = new ArrayList<>(remarks);
    Map<RdfSource, Object> stamps = new LinkedHashMap<>();
    data.forEach(source -> stamps.put(source, source.stamp()));
    LocatedGraph read =
        LocatedGraph.read(
            data,
            remark ->
                notes.add(
                    new LintWarning(Optional.of(remark.place()), "Warning", remark.message())));
    ValidationOutcome verdict = validator.validate(read, bounds, progress);
    PrefixMapping prefixes = prefixes(read);
    notes.addAll(Lint.of(read, vocabulary.graph, prefixes));
    stamps.forEach(
        (source, stamp) -> {
          if (!stamp.equals(source.stamp())) {
            notes.add(
                LintWarning.warning(
                    Optional.of(new Location(source.name(), 0, 0)),
                    "has changed since it was read, so its lines are not shown; check it again"));
          }
        });
    foreign.ifPresent(given -> notes.addAll(ShapesGraphCheck.of(given, verdict.idle())));
    Provenance provenance =
        new Provenance(
            readings(read.digests(), data),
            readings,
            vocabulary.readings,
            settings,
            Instant.now().truncatedTo(ChronoUnit.SECONDS));
    return new ValidationRun(
        verdict,
        notes,
        new Report(
            verdict,
            notes,
            limit,
            Stream.concat(data.stream(), shapes.stream()).toList(),
            prefixes,
            Optional.of(provenance),
            foreign));
  }

  /** Ours, and of the others those that call nothing by a name of ours. */
  private PrefixMapping prefixes(LocatedGraph data) {
    PrefixMapping prefixes = Prefixes.mapping();
    Stream.concat(Stream.of(data), foreign.stream())
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
