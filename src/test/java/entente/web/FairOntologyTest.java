package entente.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.read.Vocabulary;
import entente.web.http.Request;
import entente.web.http.Response;
import java.io.ByteArrayInputStream;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The checks of FOOPS!, the scanner of ontologies for the FAIR principles, that need no network,
 * each named by its identifier there.
 *
 * <p>Not fulfilled: a DOI, which would have to be invented, and a prior version, which the first
 * version does not have. Not checked here: registries (FIND2, FIND3) and the licence's own server
 * (OM4.2).
 */
class FairOntologyTest {
  private static final TestSite.Site SITE = TestSite.site();
  private static final String IRI = Vocabulary.BASE + "ontology";
  private static final Node ONTOLOGY = NodeFactory.createURI(IRI);
  private static final Graph GRAPH = served();

  private static Graph served() {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFDataMgr.read(
        graph, new ByteArrayInputStream(get(IRI, "text/turtle").body().plain()), Lang.TURTLE);
    return graph;
  }

  private static Response get(String iri, String accept) {
    Response response =
        SITE.answer(Request.get("/" + iri.substring(Vocabulary.BASE.length()), accept));
    return response.status() == 303
        ? SITE.answer(Request.get(response.field("Location"), accept))
        : response;
  }

  private static Node value(Node property) {
    return GRAPH
        .find(ONTOLOGY, property, Node.ANY)
        .nextOptional()
        .map(Triple::getObject)
        .orElse(null);
  }

  @Test
  void purl1Http1TheIriIsPersistentAndOpen() {
    assertTrue(IRI.startsWith("https://w3id.org/"));
  }

  @Test
  void uri1Uri2TheIriLeadsToAnOntologyOfThatName() {
    assertTrue(GRAPH.contains(ONTOLOGY, RDF.type.asNode(), OWL.Ontology.asNode()));
  }

  @Test
  void ver1Ver2TheVersionHasAnIriOfItsOwnThatLeadsToIt() {
    Node version = value(OWL2.versionIRI.asNode());
    assertNotEquals(ONTOLOGY, version);
    assertEquals(get(IRI, "text/turtle").text(), get(version.getURI(), "text/turtle").text());
    assertTrue(
        version.getURI().endsWith("/" + value(OWL.versionInfo.asNode()).getLiteralLexicalForm()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://purl.org/dc/terms/title",
        "http://purl.org/dc/terms/description",
        "http://purl.org/dc/terms/license",
        "http://www.w3.org/2002/07/owl#versionIRI",
        "http://www.w3.org/2002/07/owl#versionInfo",
        "http://purl.org/vocab/vann/preferredNamespacePrefix",
        "http://purl.org/vocab/vann/preferredNamespaceUri",
        "http://purl.org/dc/terms/bibliographicCitation",
        "http://purl.org/ontology/bibo/status",
        "http://purl.org/dc/terms/creator",
        "http://purl.org/dc/terms/contributor",
        "http://purl.org/dc/terms/publisher",
        "http://purl.org/dc/terms/created",
        "http://purl.org/dc/terms/issued",
        "http://purl.org/dc/terms/modified",
        "http://purl.org/dc/terms/source",
        "http://xmlns.com/foaf/0.1/logo"
      })
  void om1Om2Om3Om5Find1WhatIsKnownOfItIsSaid(String property) {
    assertTrue(value(NodeFactory.createURI(property)) != null, property);
  }

  @Test
  void om41ItHasALicenceAndSoHasEachModule() {
    assertTrue(
        value(DCTerms.license.asNode())
            .getURI()
            .startsWith("https://creativecommons.org/licenses/"));
    GRAPH
        .find(Node.ANY, RDF.type.asNode(), OWL.Ontology.asNode())
        .forEachRemaining(
            triple ->
                assertTrue(
                    GRAPH.contains(triple.getSubject(), DCTerms.license.asNode(), Node.ANY)));
  }

  @Test
  void find1ThePrefixAndNameSpaceAreThoseOfItsTerms() {
    String space =
        value(NodeFactory.createURI("http://purl.org/vocab/vann/preferredNamespaceUri"))
            .getLiteralLexicalForm();
    assertEquals(Vocabulary.NS, space);
    assertTrue(
        GRAPH.contains(
            NodeFactory.createURI(space + "Exercise"), RDF.type.asNode(), OWL.Class.asNode()));
  }

  @Test
  void cn1Rdf1Doc1ItComesInRdfAndAsAPageByNegotiation() {
    for (String type :
        new String[] {
          "text/turtle",
          "application/rdf+xml",
          "application/ld+json",
          "application/n-triples",
          "text/html"
        }) {
      assertEquals(type, get(IRI, type).field("Content-Type").replaceFirst(";.*", ""));
    }
    assertTrue(get(IRI, "text/html").text().contains("exercise"));
  }

  @Test
  void voc1Voc2ItReusesVocabulariesForMetadataAndTerms() {
    assertTrue(
        GRAPH
            .find(ONTOLOGY, Node.ANY, Node.ANY)
            .mapWith(triple -> triple.getPredicate().getURI())
            .toSet()
            .stream()
            .anyMatch(property -> property.startsWith(DCTerms.NS)));
    assertFalse(
        GRAPH
            .find(Node.ANY, RDFS.subClassOf.asNode(), Node.ANY)
            .filterKeep(
                triple ->
                    triple.getObject().isURI()
                        && !triple.getObject().getURI().startsWith(Vocabulary.BASE))
            .toList()
            .isEmpty());
  }

  @Test
  void voc3Voc4EveryTermHasALabelAndADefinition() {
    Set<String> bare = new TreeSet<>();
    GRAPH
        .find(Node.ANY, RDF.type.asNode(), Node.ANY)
        .mapWith(Triple::getSubject)
        .filterKeep(term -> term.isURI() && term.getURI().startsWith(Vocabulary.NS))
        .forEachRemaining(
            term -> {
              if (!GRAPH.contains(term, RDFS.label.asNode(), Node.ANY)
                  || !GRAPH.contains(term, SKOS.definition.asNode(), Node.ANY)) {
                bare.add(term.getURI());
              }
            });
    assertEquals(Set.of(), bare);
  }
}
