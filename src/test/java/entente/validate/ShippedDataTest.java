package entente.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import entente.kb.SourceFiles;
import entente.kb.read.LocatedGraph;
import entente.kb.read.Prefixes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.update.UpdateAction;
import org.apache.jena.update.UpdateFactory;
import org.apache.jena.update.UpdateRequest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Two engines judge the shipped data alike, as it is and with faults planted in a copy of it. */
class ShippedDataTest {
  private static final SourceFiles SHIPPED = SourceFiles.shipped();
  private static final Graph ONTOLOGY = LocatedGraph.read(SHIPPED.ontology()).graph();
  private static final Graph SHAPES = LocatedGraph.read(SHIPPED.shapes()).graph();
  private static final LocatedGraph DATA = LocatedGraph.read(SHIPPED.data());

  /** The shape that must find a fault, and the update that plants it. */
  private static final Map<String, String> FAULTS = new LinkedHashMap<>();

  static {
    FAULTS.put(
        "Situation-modality",
        "DELETE { ?thing ent:modality ?value } WHERE { { SELECT ?thing ?value { ?thing a ent:Visit"
            + " ; ent:modality ?value } ORDER BY ?thing LIMIT 1 } }");
    FAULTS.put(
        "Event-time",
        "DELETE { ?thing ent:begins ?a ; ent:ends ?b } WHERE { { SELECT * { ?thing a ent:Exercise ;"
            + " ent:begins ?a ; ent:ends ?b } ORDER BY ?thing LIMIT 1 } }");
    FAULTS.put(
        "Event-open",
        "DELETE { ?thing ent:ends ?value } WHERE { { SELECT * { ?thing a ent:Visit ; ent:ends"
            + " ?value } ORDER BY DESC(?thing) LIMIT 1 } }");
    FAULTS.put(
        "Time-order",
        "INSERT { ?thing ent:ends \"1066\"^^xsd:gYear } WHERE { { SELECT * { ?thing a ent:Tenure ;"
            + " ent:attestedOn ?value FILTER NOT EXISTS { ?thing ent:ends|ent:onQualifier ?end } }"
            + " ORDER BY ?thing LIMIT 1 } }");
    FAULTS.put(
        "Exercise-troops",
        "INSERT { ?thing ent:troops \"five thousand\" } WHERE { { SELECT * { ?thing a ent:Exercise"
            + " FILTER NOT EXISTS { ?thing ent:troops ?any } } ORDER BY ?thing LIMIT 1 } }");
    FAULTS.put(
        "Event-venue",
        "INSERT { ?thing ent:venue place:nowhere-at-all } WHERE { { SELECT * { ?thing a ent:Meeting"
            + " } ORDER BY ?thing LIMIT 1 } }");
    FAULTS.put(
        "Fact-evidence",
        "INSERT { ?thing ent:participant state:china } WHERE { { SELECT * { ?thing a ent:Attack"
            + " FILTER NOT EXISTS { ?thing ent:participant state:china } } ORDER BY ?thing LIMIT 1"
            + " } }");
    FAULTS.put(
        "Fact-name",
        "INSERT { ?thing rdfs:label \"Nusquam\"@la } WHERE { { SELECT * { ?thing a ent:State }"
            + " ORDER BY ?thing LIMIT 1 } }");
    FAULTS.put(
        "Named-label",
        "INSERT { ?thing rdfs:label \"A second name\"@en } WHERE { { SELECT * { ?thing a ent:Person"
            + " } ORDER BY ?thing LIMIT 1 } }");
    FAULTS.put(
        "Evidence-speaker",
        "DELETE { ?evidence ent:passage ?passage } WHERE { { SELECT * { ?thing a ent:Quantity ;"
            + " ent:evidence ?evidence . ?evidence ent:passage ?passage } ORDER BY ?thing LIMIT 1 }"
            + " }");
    FAULTS.put(
        "Evidence-asPrinted",
        "INSERT { ?evidence ent:asPrinted \"one two three four five six\" } WHERE { { SELECT * {"
            + " ?thing a ent:Affiliation ; ent:evidence ?evidence FILTER NOT EXISTS { ?evidence"
            + " ent:asPrinted ?any } } ORDER BY ?thing LIMIT 1 } }");
    FAULTS.put(
        "Evidence-passage",
        "INSERT { ?evidence ent:passage state:china } WHERE { { SELECT * { ?thing a ent:Tenure ;"
            + " ent:evidence ?evidence } ORDER BY DESC(?thing) LIMIT 1 } }");
    FAULTS.put(
        "Variant-difference",
        "INSERT { ?variant ent:value ?value } WHERE { { SELECT * { ?thing a ent:Exercise ;"
            + " ent:variant ?variant ; ?property ?value . ?variant ent:property ?property FILTER"
            + " NOT EXISTS { ?variant ent:enumerates ?property } } ORDER BY ?thing LIMIT 1 } }");
    FAULTS.put(
        "Span-digest",
        "DELETE { ?thing ent:digest ?value } WHERE { { SELECT * { ?thing a ent:Passage ; ent:digest"
            + " ?value } ORDER BY ?thing LIMIT 1 } }");
    FAULTS.put(
        "Span-order",
        "DELETE { ?thing oa:end ?end } INSERT { ?thing oa:end 0 } WHERE { { SELECT * { ?thing a"
            + " ent:Passage ; oa:end ?end } ORDER BY DESC(?thing) LIMIT 1 } }");
    FAULTS.put(
        "Citation-citedWork",
        "DELETE { ?citation ent:citedWork ?work } WHERE { { SELECT * { ?thing ent:citation"
            + " ?citation . ?citation ent:citedWork ?work } ORDER BY ?thing LIMIT 1 } }");
    FAULTS.put("Thing", "INSERT DATA { [] a ent:Event ; rdfs:label \"Nameless\"@en }");
    FAULTS.put(
        "Vocabulary",
        "INSERT { ?thing ent:colour \"red\" } WHERE { { SELECT * { ?thing a ent:Series } ORDER BY"
            + " ?thing LIMIT 1 } }");
  }

  @Test
  void twoEnginesJudgeTheDataAlikeAndTheCommandAgrees() {
    Set<String> jena = judged(ShaclEngine.JENA, DATA.graph());
    assertEquals(
        String.join("\n", jena), String.join("\n", judged(ShaclEngine.TOPBRAID, DATA.graph())));
    assertEquals(String.join("\n", jena), String.join("\n", judgedByTheCommand()));
  }

  @TestFactory
  Stream<DynamicTest> twoEnginesFindEveryPlantedFault() {
    Graph broken = union(DATA.graph(), Graph.emptyGraph);
    FAULTS
        .values()
        .forEach(
            update -> {
              UpdateRequest request = new UpdateRequest();
              request.setPrefixMapping(Prefixes.mapping());
              UpdateFactory.parse(request, update);
              UpdateAction.execute(request, ModelFactory.createModelForGraph(broken));
            });
    Set<String> before = judgedByTheCommand();
    Map<ShaclEngine, Set<String>> after =
        Stream.of(ShaclEngine.values())
            .collect(Collectors.toMap(engine -> engine, engine -> judged(engine, broken)));
    return Stream.concat(
        Stream.of(
            DynamicTest.dynamicTest(
                "both find the same",
                () ->
                    assertEquals(
                        String.join("\n", after.get(ShaclEngine.JENA)),
                        String.join("\n", after.get(ShaclEngine.TOPBRAID))))),
        FAULTS.keySet().stream()
            .map(
                shape ->
                    DynamicTest.dynamicTest(
                        shape,
                        () ->
                            after.forEach(
                                (engine, lines) ->
                                    assertTrue(
                                        lines.stream()
                                            .anyMatch(
                                                line ->
                                                    !before.contains(line)
                                                        && line.contains("/shapes/" + shape + ">")),
                                        engine + " finds nothing")))));
  }

  private static Set<String> judgedByTheCommand() {
    return lines(new Validator(SHAPES, ONTOLOGY).validate(DATA).report(), DATA.graph());
  }

  private static Set<String> judged(ShaclEngine engine, Graph data) {
    return lines(engine.report(union(data, ONTOLOGY), union(SHAPES, ONTOLOGY)), data);
  }

  private static Graph union(Graph one, Graph other) {
    Graph union = GraphFactory.createDefaultGraph();
    GraphUtil.addInto(union, one);
    GraphUtil.addInto(union, other);
    return union;
  }

  /**
   * The results about what the data mentions; the ontology that is read with it has its own test.
   */
  private static Set<String> lines(Graph report, Graph data) {
    return ComparableResult.of(report).stream()
        .filter(result -> result.concerns(data))
        .map(ComparableResult::toString)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
