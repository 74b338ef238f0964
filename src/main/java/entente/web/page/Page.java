package entente.web.page;

import entente.web.http.Messages;
import entente.web.http.PercentEncoding;
import entente.web.http.Request;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the templates show: text and addresses only, decided and ordered before a template sees
 * them.
 */
public final class Page {
  private Page() {}

  /**
   * What every page has beside its content.
   *
   * @param path where the page is on this server, with its parameters
   * @param cited the IRI under which what it shows is cited; empty for what is not worth it
   * @param signs typed links for machines
   * @param data what it tells in the words of schema.org, as JSON that is safe in a script
   * @param edition what the whole is called and in which state it is
   * @param claims where the single statements about the thing are, each to be cited by itself;
   *     empty when there are none
   */
  public record Head(
      Messages words,
      String path,
      String cited,
      List<Sign> signs,
      String data,
      DatasetCitation edition,
      Link claims) {

    /** That of a page that is not cited. */
    public Head(Messages words, String path, String cited, List<Sign> signs, String data) {
      this(words, path, cited, signs, data, DatasetCitation.NONE, Link.plain(""));
    }

    /** That of a page without links for machines. */
    public static Head of(Request request) {
      return new Head(Messages.in(request.language()), request.path(), "", List.of(), "");
    }

    public String language() {
      return words.language();
    }
  }

  /** A typed link in the head of a page. */
  public record Sign(String relation, String target, String type) {}

  /**
   * The frame of every page: its head, title, and the addresses of the same for machines (empty
   * when there are none).
   */
  public record Frame(Head head, String title, String summary, List<Link> alternates) {

    /** The words of the interface for a key, see {@link Messages}. */
    public String say(String key, Object... values) {
      return head.words().say(key, values);
    }

    /** The tag of its language. */
    public String language() {
      return head.words().language();
    }

    /** How the page is cited, in a sentence. */
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

    /** The same for a bibliography in LaTeX. */
    public String bibtex() {
      return head.edition().bibtex(title, head.cited());
    }

    /** The same for a reference manager. */
    public String csl() {
      return head.edition().csl(title, head.cited());
    }

    /** Where the page is shown in another language from now on. */
    public String in(String language) {
      return "/language?to=" + language + "&back=" + PercentEncoding.component(head.path());
    }
  }

  /** Text, and where it leads; the address is empty when it leads nowhere. */
  public record Link(String text, String address, String language, String hint) {

    /** Whether it is a text whose lines must stay as they are, such as a query. */
    public boolean lines() {
      return text.indexOf('\n') >= 0;
    }

    public static Link plain(String text) {
      return new Link(text, "", "", "");
    }

    public static Link to(String text, String address) {
      return new Link(text, address, "", "");
    }
  }

  /**
   * A thing as its page shows it.
   *
   * @param translations its names in the other languages of the interface; {@code others} are
   *     further names and spellings
   * @param amount what a quantity comes to, empty for everything else
   * @param gist what it is in one line
   * @param chart where it is; null when nothing has told
   */
  public record Thing(
      String iri,
      Link name,
      List<Link> translations,
      List<Link> others,
      List<Link> types,
      List<Link> sentences,
      String amount,
      Gist gist,
      List<Section> sections,
      List<Resting> resting,
      List<Resting> moreResting,
      Chronicle chronicle,
      Chart chart,
      List<Incoming> incoming) {}

  /** What a thing is in one line: how real, when, and its most telling values. */
  public record Gist(String modality, String when, List<Property> telling) {

    /** The same as plain text. */
    public String text() {
      return Stream.concat(
              Stream.of(modality, when).filter(each -> !each.isEmpty()),
              telling.stream()
                  .map(
                      property ->
                          property.name().text()
                              + ": "
                              + property.values().stream()
                                  .map(value -> value.what().text())
                                  .collect(Collectors.joining(", "))))
          .collect(Collectors.joining("; "));
    }
  }

  /**
   * A thing and what is linked to it, in time: lines of few, or else a column for each year of
   * many.
   */
  public record Chronicle(Timeline lines, List<Column> columns, String first, String last) {
    public static final Chronicle NONE = new Chronicle(null, List.of(), "", "");
  }

  /** A year and how much belongs to it. */
  public record Column(String words, String x, String width, String y, String height) {}

  /**
   * A shape as the rule that it is.
   *
   * @param of what it speaks of
   * @param path the property whose values it is about; none when it is about the thing itself
   * @param messages what it says when it is not met
   * @param queries in SPARQL, which must find nothing
   * @param good an example that meets it, in Turtle; empty when there is none
   * @param bad some that do not, each in its own way
   */
  public record Rule(
      String severity,
      List<Demand> of,
      List<Link> path,
      List<Demand> demands,
      List<String> messages,
      List<String> queries,
      String good,
      List<Wrong> bad) {}

  /**
   * An example that does not meet a rule.
   *
   * @param id of its place in the page
   * @param why how it is wrong, in a few English words; empty for the plain way
   * @param text in Turtle
   * @param printed what a check prints about it
   */
  public record Wrong(String id, String title, String why, String text, String printed) {}

  /** Something demanded, in words: of what, and in what parts. */
  public record Demand(String words, List<Link> what, List<Demand> parts) {}

  /** Properties that belong together; what is derived stands folded. */
  public record Section(String name, boolean folded, List<Property> properties) {}

  /** A thing, and the values of it that rest on the one whose page it is. */
  public record Resting(Link subject, List<Property> properties) {}

  /**
   * One property with its values, those that are folded, what passages say beside them, and, where
   * they disagree, each reading in the place of all these.
   */
  public record Property(
      Link name,
      List<Value> values,
      List<Value> folded,
      List<Value> beside,
      List<Reading> readings) {
    private static final int SHOWN = 10;

    public static Property of(Link name, List<Value> values) {
      return new Property(name, values, List.of(), List.of(), List.of());
    }

    /**
     * The same as it is shown, with what is told otherwise: side by side where it disagrees; long
     * lists are folded.
     */
    public Property laidOut(List<Value> otherwise, String followed) {
      List<Value> disagreeing =
          otherwise.stream().filter(value -> value.style().equals("otherwise")).toList();
      List<Value> beside =
          otherwise.stream().filter(value -> !disagreeing.contains(value)).toList();
      if (!disagreeing.isEmpty()) {
        return new Property(
            name,
            List.of(),
            List.of(),
            beside,
            List.of(new Reading(followed, List.copyOf(values)), new Reading("", disagreeing)));
      }
      int shown = values.size() <= SHOWN + 2 ? values.size() : SHOWN;
      return new Property(
          name,
          List.copyOf(values.subList(0, shown)),
          List.copyOf(values.subList(shown, values.size())),
          beside,
          List.of());
    }
  }

  /** What some say, under a heading that may be empty. */
  public record Reading(String heading, List<Value> values) {}

  /**
   * A value, what qualifies it or how it differs from the curated one, its parts when it is a node
   * without a name, and who says so.
   */
  public record Value(
      Link what, String style, String remark, List<Property> parts, Testimony testimony) {}

  /** Who says so: the documents in a few words, and each place. */
  public record Testimony(String heading, List<Source> sources) {
    public static final Testimony NONE = new Testimony("", List.of());
  }

  /** Who says so: passage, document, place, and how it speaks. */
  public record Source(Link document, Link passage, String place, List<Phrase> phrases) {}

  /** A few words about a source, and what they name. */
  public record Phrase(String words, Link what) {}

  /**
   * Things of one kind that link here by one property; {@code more} leads to all that do, and is
   * empty when all are listed.
   */
  public record Incoming(
      Link kind, Link property, String count, boolean folded, List<Link> things, Link more) {}

  /** Things of one kind; {@code more} leads to all of them, and is empty when all are listed. */
  public record Listing(String intro, List<Group> groups, Link more) {
    public Listing(String intro, List<Group> groups) {
      this(intro, groups, Link.plain(""));
    }
  }

  /** A named group of links. */
  public record Group(String name, String count, List<Link> links) {}

  /**
   * What a search has found, in groups of one kind; {@code total} counts those of the chosen kind,
   * {@code wordless} says that the text has no word in it.
   */
  public record Results(
      String text,
      String kind,
      int total,
      boolean wordless,
      List<Choice> kinds,
      List<FindingGroup> groups,
      List<Finding> similar,
      int page,
      int last,
      String address,
      String previous,
      String next) {}

  /** Findings of one kind; {@code more} leads to all of them, and is empty when all are here. */
  public record FindingGroup(String name, int count, String more, List<Finding> findings) {}

  /** A thing that was found: its names, what it is, and a sentence about it. */
  public record Finding(
      Marked name, String address, List<Marked> others, String what, Marked sentence) {}

  /** A text in pieces. */
  public record Marked(List<Piece> pieces, String language) {}

  /** A piece of a text, marked when it was asked for. */
  public record Piece(String text, boolean marked) {}

  /** One of several choices, and how much there is of it. */
  public record Choice(String name, String address, int count, boolean chosen) {}

  /**
   * The front of the house: the views that there are, a few of its many questions, and how it is
   * called when it is cited.
   */
  public record Home(
      List<String> doors,
      List<Worth> facts,
      List<Difference> differences,
      List<Link> kinds,
      List<Link> documents,
      List<Ask> questions,
      int allQuestions,
      List<Figure> figures,
      String title,
      String address) {}

  /** Something worth knowing: of which kind, what it is about, and a number. */
  public record Worth(String kind, Link thing, String number) {}

  /** Two readings of one property of a thing, each with the document that has it. */
  public record Difference(
      Link thing, Link property, Link value, Link document, Link instead, Link other) {}

  /** A number and what it counts. */
  public record Figure(String number, String what, String address) {}

  /**
   * A question that can be asked: the sentence, and where its answer is and the query can be
   * changed.
   */
  public record Ask(String sentence, String answer) {}

  /**
   * The page of an answer.
   *
   * @param query as it can be asked anywhere
   * @param added the prefixes that were declared in the place of the reader; empty when none were
   * @param count how much there is
   * @param views the ways to look at it, the one that is shown without an address
   * @param endpoint the address that the programs ask
   * @param doubts what may be wrong with the query
   */
  public record Rows(
      String query,
      String added,
      String count,
      List<Link> views,
      List<Link> formats,
      List<Link> pages,
      String permanent,
      String endpoint,
      List<Snippet> snippets,
      List<Doubt> doubts,
      Drawn drawn) {}

  /** What is shown of an answer: one of these, the others are null. */
  public record Drawn(
      Table table, Timeline timeline, Chart map, Network network, String raw, String note) {
    public static Drawn nothing(String note) {
      return new Drawn(null, null, null, null, null, note);
    }

    public static Drawn of(Table table) {
      return new Drawn(table, null, null, null, null, "");
    }

    public static Drawn of(Timeline timeline, String note) {
      return new Drawn(null, timeline, null, null, null, note);
    }

    public static Drawn of(Chart map, String note) {
      return new Drawn(null, null, map, null, null, note);
    }

    public static Drawn of(Network network, String note) {
      return new Drawn(null, null, null, network, null, note);
    }

    public static Drawn of(String raw) {
      return new Drawn(null, null, null, null, raw, "");
    }
  }

  /** A table of rows; {@code first} is the number of the first one. */
  public record Table(List<String> columns, List<Row> rows, int first, boolean grounded) {}

  /** A row, and how an address names it. */
  public record Row(List<Link> cells, String name) {}

  /** Spans of time under one axis. */
  public record Timeline(List<Tick> ticks, List<Bar> bars) {}

  /** A mark on an axis, at a percentage of its length. */
  public record Tick(String at, String label) {}

  /**
   * What can have been from {@code from} on, and what was in any case; {@code sureWidth} is empty
   * when nothing was.
   */
  public record Bar(
      Link name, String words, String from, String width, String sureFrom, String sureWidth) {}

  /** Places on a part of the outline of the land; land and borders are paths of SVG. */
  public record Chart(int width, int height, String land, String borders, List<Pin> pins) {}

  /** What is at a place of a map; the caption is empty where there is no room for it. */
  public record Pin(
      Link name,
      String x,
      String y,
      String caption,
      String captionX,
      String captionY,
      String anchor) {}

  /** Things and the links between them; {@code drawn} of {@code total} links. */
  public record Network(List<Spot> things, List<Line> lines, int drawn, int total) {}

  /** A thing at a point of a drawing, and its name as short as it must be there. */
  public record Spot(Link name, String caption, String x, String y) {}

  /** A link in a drawing. */
  public record Line(String fromX, String fromY, String toX, String toY, String name) {}

  /** A query in a language of programs. */
  public record Snippet(String language, String code) {}

  /**
   * What may be wrong with a query: the kind, the terms of the query, and what could stand instead.
   */
  public record Doubt(String kind, List<Link> terms, List<Link> instead) {}

  /**
   * Why a row is in an answer: the row, what is said and by whom, what follows from what, what is
   * no matter of sources, and what must not be.
   */
  public record Why(
      List<Link> columns,
      List<Link> cells,
      List<Fact> said,
      List<Fact> derived,
      List<Fact> other,
      List<String> absent,
      boolean matched,
      boolean complete,
      String query,
      String back) {}

  /** A statement, who says so, and what it follows from. */
  public record Fact(
      Link subject, Link property, Link value, Testimony testimony, List<Fact> from) {}

  /** The form that takes a query, and the questions by their subject. */
  public record Editor(
      String query, String sentence, int total, List<Topic> topics, List<String> tags) {}

  /** Questions of one subject; {@code anchor} is its name in an address. */
  public record Topic(String name, String anchor, List<Card> cards) {}

  /** A question: its sentence, its answer, its query in the form, and its tags. */
  public record Card(String sentence, String answer, String edit, List<String> tags) {}

  /**
   * What went wrong, what such a problem means, and its address, which is empty on that page
   * itself.
   */
  public record Trouble(
      int status, String title, String detail, String meaning, String kind, List<String> more) {}
}
