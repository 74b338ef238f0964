package entente.bench.data;

import entente.kb.read.NamedQuery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;

/**
 * The ways to violate exactly one shape: queries that choose, in the description of a thing, a
 * value to be removed, to be added, or both.
 */
final class ViolationPlanter {
  private static final Var SUBJECT = Var.alloc("subject");
  private static final Var PROPERTY = Var.alloc("property");
  private static final Var OLD = Var.alloc("old");
  private static final Var REPLACEMENT = Var.alloc("replacement");

  private final List<NamedQuery> kinds = NamedQuery.folder("bench/violations");
  private final Map<Node, Map<String, Optional<Binding>>> choices = new HashMap<>();
  private final TurtleTerms terms;

  ViolationPlanter(TurtleTerms terms) {
    this.terms = terms;
  }

  /** A changed description, with what was changed. */
  record Planted(SourceRecord record, PlantedViolation violation) {}

  /**
   * Changes a description in the way of the given number, or else, if any will do, in the next that
   * applies to it.
   */
  Optional<Planted> plant(SourceRecord record, int number, boolean any, int copy) {
    for (int i = 0; i < (any ? kinds.size() : 1); i++) {
      NamedQuery kind = kinds.get((number + i) % kinds.size());
      Optional<Binding> choice =
          choices
              .computeIfAbsent(record.thing(), thing -> new HashMap<>())
              .computeIfAbsent(kind.name(), name -> choice(kind, record));
      if (choice.isPresent()) {
        Binding row = choice.get();
        return Optional.of(
            new Planted(
                record.changed(
                    row.get(SUBJECT), row.get(PROPERTY), row.get(OLD), row.get(REPLACEMENT)),
                new PlantedViolation(
                    kind.name(),
                    record.thing().getURI() + SourceRecord.suffix(copy),
                    terms.text(row.get(PROPERTY)),
                    row.contains(OLD) ? terms.text(row.get(OLD)) : "",
                    row.contains(REPLACEMENT) ? terms.text(row.get(REPLACEMENT)) : "")));
      }
    }
    return Optional.empty();
  }

  private static Optional<Binding> choice(NamedQuery kind, SourceRecord record) {
    Query query =
        QueryTransformOps.replaceVars(kind.query(), Map.of(Var.alloc("thing"), record.thing()));
    try (QueryExecution execution =
        QueryExecution.create(query, ModelFactory.createModelForGraph(record.graph()))) {
      var rows = execution.execSelect();
      return rows.hasNext() ? Optional.of(rows.nextBinding()) : Optional.empty();
    }
  }
}
