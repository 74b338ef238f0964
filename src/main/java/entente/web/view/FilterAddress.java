package entente.web.view;

import java.util.Map;
import java.util.stream.Collectors;

/** Addresses of views with the parameters of their filters. */
public final class FilterAddress {
  private FilterAddress() {}

  /** A path with parameters in the order of the map; an empty value leaves its parameter out. */
  public static String of(String path, Map<String, String> parameters) {
    String query =
        parameters.entrySet().stream()
            .filter(each -> !each.getValue().isEmpty())
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? path : path + "?" + query;
  }
}
