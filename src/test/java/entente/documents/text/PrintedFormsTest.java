package entente.documents.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Numbers, dates and names in every written form, one per row of a table; ⏎ stands for a line
 * break.
 */
class PrintedFormsTest {

  @ParameterizedTest
  @CsvFileSource(resources = "/documents/numbers.csv", delimiter = '|', quoteCharacter = '\0')
  void numberIsFoundInAnyWrittenForm(String found, BigDecimal value, String text) {
    assertEquals(
        found.equals("yes"), excerpt(text).numbers().contain(value), () -> value + " in: " + text);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/documents/dates.csv", delimiter = '|', quoteCharacter = '\0')
  void dateIsFoundInAnyWrittenForm(String found, String date, Integer yearOfUndated, String text) {
    OptionalInt year = yearOfUndated == null ? OptionalInt.empty() : OptionalInt.of(yearOfUndated);
    assertEquals(
        found.equals("yes"),
        excerpt(text).dates().contain(PartialDate.of(date).orElseThrow(), year),
        () -> date + " in: " + text);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/documents/names.csv", delimiter = '|', quoteCharacter = '\0')
  void nameIsFoundHoweverItIsPrinted(String found, String name, String text) {
    assertEquals(
        found.equals("yes"),
        excerpt(text).letters().contains(FoldedText.of(name)),
        () -> name + " in: " + text);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/documents/references.csv", delimiter = '|', quoteCharacter = '\0')
  void beginningThatPointsBackIsFound(String found, String text) {
    assertEquals(found, new PassageWording(text).backReference().orElse("no"));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/documents/qualifiers.csv", delimiter = '|', quoteCharacter = '\0')
  void qualifierOfANumberIsFound(String found, BigDecimal value, String text) {
    assertEquals(found, new PassageWording(text).qualifierOf(value).orElse("no"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "in the vicinity of Port Lunn | held in the vicinity of Port Lunn and at sea",
        "Port Lunn area | in the Port Lunn area",
        "most of the Port Lunn | occupied most of the Port Lunn",
        "no | held in Port Lunn and the region around it",
        "no | near New Port Lunnia"
      })
  void qualifierOfANameIsFound(String found, String text) {
    assertEquals(found, new PassageWording(text).qualifierOf("Port Lunn").orElse("no"));
  }

  private static SpanText excerpt(String text) {
    return new SpanText(text.replace('⏎', '\n'));
  }
}
