package entente.kb.plan;

import entente.kb.operator.IdPath;
import entente.kb.row.IdSet;
import entente.kb.row.WorkMeter;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.path.P_Alt;
import org.apache.jena.sparql.path.P_FixedLength;
import org.apache.jena.sparql.path.P_Inverse;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_NegPropSet;
import org.apache.jena.sparql.path.P_OneOrMore1;
import org.apache.jena.sparql.path.P_Path1;
import org.apache.jena.sparql.path.P_ReverseLink;
import org.apache.jena.sparql.path.P_Seq;
import org.apache.jena.sparql.path.P_ZeroOrMore1;
import org.apache.jena.sparql.path.P_ZeroOrOne;
import org.apache.jena.sparql.path.Path;

/** Turns the property paths of SPARQL 1.1 into paths over ids. */
record PathCompiler(Scope scope, WorkMeter meter) {

  /** The path over ids; empty for extensions that only ARQ knows. */
  Optional<IdPath> compile(Path path) {
    if (path instanceof P_Link link) {
      return Optional.of(link(link.getNode()));
    }
    if (path instanceof P_ReverseLink link) {
      return Optional.of(new IdPath.Inverse(link(link.getNode())));
    }
    if (path instanceof P_NegPropSet set) {
      return Optional.of(except(set));
    }
    if (path instanceof P_Seq sequence) {
      return compile(sequence.getLeft())
          .flatMap(
              one -> compile(sequence.getRight()).map(other -> new IdPath.Sequence(one, other)));
    }
    if (path instanceof P_Alt alternative) {
      return compile(alternative.getLeft())
          .flatMap(
              one ->
                  compile(alternative.getRight()).map(other -> new IdPath.Alternative(one, other)));
    }
    return path instanceof P_Path1 repeated
        ? compile(repeated.getSubPath()).map(inner -> repeated(repeated, inner))
        : Optional.empty();
  }

  private static IdPath repeated(P_Path1 path, IdPath inner) {
    if (path instanceof P_Inverse) {
      return new IdPath.Inverse(inner);
    }
    if (path instanceof P_ZeroOrMore1 || path instanceof P_OneOrMore1) {
      return new IdPath.Closure(inner, path instanceof P_ZeroOrMore1);
    }
    if (path instanceof P_ZeroOrOne) {
      return new IdPath.AtMostOnce(inner);
    }
    if (path instanceof P_FixedLength fixed && fixed.getCount() > 0) {
      IdPath all = inner;
      for (long i = 1; i < fixed.getCount(); i++) {
        all = new IdPath.Sequence(all, inner);
      }
      return all;
    }
    return null;
  }

  private IdPath link(Node predicate) {
    return new IdPath.Link(scope.graph(), meter, scope.terms().id(predicate));
  }

  private IdPath except(P_NegPropSet set) {
    List<Node> forwards = set.getFwdNodes();
    List<Node> backwards = set.getBwdNodes();
    if (backwards.isEmpty()) {
      return except(forwards);
    }
    IdPath back = new IdPath.Inverse(except(backwards));
    return forwards.isEmpty() ? back : new IdPath.Alternative(except(forwards), back);
  }

  private IdPath except(List<Node> predicates) {
    IdSet excluded = new IdSet();
    predicates.forEach(predicate -> excluded.add(scope.terms().id(predicate)));
    return new IdPath.Except(scope.graph(), meter, excluded);
  }
}
