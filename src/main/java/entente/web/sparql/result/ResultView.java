package entente.web.sparql.result;

import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.Request;
import entente.web.rdf.HydraPaging;
import entente.web.sparql.explain.RowReference;
import java.util.List;
import java.util.Optional;

/**
 * The view of a result page: the part of a request, besides the query, that determines the page.
 *
 * @param name one of {@link #VIEWS}
 * @param page of the table, from 1
 * @param why the row to be explained, as {@link RowReference#written} writes it
 * @param language of the interface
 */
public record ResultView(String name, int page, Optional<String> why, String language) {
  static final List<String> VIEWS = List.of("table", "timeline", "map", "graph", "raw");

  /** The view of a result that is not a page, whose parameters are ignored. */
  public static final ResultView NONE = new ResultView("table", 1, Optional.empty(), "en");

  public static ResultView of(Request request, String language) {
    String name = request.parameter("view").filter(text -> !text.isBlank()).orElse("table");
    if (!VIEWS.contains(name)) {
      throw new ProblemException(
          Problem.badRequest(
                  "There is no view \""
                      + name
                      + "\"; the parameter view takes "
                      + String.join(", ", VIEWS)
                      + ".")
              .with("offers", VIEWS));
    }
    return new ResultView(
        name,
        HydraPaging.asked(request),
        request.parameter("why").filter(text -> !text.isBlank()),
        language);
  }

  /** The view as a part of a cache key. */
  public String key() {
    return name + " " + page + " " + language + " " + why.orElse("");
  }
}
