package entente.web.rdf;

import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDF;

/**
 * The position of a page in a paged list: its number, the page size and the total number of items.
 *
 * <p>Where there is more than one page, the data of each says so with the Hydra vocabulary and the
 * Link field with the relations of RFC 8288, so that no client mistakes a page for the whole.
 */
public record HydraPaging(int page, int size, int total) {
  private static final String HYDRA = "http://www.w3.org/ns/hydra/core#";
  public static final HydraPaging NONE = new HydraPaging(1, 1, 1);

  /**
   * The number of the requested page, by default 1; anything but a positive number is a {@link
   * Problem}.
   */
  public static int asked(Request request) {
    String text = request.parameter("page").orElse("1");
    if (!text.matches("[1-9]\\d{0,7}")) {
      throw new ProblemException(
          Problem.badRequest("The parameter page must be a whole number, 1 or greater."));
    }
    return Integer.parseInt(text);
  }

  public int last() {
    return Math.max(1, (total + size - 1) / size);
  }

  public long offset() {
    return (page - 1L) * size;
  }

  public boolean several() {
    return last() > 1;
  }

  /** This page, or a {@link Problem} when there are fewer pages. */
  public HydraPaging existing() {
    if (page > last()) {
      throw new ProblemException(
          Problem.notFound("Page " + page + " does not exist; the last one is " + last() + "."));
    }
    return this;
  }

  /** The address of a page, given the address of the first. */
  public static String address(String first, int page) {
    return page == 1 ? first : first + "?page=" + page;
  }

  /** The numbers of the other pages by their relation to this one; empty when there is only one. */
  public Map<String, Integer> others() {
    Map<String, Integer> others = new LinkedHashMap<>();
    if (several()) {
      others.put("first", 1);
      if (page > 1) {
        others.put("prev", page - 1);
      }
      if (page < last()) {
        others.put("next", page + 1);
      }
      others.put("last", last());
    }
    return others;
  }

  /**
   * Adds to a graph that the document is one page of several, with links to the others; {@code
   * document} is the IRI of the first.
   */
  public void describe(Graph graph, String document) {
    if (!several()) {
      return;
    }
    Node whole = NodeFactory.createURI(document + "#all");
    Node view = NodeFactory.createURI(address(document, page));
    graph.add(whole, RDF.type.asNode(), hydra("Collection"));
    graph.add(
        whole,
        hydra("totalItems"),
        NodeFactory.createLiteralDT(Integer.toString(total), XSDDatatype.XSDinteger));
    graph.add(whole, hydra("view"), view);
    graph.add(view, RDF.type.asNode(), hydra("PartialCollectionView"));
    others()
        .forEach(
            (relation, number) ->
                graph.add(
                    view,
                    hydra(relation.equals("prev") ? "previous" : relation),
                    NodeFactory.createURI(address(document, number))));
  }

  private static Node hydra(String name) {
    return NodeFactory.createURI(HYDRA + name);
  }
}
