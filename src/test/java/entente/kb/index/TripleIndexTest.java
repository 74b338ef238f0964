package entente.kb.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.Test;

/** Sorted triples: every pattern, in every graph, compared with a search through all triples. */
class TripleIndexTest {
  private static final int ANY = TripleIndex.ANY;
  private final IndexedDataset dataset = IndexFixture.dataset();
  private final TermTable terms = dataset.terms();

  /** A triple as numbers. */
  private record Row(int s, int p, int o) {}

  private Map<TripleIndex, Set<Row>> indexes() {
    Map<TripleIndex, Set<Row>> indexes = new HashMap<>();
    Set<Row> first = rows(IndexFixture.FIRST.find().toList());
    Set<Row> second = rows(IndexFixture.SECOND.find().toList());
    indexes.put(dataset.index(IndexFixture.ONE), first);
    indexes.put(dataset.index(IndexFixture.OTHER), second);
    Set<Row> both = new HashSet<>(first);
    both.addAll(second);
    indexes.put(dataset.union(), both);
    return indexes;
  }

  private Set<Row> rows(List<Triple> triples) {
    Set<Row> rows = new HashSet<>();
    triples.forEach(
        triple ->
            rows.add(
                new Row(
                    terms.id(triple.getSubject()),
                    terms.id(triple.getPredicate()),
                    terms.id(triple.getObject()))));
    return rows;
  }

  @Test
  void everyPatternGivesItsMatchesInOrder() {
    indexes()
        .forEach(
            (index, rows) -> {
              for (int s = ANY; s <= terms.size(); s++) {
                for (int p = ANY; p <= terms.size(); p++) {
                  for (int o = ANY; o <= terms.size(); o++) {
                    check(index, rows, s, p, o);
                  }
                }
              }
            });
  }

  private static void check(TripleIndex index, Set<Row> rows, int s, int p, int o) {
    List<Row> expected =
        rows.stream()
            .filter(
                row ->
                    (s == ANY || s == row.s)
                        && (p == ANY || p == row.p)
                        && (o == ANY || o == row.o))
            .sorted(order(TripleIndex.order(s, p, o)))
            .toList();
    List<Row> actual = new ArrayList<>();
    TripleCursor cursor = index.cursor(s, p, o);
    while (cursor.next()) {
      assertEquals(expected.size() - actual.size() - 1, cursor.count());
      actual.add(new Row(cursor.subject(), cursor.predicate(), cursor.object()));
    }
    assertFalse(cursor.next());
    assertEquals(expected, actual);
    assertEquals(expected.size(), index.count(s, p, o));
    assertTrue(index.atMost(s, p, o) >= expected.size());
    assertEquals(!expected.isEmpty(), index.contains(s, p, o));
  }

  private static Comparator<Row> order(TripleOrder order) {
    return switch (order) {
      case SPO -> Comparator.comparingInt(Row::s).thenComparing(Row::p).thenComparing(Row::o);
      case POS -> Comparator.comparingInt(Row::p).thenComparing(Row::o).thenComparing(Row::s);
      case OSP -> Comparator.comparingInt(Row::o).thenComparing(Row::s).thenComparing(Row::p);
    };
  }

  @Test
  void aCursorSeeksForward() {
    indexes()
        .forEach(
            (index, rows) -> {
              int p = terms.id(NodeFactory.createURI("https://example.org/p"));
              TreeSet<Integer> objects = new TreeSet<>();
              TreeSet<Integer> subjects = new TreeSet<>();
              rows.forEach(
                  row -> {
                    subjects.add(row.s);
                    if (row.p == p) {
                      objects.add(row.o);
                    }
                  });
              for (int from = 1; from <= terms.size(); from++) {
                for (int to = from; to <= terms.size() + 1; to++) {
                  TripleCursor run = index.cursor(ANY, p, ANY);
                  TripleCursor all = index.cursor(ANY, ANY, ANY);
                  run.seek(from);
                  all.seek(from);
                  assertEquals(objects.ceiling(to) != null, run.seek(to));
                  assertEquals(subjects.ceiling(to) != null, all.seek(to));
                  if (objects.ceiling(to) != null) {
                    assertEquals(objects.ceiling(to), run.object());
                  }
                  if (subjects.ceiling(to) != null) {
                    assertEquals(subjects.ceiling(to), all.subject());
                  }
                }
              }
            });
  }

  @Test
  void predicatesAreCounted() {
    indexes()
        .forEach(
            (index, rows) ->
                index
                    .statistics()
                    .predicates()
                    .forEach(
                        p -> {
                          List<Row> own = rows.stream().filter(row -> row.p == p).toList();
                          assertEquals(
                              new PredicateStatistics.Counts(
                                  own.size(),
                                  (int) own.stream().map(Row::s).distinct().count(),
                                  (int) own.stream().map(Row::o).distinct().count()),
                              index.statistics().of(p));
                        }));
  }

  @Test
  void theDatasetAnswersAsJenaDoes() {
    assertTrue(dataset.getGraph(IndexFixture.ONE).isIsomorphicWith(IndexFixture.FIRST));
    assertEquals(
        Set.copyOf(IndexFixture.SECOND.find().toList()),
        Set.copyOf(dataset.getGraph(IndexFixture.OTHER).find().toList()));
    assertEquals(0, dataset.getGraph(NodeFactory.createURI("https://example.org/no")).size());
    Node any = Node.ANY;
    List<Triple> quads = new ArrayList<>();
    dataset.find(any, any, any, any).forEachRemaining(quad -> quads.add(quad.asTriple()));
    assertEquals(
        dataset.getDefaultGraph().size() + IndexFixture.FIRST.size() + IndexFixture.SECOND.size(),
        quads.size());
    assertThrows(
        RuntimeException.class,
        () -> dataset.getDefaultGraph().add(IndexFixture.FIRST.find().next()));
  }

  @Test
  void anEmptyIndexHasNoTriples() {
    IndexedDataset empty = new IndexBuilder().build();
    assertEquals(0, empty.union().size());
    assertFalse(empty.union().cursor(ANY, ANY, ANY).next());
    assertEquals(0, empty.terms().size());
  }
}
