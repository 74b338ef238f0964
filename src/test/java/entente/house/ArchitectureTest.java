package entente.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/**
 * The arrows of the house: {@code cli → web | validate | documents | release | bench → kb → Jena}.
 */
class ArchitectureTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("entente");

  @Test
  void knowledgeBaseKnowsNobodyAboveIt() {
    apart(
        "entente.kb..",
        "entente.cli..",
        "entente.web..",
        "entente.validate..",
        "entente.documents..",
        "entente.release..");
  }

  @Test
  void webKnowsNeitherItsNeighboursNorTheCommandLine() {
    apart(
        "entente.web..",
        "entente.cli..",
        "entente.validate..",
        "entente.documents..",
        "entente.release..");
  }

  @Test
  void validateKnowsNeitherItsNeighboursNorTheCommandLine() {
    apart(
        "entente.validate..",
        "entente.cli..",
        "entente.web..",
        "entente.documents..",
        "entente.release..");
  }

  @Test
  void documentsKnowsNeitherItsNeighboursNorTheCommandLine() {
    apart(
        "entente.documents..",
        "entente.cli..",
        "entente.web..",
        "entente.validate..",
        "entente.release..");
  }

  @Test
  void releaseKnowsNeitherItsNeighboursNorTheCommandLine() {
    apart(
        "entente.release..",
        "entente.cli..",
        "entente.web..",
        "entente.validate..",
        "entente.documents..",
        "entente.bench..");
  }

  @Test
  void benchKnowsNeitherItsNeighboursNorTheCommandLine() {
    apart(
        "entente.bench..",
        "entente.cli..",
        "entente.web..",
        "entente.validate..",
        "entente.documents..",
        "entente.release..");
  }

  @Test
  void onlyWebSpeaksHttp() {
    noClasses()
        .that()
        .resideOutsideOfPackage("entente.web..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.jena.fuseki..", "jakarta.servlet..", "org.eclipse.jetty..", "gg.jte..")
        .check(HOUSE);
  }

  @Test
  void onlyTheCommandLineParsesArguments() {
    noClasses()
        .that()
        .resideOutsideOfPackage("entente.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("picocli..")
        .check(HOUSE);
  }

  @Test
  void onlyTheCommandLineExitsAndReadsTheEnvironment() {
    noClasses()
        .that()
        .resideOutsideOfPackage("entente.cli..")
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .check(HOUSE);
  }

  @Test
  void everyClassLivesInARoomOfTheHouse() {
    classes()
        .should()
        .resideInAnyPackage(
            "entente.cli..",
            "entente.web..",
            "entente.validate..",
            "entente.documents..",
            "entente.release..",
            "entente.bench..",
            "entente.sparql..",
            "entente.kb..")
        .check(HOUSE);
  }

  private static void apart(String from, String... others) {
    noClasses()
        .that()
        .resideInAPackage(from)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .check(HOUSE);
  }
}
