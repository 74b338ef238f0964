package entente.validate;

import entente.kb.Fault;
import entente.kb.Location;
import entente.kb.PlacedGraph;
import entente.kb.Prefixes;
import entente.kb.Source;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.shared.PrefixMapping;

/** What data is held against: shapes and the vocabulary that they speak of, read and looked over once for any number of checks. */
public final class Rulebook {
  private final Validator validator;
  private final PlacedGraph ontology;
  private final List<Source> sources;
  private final PlacedGraph shapes;
  private final boolean foreign;

  private Rulebook(PlacedGraph shapes, List<Source> sources, PlacedGraph ontology, boolean foreign) {
    this.validator = new Validator(shapes.graph(), ontology.graph());
    this.ontology = ontology;
    this.sources = sources;
    this.shapes = shapes;
    this.foreign = foreign;
  }

  /** Our own shapes, of which the build has made sure. */
  public static Rulebook ofOurs(List<Source> shapes, List<Source> ontology) {
    return new Rulebook(read(shapes), shapes, read(ontology), false);
  }

  /** Shapes of somebody else: held against SHACL for SHACL first, and a {@link Fault} when they cannot be used. */
  public static Rulebook of(List<Source> shapes, List<Source> ontology) {
    return of(shapes, read(ontology));
  }

  static Rulebook of(List<Source> shapes, PlacedGraph ontology) {
    PlacedGraph read = read(shapes);
    Verdict verdict = ShapesReview.wellFormedness(read);
    if (!verdict.findings().isEmpty()) {
      StringWriter text = new StringWriter();
      ReportFormat.text.write(new Reports(verdict, shapes, Prefixes.mapping()), new PrintWriter(text));
      throw Fault.of(Fault.Reason.SHAPES, "the shapes cannot be used: they are not well-formed by SHACL for SHACL\n" + text.toString().stripTrailing());
    }
    return new Rulebook(read, shapes, ontology, true);
  }

  /** Shapes that cannot be read are the wrong shapes to give; only the data is judged. */
  private static PlacedGraph read(List<Source> rules) {
    try {
      return PlacedGraph.read(rules);
    } catch (Fault fault) {
      throw Fault.of(Fault.Reason.SHAPES, fault.getMessage(), fault);
    }
  }

  /** How many files the shapes are in. */
  public int files() {
    return sources.size();
  }

  PlacedGraph ontology() {
    return ontology;
  }

  /** Reads and checks data; each form of the report shows so many findings at most, and names the settings. */
  public Examination examine(List<Source> data, Bounds bounds, int limit, Map<String, String> settings, Progress progress) {
    List<Note> notes = new ArrayList<>();
    Map<Source, Object> stamps = new LinkedHashMap<>();
    data.forEach(source -> stamps.put(source, source.stamp()));
    PlacedGraph read = PlacedGraph.read(data, remark -> notes.add(new Note(Optional.of(remark.place()), "Warning", remark.message())));
    Verdict verdict = validator.validate(read, bounds, progress);
    PrefixMapping prefixes = prefixes(read);
    notes.addAll(Lint.of(read, ontology.graph(), prefixes));
    stamps.forEach((source, stamp) -> {
      if (!stamp.equals(source.stamp())) {
        notes.add(Note.warning(Optional.of(new Location(source.name(), 0, 0)), "has changed since it was read, so its lines are not shown; check it again"));
      }
    });
    if (foreign) {
      notes.addAll(ShapesReview.of(shapes, verdict.idle()));
    }
    Provenance provenance = new Provenance(readings(read), readings(shapes), readings(ontology), settings, Instant.now().truncatedTo(ChronoUnit.SECONDS));
    return new Examination(verdict, notes, new Reports(verdict, notes, limit, Stream.concat(data.stream(), sources.stream()).toList(), prefixes, Optional.of(provenance)));
  }

  /** Ours, and of the others those that call nothing by a name of ours. */
  private PrefixMapping prefixes(PlacedGraph data) {
    PrefixMapping prefixes = Prefixes.mapping();
    Stream.of(data, shapes).forEach(graph -> graph.prefixes().forEach((prefix, namespace) -> {
      if (prefixes.getNsPrefixURI(prefix) == null && prefixes.getNsURIPrefix(namespace) == null) {
        prefixes.setNsPrefix(prefix, namespace);
      }
    }));
    return prefixes;
  }

  private static List<Provenance.Reading> readings(PlacedGraph graph) {
    return graph.digests().entrySet().stream().map(entry -> new Provenance.Reading(entry.getKey(), entry.getValue())).toList();
  }
}
