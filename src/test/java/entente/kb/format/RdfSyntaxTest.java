package entente.kb.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.apache.jena.riot.Lang;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tables of syntaxes beside those of Jena, which decide how a file is read. */
class RdfSyntaxTest {

  @ParameterizedTest
  @EnumSource
  void theNamesOfASyntaxAreThoseThatJenaReadsItBy(RdfSyntax syntax) {
    assertEquals(syntax.lang().getHeaderString(), syntax.mediaType());
    assertTrue(syntax.lang().getFileExtensions().contains(syntax.suffix()));
    assertEquals(syntax.lang().getLabel(), syntax.label());
    assertEquals(Optional.of(syntax), RdfSyntax.ofFileName("folder/file." + syntax.suffix()));
    assertEquals(Optional.of(syntax), RdfSyntax.named(syntax.toString()));
  }

  @ParameterizedTest
  @EnumSource
  void theNamesOfAResultSyntaxAreThoseOfJena(ResultSyntax syntax) {
    assertEquals(syntax.lang().getHeaderString(), syntax.mediaType());
  }

  @Test
  void aNameOutsideTheTableHasNoSyntax() {
    assertEquals(Optional.empty(), RdfSyntax.of(Lang.RDFJSON));
    assertEquals(Optional.empty(), RdfSyntax.of(null));
    assertEquals(Optional.empty(), RdfSyntax.ofFileName("notes.txt"));
  }
}
