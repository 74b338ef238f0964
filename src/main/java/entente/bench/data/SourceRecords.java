package entente.bench.data;

import entente.kb.read.RdfSource;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.lang.LabelToNode;
import org.apache.jena.riot.system.StreamRDFBase;

/** The descriptions of things in files of Turtle. */
final class SourceRecords {
  private final Map<Node, SourceRecord> records;

  private SourceRecords(Map<Node, SourceRecord> records) {
    this.records = records;
  }

  /** Reads them in the order of the files, which no hash code decides. */
  static SourceRecords read(List<RdfSource> files) {
    Map<Node, List<Triple>> subjects = new LinkedHashMap<>();
    Map<Node, Node> owners = new HashMap<>();
    for (RdfSource file : files) {
      RDFParser.source(new ByteArrayInputStream(file.bytes()))
          .lang(Lang.TURTLE)
          .base(file.name())
          .labelToNode(labels(file))
          .parse(
              new StreamRDFBase() {
                @Override
                public void triple(Triple triple) {
                  subjects
                      .computeIfAbsent(triple.getSubject(), subject -> new ArrayList<>())
                      .add(triple);
                  if (triple.getObject().isBlank()) {
                    owners.put(triple.getObject(), triple.getSubject());
                  }
                }
              });
    }
    Map<Node, List<Triple>> things = new LinkedHashMap<>();
    subjects.keySet().stream()
        .filter(SourceRecord::isThing)
        .forEach(thing -> things.put(thing, new ArrayList<>()));
    subjects.forEach(
        (subject, triples) -> {
          Node thing = subject;
          while (owners.containsKey(thing)) {
            thing = owners.get(thing);
          }
          if (things.containsKey(thing)) {
            things.get(thing).addAll(triples);
          }
        });
    Map<Node, SourceRecord> records = new LinkedHashMap<>();
    things.forEach(
        (thing, triples) -> records.put(thing, new SourceRecord(thing, List.copyOf(triples))));
    return new SourceRecords(records);
  }

  /** The same labels of blank nodes each time, because hash codes depend on them. */
  private static LabelToNode labels(RdfSource file) {
    return LabelToNode.createScopeByDocumentHash(
        UUID.nameUUIDFromBytes(file.name().getBytes(StandardCharsets.UTF_8)));
  }

  List<Triple> triples() {
    return records.values().stream().flatMap(each -> each.triples().stream()).toList();
  }

  /**
   * Groups of descriptions in a random order: each group mentions only things of its own and of the
   * groups before it, so that the first of them conform to the shapes without the others.
   */
  List<List<SourceRecord>> groups(long seed) {
    List<SourceRecord> order = new ArrayList<>(records.values());
    Collections.shuffle(order, new Random(seed));
    Set<Node> seen = new HashSet<>();
    List<List<SourceRecord>> groups = new ArrayList<>();
    for (SourceRecord first : order) {
      List<SourceRecord> group = new ArrayList<>();
      Deque<SourceRecord> open = new ArrayDeque<>(List.of(first));
      while (!open.isEmpty()) {
        SourceRecord next = open.pop();
        if (seen.add(next.thing())) {
          group.add(next);
          next.references().stream()
              .filter(records::containsKey)
              .map(records::get)
              .forEach(open::push);
        }
      }
      if (!group.isEmpty()) {
        groups.add(List.copyOf(group));
      }
    }
    return groups;
  }
}
