package entente.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import entente.kb.SourceFiles;
import entente.kb.read.LocatedGraph;
import entente.kb.read.Vocabulary;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.Test;

/** Near-duplicates: things of one kind whose English names have the same words. */
class NearDuplicatesTest {
  private static final Graph DATA = LocatedGraph.read(SourceFiles.shipped().data()).graph();
  private static final Set<String> SMALL =
      Set.of("the", "of", "a", "an", "in", "on", "for", "and", "to", "by", "with", "at", "from");

  @Test
  void thingsOfOneKindWithTheSameWordsInTheirNamesAreSaidApartOrPossiblyOne() {
    Map<String, Set<Node>> named = new HashMap<>();
    Stream.of(RDFS.label, SKOS.altLabel)
        .flatMap(property -> DATA.stream(Node.ANY, property.asNode(), Node.ANY))
        .filter(triple -> triple.getObject().getLiteralLanguage().equals("en"))
        .forEach(
            triple ->
                named
                    .computeIfAbsent(
                        kind(triple.getSubject())
                            + words(triple.getObject().getLiteralLexicalForm()),
                        key ->
                            new TreeSet<>((one, other) -> one.getURI().compareTo(other.getURI())))
                    .add(triple.getSubject()));
    Set<String> unrelated = new TreeSet<>();
    named.values().stream()
        .map(List::copyOf)
        .forEach(
            things -> {
              for (int i = 0; i < things.size(); i++) {
                for (int j = i + 1; j < things.size(); j++) {
                  if (!related(things.get(i), things.get(j))) {
                    unrelated.add(things.get(i) + " and " + things.get(j));
                  }
                }
              }
            });
    assertEquals(
        Set.of(), unrelated, "merge them, or write owl:differentFrom or ent:possiblyIdenticalTo");
  }

  private static boolean related(Node one, Node other) {
    return Stream.of(OWL.differentFrom.asNode(), Vocabulary.term("possiblyIdenticalTo"))
        .anyMatch(
            property -> DATA.contains(one, property, other) || DATA.contains(other, property, one));
  }

  private static String kind(Node thing) {
    return thing.getURI().replaceFirst("/[^/]*$", "/");
  }

  private static String words(String name) {
    return Stream.of(name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
        .filter(word -> !word.isEmpty() && !SMALL.contains(word))
        .map(word -> word.length() > 3 ? word.replaceFirst("s$", "") : word)
        .sorted()
        .distinct()
        .collect(Collectors.joining(" "));
  }
}
