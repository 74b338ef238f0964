package entente.validate;

import entente.kb.Fault;
import entente.kb.PlacedGraph;
import entente.kb.Prefixes;
import entente.kb.Source;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;

/** What data is held against: shapes and the vocabulary that they speak of, read and looked over once for any number of checks. */
public final class Rulebook {
  private final Validator validator;
  private final Graph vocabulary;
  private final List<Source> sources;
  private final Optional<PlacedGraph> foreign;

  private Rulebook(PlacedGraph shapes, List<Source> sources, Graph vocabulary, boolean foreign) {
    this.validator = new Validator(shapes.graph(), vocabulary);
    this.vocabulary = vocabulary;
    this.sources = sources;
    this.foreign = foreign ? Optional.of(shapes) : Optional.empty();
  }

  /** Our own shapes, of which the build has made sure. */
  public static Rulebook ofOurs(List<Source> shapes, List<Source> ontology) {
    return new Rulebook(read(shapes), shapes, read(ontology).graph(), false);
  }

  /** Shapes of somebody else: held against SHACL for SHACL first, and a {@link Fault} when they cannot be used. */
  public static Rulebook of(List<Source> shapes, List<Source> ontology) {
    return of(shapes, read(ontology).graph());
  }

  static Rulebook of(List<Source> shapes, Graph vocabulary) {
    PlacedGraph read = read(shapes);
    Verdict verdict = ShapesReview.wellFormedness(read);
    if (!verdict.findings().isEmpty()) {
      StringWriter text = new StringWriter();
      new Reports(verdict, shapes, Prefixes.mapping()).text(new PrintWriter(text));
      throw Fault.of(Fault.Reason.SHAPES, "the shapes cannot be used: they are not well-formed by SHACL for SHACL\n" + text.toString().stripTrailing());
    }
    return new Rulebook(read, shapes, vocabulary, true);
  }

  /** Shapes that cannot be read are the wrong shapes to give; only the data is judged. */
  private static PlacedGraph read(List<Source> rules) {
    try {
      return PlacedGraph.read(rules);
    } catch (Fault fault) {
      throw Fault.of(Fault.Reason.SHAPES, fault.getMessage(), fault);
    }
  }

  Graph vocabulary() {
    return vocabulary;
  }

  /** Reads and checks data; each form of the report shows so many findings at most. */
  public Examination examine(List<Source> data, Bounds bounds, int limit) {
    List<Note> notes = new ArrayList<>();
    PlacedGraph read = PlacedGraph.read(data, remark -> notes.add(new Note(Optional.of(remark.place()), "Warning", remark.message())));
    Verdict verdict = validator.validate(read, bounds);
    notes.addAll(Lint.of(read, vocabulary, Prefixes.mapping()));
    foreign.ifPresent(shapes -> notes.addAll(ShapesReview.of(shapes, verdict.idle())));
    return new Examination(verdict, notes, new Reports(verdict, notes, limit, Stream.concat(data.stream(), sources.stream()).toList(), Prefixes.mapping()));
  }
}
