package entente.web.validation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.riot.Lang;

/**
 * What somebody hands over to be checked.
 *
 * @param shapes to hold the data against; none stands for those of this knowledge base
 * @param shown how many findings a report shows at most
 */
public record Submission(List<Part> data, List<Part> shapes, int shown) {

  /**
   * One piece of it.
   *
   * @param name what messages call it; no two pieces have the same
   * @param base what relative IRIs in it are relative to
   */
  public record Part(String name, Lang lang, byte[] bytes, String base) {}

  /** The piece of a name. */
  Optional<Part> part(String name) {
    return Stream.of(data, shapes)
        .flatMap(List::stream)
        .filter(each -> each.name().equals(name))
        .findFirst();
  }
}
