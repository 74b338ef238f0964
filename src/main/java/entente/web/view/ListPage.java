package entente.web.view;

import entente.web.http.Messages;
import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.Request;
import entente.web.page.Page;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * One page of a long list.
 *
 * @param number of the page, from 1
 * @param last the number of the last page
 * @param size the number of entries on a page
 */
public record ListPage(int number, int last, int size) {

  /** The page that the parameter {@code page} asks for; one that does not exist is a problem. */
  public static ListPage of(Request request, int total, int size, Messages messages) {
    int last = Math.max(1, (total + size - 1) / size);
    String text = request.parameter("page").orElse("1");
    if (!text.matches("[1-9]\\d{0,8}")) {
      throw new ProblemException(
          Problem.badRequest(messages.say("when.no-page", DateParameter.shown(text), last)));
    } else if (Integer.parseInt(text) > last) {
      throw new ProblemException(Problem.notFound(messages.say("when.no-page", text, last)));
    }
    return new ListPage(Integer.parseInt(text), last, size);
  }

  /** The entries of this page. */
  public <T> List<T> of(List<T> all) {
    int first = (number - 1) * size;
    return all.subList(first, Math.min(all.size(), first + size));
  }

  /** A link to each page, this one without an address; empty when only one page exists. */
  public List<Page.Link> links(IntFunction<String> address) {
    return last < 2
        ? List.of()
        : IntStream.rangeClosed(1, last)
            .mapToObj(
                each ->
                    each == number
                        ? Page.Link.plain(Integer.toString(each))
                        : Page.Link.to(Integer.toString(each), address.apply(each)))
            .toList();
  }
}
