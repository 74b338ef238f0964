package entente.web.sparql;

import entente.kb.read.NamedQuery;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.page.Page;
import entente.web.page.PageQueries;
import entente.web.page.Templates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page with the query editor and the prepared questions, grouped by topic. */
public final class EditorPage {
  /**
   * The query in the editor with its summary, and the questions by topic.
   *
   * @param error the problem of the query; null when it has none
   */
  public record Model(
      String query,
      String sentence,
      Error error,
      int total,
      List<Topic> topics,
      List<String> tags) {}

  /**
   * The problem of a query that got no result.
   *
   * @param detail the problem in English; may be empty
   * @param kind the address of the page of this type of problem
   * @param line the line of the query, counted from 1; 0 when the problem has no place
   * @param column the column, counted from 1
   * @param source the text of the line; empty when the problem has no place
   */
  public record Error(
      String title, String detail, String kind, int line, int column, String source) {

    static Error of(Problem problem, String query, Page.Head head) {
      int line = problem.more().get("line") instanceof Number number ? number.intValue() : 0;
      int column = problem.more().get("column") instanceof Number number ? number.intValue() : 0;
      return new Error(
          problem.type().title(head.words()),
          problem.detail(),
          "/" + problem.type().path(),
          line,
          column,
          query
              .lines()
              .skip(Math.max(0, line - 1))
              .limit(line == 0 ? 0 : 1)
              .findFirst()
              .orElse(""));
    }

    /** The spaces before the column, with tabs kept, so that a mark below stands under it. */
    public String indent() {
      return source
          .substring(0, Math.min(source.length(), Math.max(0, column - 1)))
          .replaceAll("[^\\t]", " ");
    }
  }

  /**
   * The questions of one topic.
   *
   * @param anchor the fragment identifier of the topic
   */
  public record Topic(String name, String anchor, List<Card> cards) {}

  /** A question, the address of its results, and that of the editor with its query. */
  public record Card(String sentence, String answer, String edit, List<String> tags) {}

  private final PageQueries queries;
  private final Supplier<List<NamedQuery>> questions;

  public EditorPage(PageQueries queries, Supplier<List<NamedQuery>> questions) {
    this.queries = queries;
    this.questions = questions;
  }

  /** The editor with the named question, or with an example when no name is given. */
  String page(Optional<String> name, Page.Head head) {
    Optional<NamedQuery> chosen =
        name.map(
            each ->
                questions.get().stream()
                    .filter(question -> question.name().equals(each))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            new ProblemException(
                                Problem.notFound(
                                    "There is no question named \""
                                        + each
                                        + "\"; /sparql lists them."))));
    String query =
        chosen.map(question -> question.rebased(queries.base()).text()).orElseGet(queries::example);
    return page(query, chosen.map(NamedQuery::summary).orElse(""), null, head);
  }

  /** The editor with a query that got no result, and the reason. */
  String failed(String query, Problem problem, Page.Head head) {
    return page(query, "", Error.of(problem, query, head), head);
  }

  private String page(String query, String sentence, Error error, Page.Head head) {
    Map<String, List<Card>> topics = new TreeMap<>();
    TreeMap<String, Integer> tags = new TreeMap<>();
    Map<String, Long> firstTags =
        questions.get().stream()
            .collect(
                Collectors.groupingBy(question -> tags(question).get(0), Collectors.counting()));
    for (NamedQuery question : questions.get()) {
      List<String> ownTags = tags(question);
      ownTags.forEach(tag -> tags.merge(tag, 1, Integer::sum));
      topics
          .computeIfAbsent(
              firstTags.get(ownTags.get(0)) > 1 ? ownTags.get(0) : "", each -> new ArrayList<>())
          .add(
              new Card(
                  question.summary(),
                  queries.asking(question, Map.of()),
                  "/sparql?question=" + question.name(),
                  ownTags));
    }
    List<Topic> ordered =
        topics.entrySet().stream()
            .map(
                topic ->
                    new Topic(
                        topic.getKey(),
                        "tag-" + topic.getKey().replace(' ', '-'),
                        topic.getValue()))
            .sorted(
                Comparator.comparing((Topic topic) -> topic.name().isEmpty())
                    .thenComparing(topic -> -topic.cards().size()))
            .toList();
    List<String> common =
        tags.entrySet().stream()
            .filter(tag -> tag.getValue() > 1)
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .map(Map.Entry::getKey)
            .toList();
    return Templates.page(
        "editor",
        new Page.Frame(head, head.words().say("sparql.title"), "", List.of()),
        new Model(query, sentence, error, questions.get().size(), ordered, common));
  }

  private static List<String> tags(NamedQuery question) {
    List<String> tags =
        question.header("tags").stream()
            .flatMap(line -> Stream.of(line.split(",")))
            .map(String::strip)
            .filter(tag -> !tag.isEmpty())
            .toList();
    return tags.isEmpty() ? List.of("") : tags;
  }
}
