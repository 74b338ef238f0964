package entente.kb.index;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.TextDirection;
import org.apache.jena.vocabulary.RDF;

/**
 * The datatypes, languages and base directions of literals, numbered. Each is written as the IRI of
 * the datatype, or as {@code @language} or {@code @language--direction}.
 */
final class LiteralTypes {
  private static final String DIRECTION = "--";
  private final List<String> names;
  private final RDFDatatype[] datatypes;
  private final Map<String, Integer> numbers = new HashMap<>();

  LiteralTypes(List<String> names) {
    this.names = names;
    this.datatypes = new RDFDatatype[names.size()];
    for (int i = 0; i < datatypes.length; i++) {
      String name = names.get(i);
      numbers.put(name, i);
      if (!name.startsWith("@")) {
        datatypes[i] = TypeMapper.getInstance().getSafeTypeByName(name);
      }
    }
  }

  /** The type of a literal as it is written here. */
  static String name(Node literal) {
    String language = literal.getLiteralLanguage();
    if (language.isEmpty()) {
      return literal.getLiteralDatatypeURI();
    }
    TextDirection direction = literal.getLiteralBaseDirection();
    return "@" + language + (direction == null ? "" : DIRECTION + direction.direction());
  }

  /** The number of the type of a literal, or -1. */
  int number(Node literal) {
    return numbers.getOrDefault(name(literal), -1);
  }

  Node literal(String text, int number) {
    RDFDatatype datatype = datatypes[number];
    if (datatype == XSDDatatype.XSDstring) {
      return NodeFactory.createLiteralString(text);
    }
    if (datatype != null) {
      return NodeFactory.createLiteralDT(text, datatype);
    }
    String name = names.get(number);
    int cut = name.indexOf(DIRECTION);
    return cut < 0
        ? NodeFactory.createLiteralLang(text, name.substring(1))
        : NodeFactory.createLiteralDirLang(
            text, name.substring(1, cut), name.substring(cut + DIRECTION.length()));
  }

  String language(int number) {
    String name = names.get(number);
    int cut = name.indexOf(DIRECTION);
    return datatypes[number] != null ? "" : name.substring(1, cut < 0 ? name.length() : cut);
  }

  String datatype(int number) {
    return datatypes[number] != null
        ? names.get(number)
        : names.get(number).contains(DIRECTION)
            ? RDF.dirLangString.getURI()
            : RDF.langString.getURI();
  }
}
