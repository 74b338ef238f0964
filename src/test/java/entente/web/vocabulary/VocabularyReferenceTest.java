package entente.web.vocabulary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.Release;
import entente.kb.read.Vocabulary;
import entente.web.TestSite;
import entente.web.http.Request;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reference page of a term. */
class VocabularyReferenceTest {
  private static final Release RELEASE = TestSite.shipped();
  private static final TestSite.Site SITE = TestSite.site(RELEASE, Vocabulary.BASE);

  private static String page(String path, String language) {
    return SITE.answer(new Request("GET", path, Map.of(), "text/html", language, null, null))
        .text();
  }

  private static String text(String page) {
    return page.replaceAll("(?s)<[^>]*>", " ").replaceAll("\\s+", " ");
  }

  @Test
  void everyTermOfTheOntologyIsInTheIndex() {
    String page = page("/ontology", "en");
    Set<String> missing = new TreeSet<>();
    for (Node kind :
        Set.of(
            OWL.Class.asNode(),
            OWL.ObjectProperty.asNode(),
            OWL.DatatypeProperty.asNode(),
            OWL.AnnotationProperty.asNode())) {
      RELEASE
          .graph(Vocabulary.ONTOLOGY)
          .find(Node.ANY, RDF.type.asNode(), kind)
          .mapWith(triple -> triple.getSubject())
          .filterKeep(each -> each.isURI() && each.getURI().startsWith(Vocabulary.NS))
          .filterDrop(
              each -> page.contains("href=\"" + each.getURI().replace(Vocabulary.BASE, "/") + "\""))
          .forEach(each -> missing.add(each.getURI()));
    }
    assertEquals(Set.of(), missing);
    assertTrue(page.length() < 500_000, "length " + page.length());
  }

  @Test
  void theTreeShowsClassesBelowEachOtherWithTheirNumbers() {
    assertTrue(
        text(page("/ontology", "en"))
            .matches(
                ".* situation \\d+ something that happens.* event \\d+ situation that happens.*"
                    + " exercise \\d+ event in which.*"));
  }

  @Test
  void aPropertyIsListedWithItsClassesAndTheKindsOfItsValues() {
    assertTrue(
        text(page("/ontology", "en"))
            .matches(
                ".* takes place at is an event .{0,80} event instrument actor facility place \\d+"
                    + " .*"),
        text(page("/ontology", "en")));
  }

  @Test
  void aClassHasItsChainAnExampleItsObligationsAndItsQuestions() {
    String page = page("/doc/ns/Exercise", "en");
    String text = text(page);
    assertTrue(text.contains("situation › event › exercise"), text);
    assertTrue(text.contains("at most one; at least 1"), text);
    assertTrue(page.contains("href=\"/shapes/Exercise-troops\""), page);
    assertTrue(text.contains("a ent:Exercise"), text);
    assertTrue(page.contains("href=\"/id/question/exercises-between\""), page);
    assertFalse(text.contains("PREFIX "), text);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "/doc/ns/modality|Its values are judged",
        "/doc/ns/venue|Its values need evidence",
        "/doc/ns/modality|exactly one",
        "/doc/ns/venue|Statements with this property:"
      })
  void aPropertySaysWhatIsAskedOfIt(String path, String words) {
    assertTrue(text(page(path, "en")).contains(words), text(page(path, "en")));
  }

  @Test
  void aThingThatIsNoTermHasNoSuchPart() {
    assertFalse(page("/doc/state/china", "en").contains("class=\"term\""));
  }

  @Test
  void everyShapeOfThingsIsThereWithItsPropertiesAndMessages() {
    String page = page("/shapes", "en");
    Set<String> missing =
        RELEASE
            .graph(Vocabulary.SHAPES)
            .find(
                Node.ANY,
                RDF.type.asNode(),
                org.apache.jena.graph.NodeFactory.createURI(
                    "http://www.w3.org/ns/shacl#PropertyShape"))
            .mapWith(triple -> triple.getSubject())
            .filterKeep(Node::isURI)
            .mapWith(each -> each.getURI().replace(Vocabulary.BASE, "/"))
            .filterDrop(each -> page.contains("href=\"" + each + "\""))
            .toList()
            .stream()
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), missing);
    assertTrue(text(page).contains("ent:troops takes a whole number"), text(page));
  }

  @ParameterizedTest
  @CsvSource({"ru,Онтология,не более одного", "zh,本体,至多一个"})
  void theReferenceIsInTheLanguageOfItsReader(String language, String title, String number) {
    assertTrue(page("/ontology", language).contains("<h1>" + title + "</h1>"));
    assertTrue(text(page("/doc/ns/troops", language)).contains(number));
  }

  @Test
  void controlsThatNeedAScriptAreHiddenWithoutOne() {
    assertTrue(page("/ontology", "en").contains("data-scripted data-filter hidden"));
  }
}
