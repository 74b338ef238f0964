package entente.web.page;

import entente.web.http.Messages;
import entente.web.http.PercentEncoding;
import entente.web.http.Request;
import java.util.List;

/**
 * The parts that all page models share. A page model is text and addresses only, chosen and ordered
 * before a template sees them; each is a record beside the class that makes it.
 */
public final class Page {
  private Page() {}

  /**
   * The metadata of a page, besides its content.
   *
   * @param path of the page on this server, with its parameters
   * @param cited the IRI under which the content is cited; empty for a page that is not meant to be
   *     cited
   * @param signs typed links for machines
   * @param data the content in terms of schema.org, as JSON that is safe in a script
   * @param edition the title and version of the data set
   * @param claims a link to the claims about the thing, each of which can be cited; without text
   *     when no claims exist
   */
  public record Head(
      Messages words,
      String path,
      String cited,
      List<TypedLink> signs,
      String data,
      DatasetCitation edition,
      Link claims) {

    /** The head of a page that is not cited. */
    public Head(Messages words, String path, String cited, List<TypedLink> signs, String data) {
      this(words, path, cited, signs, data, DatasetCitation.NONE, Link.plain(""));
    }

    /** The head of a page without links for machines. */
    public static Head of(Request request) {
      return new Head(Messages.in(request.language()), request.path(), "", List.of(), "");
    }

    public String language() {
      return words.language();
    }
  }

  /** A typed link in the head of a page. */
  public record TypedLink(String relation, String target, String type) {}

  /**
   * The frame of every page.
   *
   * @param alternates links to the same content for machines
   */
  public record Frame(Head head, String title, String summary, List<Link> alternates) {

    /** The message of a key, see {@link Messages#say}. */
    public String say(String key, Object... values) {
      return head.words().say(key, values);
    }

    /** The tag of its language (BCP 47). */
    public String language() {
      return head.words().language();
    }

    /** A citation of the page as a sentence. */
    public String cited() {
      DatasetCitation edition = head.edition();
      return say(
          "cite.text",
          edition.maker(),
          title,
          edition.title(),
          edition.version(),
          edition.brief(),
          head.cited());
    }

    /** A citation in BibTeX. */
    public String bibtex() {
      return head.edition().bibtex(title, head.cited());
    }

    /** A citation in CSL-JSON. */
    public String csl() {
      return head.edition().csl(title, head.cited());
    }

    /** The address that switches to another language and returns to this page. */
    public String in(String language) {
      return "/language?to=" + language + "&back=" + PercentEncoding.component(head.path());
    }
  }

  /**
   * A text that may be a link.
   *
   * @param address empty when it is not a link
   * @param hint such as the IRI or the definition
   */
  public record Link(String text, String address, String language, String hint) {

    /** Whether its line breaks must be kept, as in the text of a query. */
    public boolean lines() {
      return text.indexOf('\n') >= 0;
    }

    /** A text that is not a link. */
    public static Link plain(String text) {
      return new Link(text, "", "", "");
    }

    /** A link in the language of the page. */
    public static Link to(String text, String address) {
      return new Link(text, address, "", "");
    }
  }

  /**
   * A list in groups.
   *
   * @param more a link to all entries; without text when all are listed
   */
  public record Listing(String intro, List<Group> groups, Link more) {
    /** A list of everything. */
    public Listing(String intro, List<Group> groups) {
      this(intro, groups, Link.plain(""));
    }
  }

  /** A named group of links. */
  public record Group(String name, String count, List<Link> links) {}

  /** A number and what it counts. */
  public record Figure(String number, String what, String address) {}

  /** A predefined question: its sentence and the address of its answer. */
  public record Question(String sentence, String answer) {}
}
