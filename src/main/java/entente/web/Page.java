package entente.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the templates show: text and addresses only, decided and ordered before a template sees them. */
public final class Page {
  private Page() {}

  /**
   * What every page has beside its content.
   *
   * @param path where the page is on this server, with its parameters
   * @param cited the IRI under which what it shows is cited; empty for what is not worth it
   * @param signs typed links for machines
   * @param data what it tells in the words of schema.org, as JSON that is safe in a script
   */
  public record Head(Words words, String path, String cited, List<Sign> signs, String data) {

    /** That of a page without links for machines. */
    static Head of(Request request) {
      return new Head(Words.in(request.language()), request.path(), "", List.of(), "");
    }

    String language() {
      return words.language();
    }
  }

  /** A typed link in the head of a page. */
  public record Sign(String relation, String target, String type) {}

  /** The frame of every page: its head, title, and the addresses of the same for machines (empty when there are none). */
  public record Frame(Head head, String title, String summary, List<Link> alternates) {

    /** The words of the interface for a key, see {@link Words}. */
    public String say(String key, Object... values) {
      return head.words().say(key, values);
    }

    /** The tag of its language. */
    public String language() {
      return head.words().language();
    }

    /** Where the page is shown in another language from now on. */
    public String in(String language) {
      return "/language?to=" + language + "&back=" + URLEncoder.encode(head.path(), StandardCharsets.UTF_8);
    }
  }

  /** Text, and where it leads; the address is empty when it leads nowhere. */
  public record Link(String text, String address, String language, String hint) {

    static Link plain(String text) {
      return new Link(text, "", "", "");
    }

    static Link to(String text, String address) {
      return new Link(text, address, "", "");
    }
  }

  /** A thing as its page shows it; {@code amount} is what a quantity comes to, empty for everything else. */
  public record Thing(String iri, Link name, List<Link> otherNames, List<Link> types, List<String> sentences, String amount, List<Section> sections, List<Resting> resting,
      List<Incoming> incoming) {}

  /** Properties that belong together; what is derived stands folded. */
  public record Section(String name, boolean folded, List<Property> properties) {}

  /** A thing, and the values of it that rest on the one whose page it is. */
  public record Resting(Link subject, List<Property> properties) {}

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

  /** A stretch of a strip that is a thousand wide, drawn in the manner of its style. */
  public record Band(int x, int width, String style) {}

  /** What links here by one property; {@code more} leads to all of it, and is empty when all is listed. */
  public record Incoming(Link property, String count, List<Link> things, Link more) {}

  /** Things of one kind; {@code more} leads to all of them, and is empty when all are listed. */
  public record Listing(String intro, List<Group> groups, Link more) {
    Listing(String intro, List<Group> groups) {
      this(intro, groups, Link.plain(""));
    }
  }

  /** A named group of links. */
  public record Group(String name, String count, List<Link> links) {}

  /** The front of the house: a few of its many questions, and how it is called when it is cited. */
  public record Home(List<Link> kinds, List<Link> documents, List<Ask> questions, int allQuestions, List<Figure> figures, String title, String address) {}

  /** A number and what it counts. */
  public record Figure(String number, String what, String address) {}

  /** A question that can be asked: the sentence, and where its answer is and the query can be changed. */
  public record Ask(String sentence, String answer) {}

  /** The rows of an answer. */
  public record Rows(String query, List<String> columns, List<List<Link>> rows, String note, List<Link> formats) {}

  /** The form that takes a query. */
  public record Editor(String query, List<Ask> questions) {}

  /** What went wrong, what such a problem means, and its address, which is empty on that page itself. */
  public record Trouble(int status, String title, String detail, String meaning, String kind, List<String> more) {}
}
