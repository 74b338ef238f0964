package entente.kb.text;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.query.text.TextQuery;
import org.apache.jena.query.text.TextQueryPF;
import org.apache.jena.sparql.core.Substitute;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.pfunction.PropFuncArg;
import org.apache.jena.sparql.pfunction.PropertyFunctionFactory;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;

/**
 * The property function {@code text:query} of jena-text, which reports wrong arguments where
 * jena-text logs a warning and finds nothing.
 */
final class TextSearch extends TextQueryPF {
  static final String IRI = TextQuery.NS + "query";

  /** A registry of ARQ's property functions and this one. */
  static PropertyFunctionRegistry besides() {
    PropertyFunctionRegistry functions =
        PropertyFunctionRegistry.createFrom(PropertyFunctionRegistry.get());
    functions.put(IRI, each -> new TextSearch());
    return functions;
  }

  /** A registry of this property function only: some others load classes by name. */
  static PropertyFunctionRegistry alone() {
    return new PropertyFunctionRegistry() {
      @Override
      public boolean manages(String iri) {
        return iri.equals(IRI);
      }

      @Override
      public PropertyFunctionFactory get(String iri) {
        return iri.equals(IRI) ? each -> new TextSearch() : null;
      }
    };
  }

  @Override
  public QueryIterator exec(
      Binding binding,
      PropFuncArg subject,
      Node predicate,
      PropFuncArg object,
      ExecutionContext context) {
    check(Substitute.substitute(object, binding), context);
    return super.exec(binding, subject, predicate, object, context);
  }

  private static void check(PropFuncArg object, ExecutionContext context) {
    List<Node> arguments = object.isList() ? object.getArgList() : List.of(object.getArg());
    List<Node> properties = arguments.stream().takeWhile(Node::isURI).toList();
    if (context.getContext().get(TextQuery.textIndex) instanceof ReadOnlyTextIndex index
        && !properties.isEmpty()) {
      Set<Node> known = index.properties();
      properties.stream()
          .filter(property -> !known.contains(property))
          .findFirst()
          .ifPresent(
              property -> {
                throw new TextQueryException(
                    "text:query does not search the property <"
                        + property.getURI()
                        + ">; it searches the texts of "
                        + known.stream()
                            .map(Node::getURI)
                            .sorted()
                            .collect(Collectors.joining(", "))
                        + ".");
              });
    }
    Node text = properties.size() < arguments.size() ? arguments.get(properties.size()) : null;
    if (text == null
        || !text.isLiteral()
        || !(text.getLiteralDatatype().equals(XSDDatatype.XSDstring)
            || !text.getLiteralLanguage().isEmpty())) {
      throw new TextQueryException(
          "text:query takes a text, after any properties: (?thing ?score ?name) text:query"
              + " (rdfs:label \"text\" 20)."
              + (text != null && text.isVariable()
                  ? " The variable has no value at this point; give the text itself, or bind it"
                      + " before."
                  : ""));
    }
    if (properties.size() + 1 < arguments.size()
        && !whole(arguments.get(properties.size() + 1))
        && !option(arguments.get(properties.size() + 1))) {
      throw new TextQueryException(
          "After its text, text:query takes the greatest number of rows, such as 20.");
    }
  }

  private static boolean whole(Node node) {
    return node.isLiteral() && node.getLiteralLexicalForm().matches("[+-]?\\d{1,9}");
  }

  private static boolean option(Node node) {
    return node.isLiteral() && node.getLiteralLexicalForm().matches("(?s)(lang|highlight):.*");
  }
}
