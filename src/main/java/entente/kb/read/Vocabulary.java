package entente.kb.read;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** The IRIs that the program itself names; a test compares them with the ontology. */
public final class Vocabulary {
  /** The beginning of every IRI of the project. */
  public static final String BASE = "https://w3id.org/entente/";

  public static final String NS = BASE + "ns/";

  /** The named graphs, whose names are the IRIs of the documents that serve them. */
  public static final Node ONTOLOGY = NodeFactory.createURI(BASE + "ontology");

  public static final Node SHAPES = NodeFactory.createURI(BASE + "shapes");
  public static final Node DATA = NodeFactory.createURI(BASE + "data");
  public static final Node DERIVED = NodeFactory.createURI(BASE + "derived");
  public static final Node METADATA = NodeFactory.createURI(BASE + "metadata");

  private Vocabulary() {}

  /** A term of the ontology. */
  public static Node term(String name) {
    return NodeFactory.createURI(NS + name);
  }
}
