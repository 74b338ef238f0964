package entente.web.vocabulary;

import entente.kb.format.Text;
import java.util.ArrayList;
import java.util.List;

/** The diagram of the relations between the classes of a module. */
final class ClassDiagram {
  private static final int LINE = 26;
  private static final int LETTERS = 46;

  private ClassDiagram() {}

  /**
   * Draws the classes of a module on the left, each with a row for every property that leads to
   * classes, and those classes on the right.
   */
  static VocabularyReference.Diagram of(
      List<VocabularyTerms.Entry> classes, VocabularyTerms terms) {
    List<VocabularyReference.Box> boxes = new ArrayList<>();
    List<VocabularyReference.Arrow> arrows = new ArrayList<>();
    int y = 4;
    for (VocabularyTerms.Entry each : classes) {
      List<VocabularyTerms.Obligation> leading =
          terms.obligations(each.term()).stream()
              .filter(
                  one ->
                      terms.isTerm(one.path()) && terms.entry(one.path()).kind().equals("object"))
              .filter(one -> one.range().stream().anyMatch(terms::isTerm))
              .toList();
      if (leading.isEmpty()) {
        continue;
      }
      boxes.add(
          new VocabularyReference.Box(
              0,
              y,
              230,
              leading.size() * LINE - 6,
              Text.cut(terms.naming.term(each.term()).text(), LETTERS)));
      for (VocabularyTerms.Obligation one : leading) {
        arrows.add(
            new VocabularyReference.Arrow(
                230, 560, y + LINE / 2 - 3, terms.naming.term(one.path()).text()));
        List<String> names =
            one.range().stream()
                .filter(terms::isTerm)
                .map(type -> terms.naming.term(type).text())
                .toList();
        boxes.add(
            new VocabularyReference.Box(
                560, y, 330, LINE - 6, Text.cut(String.join(" / ", names), LETTERS)));
        y += LINE;
      }
      y += 10;
    }
    return new VocabularyReference.Diagram(y, boxes, arrows);
  }
}
