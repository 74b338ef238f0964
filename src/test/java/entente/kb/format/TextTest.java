package entente.kb.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {

  @ParameterizedTest
  @CsvSource({
    "short, 5, short",
    "longer, 5, long…",
    "two words, 5, two…",
    "上海合作组织, 3, 上海…",
    "😀😀😀, 3, 😀😀😀",
    "😀😀😀, 2, 😀…"
  })
  void aTextIsCutByCodePointsAndEndsInAnEllipsis(String text, int most, String cut) {
    assertEquals(cut, Text.cut(text, most));
  }

  @ParameterizedTest
  @CsvSource({"0, 0 files", "1, 1 file", "2, 2 files"})
  void aNounIsInThePluralUnlessItIsOne(int number, String counted) {
    assertEquals(counted, Text.count(number, "file"));
  }
}
