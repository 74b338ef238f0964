package entente.web.vocabulary;

import entente.web.page.Page;
import java.util.List;

/** The page models of the reference: the ontology, the shapes, and a single term. */
public final class VocabularyReference {
  private VocabularyReference() {}

  /** The page of the ontology. */
  public record Ontology(
      String intro,
      List<Branch> classes,
      List<Module> modules,
      List<Module> borrowed,
      List<Letter> index) {}

  /** A class with its subclasses. */
  public record Branch(Page.Link term, String definition, String uses, List<Branch> below) {}

  /** A module: its purpose, its classes, its properties, and the relations between the classes. */
  public record Module(
      String id,
      Page.Link name,
      String title,
      String intro,
      List<Page.Link> classes,
      List<Line> properties,
      List<Page.Link> lists,
      Diagram diagram) {}

  /** A property, with the classes that have it and those of its values, according to the shapes. */
  public record Line(
      Page.Link property,
      String definition,
      String kind,
      List<Page.Link> on,
      List<Page.Link> to,
      String uses) {}

  /** Classes on the left, the classes that their properties lead to on the right. */
  public record Diagram(int height, List<Box> boxes, List<Arrow> arrows) {}

  /** A class in a diagram. */
  public record Box(int x, int y, int width, int height, String text) {}

  /** A property in a diagram. */
  public record Arrow(int from, int to, int y, String text) {}

  /** The terms whose names begin with a letter. */
  public record Letter(String letter, List<Item> items) {}

  /** A term in the index. */
  public record Item(Page.Link term, String kind, String definition) {}

  /** The reference entry of a term, shown on its page beside its description. */
  public record Term(
      List<Page.Link> chain,
      List<Branch> below,
      boolean property,
      List<Duty> duties,
      String judged,
      Uses uses,
      Example example,
      List<Page.Question> questions) {}

  /** The number of uses of a term, and a link to all of them. */
  public record Uses(String count, Page.Link all) {}

  /** A description in Turtle that uses a term, and a link to the thing that it describes. */
  public record Example(String turtle, Page.Link thing) {}

  /** A requirement of a shape on the values of a property. */
  public record Duty(
      Page.Link what,
      Page.Link on,
      String cardinality,
      List<Page.Link> range,
      String message,
      Page.Link shape) {}

  /** The page of the shapes. */
  public record Shapes(List<Shape> shapes) {}

  /** A shape of things. */
  public record Shape(
      String id,
      Page.Link name,
      String comment,
      List<Page.Link> targets,
      List<Duty> duties,
      List<String> rules) {}
}
