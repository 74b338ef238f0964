package entente.web;

import java.util.List;

/** What the templates show: text and addresses only, decided and ordered before a template sees them. */
public final class Page {
  private Page() {}

  /** The frame of every page: its language, title, and the address of the same thing for machines (empty when there is none). */
  public record Frame(String language, String title, String summary, List<Link> alternates) {}

  /** Text, and where it leads; the address is empty when it leads nowhere. */
  public record Link(String text, String address, String language, String hint) {

    static Link plain(String text) {
      return new Link(text, "", "", "");
    }

    static Link to(String text, String address) {
      return new Link(text, address, "", "");
    }
  }

  /** A thing as its page shows it. */
  public record Thing(String iri, Link name, List<Link> otherNames, List<Link> types, List<String> sentences, List<Section> sections, List<Incoming> incoming) {}

  /** Properties that belong together. */
  public record Section(String name, List<Property> properties) {}

  /** One property with its values, and what passages say instead. */
  public record Property(Link name, List<Value> values, List<Value> otherwise) {}

  /** A value, what qualifies it or how it differs from the curated one, its parts when it is a node without a name, and who says so. */
  public record Value(Link what, String style, String remark, List<Property> parts, Testimony testimony) {}

  /** Who says so: the documents in a few words, and each place. */
  public record Testimony(String heading, List<Source> sources) {
    static final Testimony NONE = new Testimony("", List.of());
  }

  /** Who says so: passage, document, place, and how it speaks. */
  public record Source(Link document, Link passage, String place, List<Phrase> phrases) {}

  /** A few words about a source, and what they name. */
  public record Phrase(String words, Link what) {}

  /** What links here by one property; {@code more} says how many are not listed. */
  public record Incoming(Link property, int count, List<Link> things, String more) {}

  /** Things of one kind. */
  public record Listing(String intro, List<Group> groups) {}

  /** A named group of links. */
  public record Group(String name, String count, List<Link> links) {}

  /** The front of the house. */
  public record Home(List<Group> kinds, List<Link> documents, List<Ask> questions, List<Figure> figures, String address) {}

  /** A number and what it counts. */
  public record Figure(String number, String what, String address) {}

  /** A question that can be asked: the sentence, where its answer is, and where it can be changed. */
  public record Ask(String sentence, String answer, String query) {}

  /** The rows of an answer. */
  public record Rows(String query, List<String> columns, List<List<Link>> rows, String note, List<Link> formats) {}

  /** The form that takes a query. */
  public record Editor(String query, List<Ask> questions, List<Link> prefixes) {}

  /** What went wrong; {@code kind} is the address of what such a problem means, empty on that page itself. */
  public record Trouble(int status, String title, String detail, String kind, List<String> more) {}
}
