package entente.web.page;

import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.Store;
import entente.kb.read.NamedQuery;
import entente.kb.read.Vocabulary;
import entente.web.TestSite;
import entente.web.http.PercentEncoding;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Test;

/** The addresses of the queries behind a page. */
class PageQueriesTest {
  private static final Node THING = RDF.type.asNode();
  private static final Node PROPERTY = RDFS.label.asNode();

  @Test
  void parametersAreWrittenInAlphabeticalOrder() {
    String values = "VALUES (?property ?thing) { (<" + PROPERTY + "> <" + THING + ">) }\n";
    assertTrue(
        new PageQueries(Store.inMemory(TestSite.RELEASE.dataset()), Vocabulary.BASE)
            .asking(
                NamedQuery.named("page/links/by-property"),
                Map.of("thing", THING, "property", PROPERTY))
            .endsWith(PercentEncoding.component(values)));
  }
}
