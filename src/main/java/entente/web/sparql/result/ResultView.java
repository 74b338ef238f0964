package entente.web.sparql.result;

import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.Request;
import entente.web.rdf.HydraPaging;
import java.util.List;
import java.util.Optional;

/**
 * How the page of an answer is to be read, and thus what of a request decides it beside the query.
 *
 * @param view one of {@link #VIEWS}
 * @param page of the table, from 1
 * @param why the row whose grounds are asked for, as {@code RowReference.written} writes it
 * @param language of the reader
 */
public record ResultView(String view, int page, Optional<String> why, String language) {
  static final List<String> VIEWS = List.of("table", "timeline", "map", "graph", "raw");

  /** The view of a result that is not a page, whose parameters are ignored. */
  public static final ResultView NONE = new ResultView("table", 1, Optional.empty(), "en");

  public static ResultView of(Request request, String language) {
    String view = request.parameter("view").filter(text -> !text.isBlank()).orElse("table");
    if (!VIEWS.contains(view)) {
      throw new ProblemException(
          Problem.badRequest(
                  "There is no view \""
                      + view
                      + "\"; the parameter view takes "
                      + String.join(", ", VIEWS)
                      + ".")
              .with("offers", VIEWS));
    }
    return new ResultView(
        view,
        HydraPaging.asked(request),
        request.parameter("why").filter(text -> !text.isBlank()),
        language);
  }

  /** The view as a part of a cache key. */
  public String key() {
    return view + " " + page + " " + language + " " + why.orElse("");
  }
}
