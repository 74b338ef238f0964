package entente.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of the house: {@code cli → web | validate | documents → kb → Jena}. */
@AnalyzeClasses(packages = "entente", importOptions = ImportOption.DoNotIncludeTests.class)
class ArrowsTest {

  @ArchTest
  static final ArchRule knowledgeBaseKnowsNobodyAboveIt =
      noClasses().that().resideInAPackage("entente.kb..").should().dependOnClassesThat().resideInAnyPackage("entente.cli..", "entente.web..", "entente.validate..", "entente.documents..");

  @ArchTest
  static final ArchRule webKnowsNeitherItsNeighboursNorTheCommandLine =
      noClasses().that().resideInAPackage("entente.web..").should().dependOnClassesThat().resideInAnyPackage("entente.cli..", "entente.validate..", "entente.documents..");

  @ArchTest
  static final ArchRule validateKnowsNeitherItsNeighboursNorTheCommandLine =
      noClasses().that().resideInAPackage("entente.validate..").should().dependOnClassesThat().resideInAnyPackage("entente.cli..", "entente.web..", "entente.documents..");

  @ArchTest
  static final ArchRule documentsKnowsNeitherItsNeighboursNorTheCommandLine =
      noClasses().that().resideInAPackage("entente.documents..").should().dependOnClassesThat().resideInAnyPackage("entente.cli..", "entente.web..", "entente.validate..");

  @ArchTest
  static final ArchRule onlyWebSpeaksHttp =
      noClasses().that().resideOutsideOfPackage("entente.web..").should().dependOnClassesThat().resideInAnyPackage("org.apache.jena.fuseki..", "jakarta.servlet..", "org.eclipse.jetty..", "gg.jte..");

  @ArchTest
  static final ArchRule onlyTheCommandLineParsesArguments =
      noClasses().that().resideOutsideOfPackage("entente.cli..").should().dependOnClassesThat().resideInAnyPackage("picocli..");

  @ArchTest
  static final ArchRule onlyTheCommandLineExitsAndReadsTheEnvironment =
      noClasses().that().resideOutsideOfPackage("entente.cli..").should().callMethod(System.class, "exit", int.class).orShould().callMethod(System.class, "getenv", String.class);

  @ArchTest
  static final ArchRule everyClassLivesInARoomOfTheHouse =
      classes().should().resideInAnyPackage("entente.cli..", "entente.web..", "entente.validate..", "entente.documents..", "entente.kb..");
}
