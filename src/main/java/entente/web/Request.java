package entente.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What of an HTTP request decides its answer.
 *
 * @param method in upper case
 * @param path as sent, percent-encoded
 * @param parameters of the query string, decoded
 * @param accept the {@code Accept} field, several joined by commas; null when there is none
 * @param acceptLanguage the same of {@code Accept-Language}
 * @param ifNoneMatch the same of {@code If-None-Match}
 */
record Request(String method, String path, Map<String, List<String>> parameters, String accept, String acceptLanguage, String ifNoneMatch) {

  /** How the entity tag of a compressed answer ends. */
  static final String GZIP = "-gzip\"";

  static Request get(String path, String accept) {
    return new Request("GET", path, Map.of(), accept, null, null);
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name)).map(values -> values.get(0));
  }

  /** Whether the client holds this entity tag already; the weak comparison of RFC 9110 section 13.1.2. */
  boolean holds(String entityTag) {
    if (ifNoneMatch == null) {
      return false;
    }
    for (String held : ifNoneMatch.split(",")) {
      String tag = held.trim();
      String strong = tag.startsWith("W/") ? tag.substring(2) : tag;
      if (tag.equals("*") || (strong.endsWith(GZIP) ? strong.substring(0, strong.length() - GZIP.length()) + "\"" : strong).equals(entityTag)) {
        return true;
      }
    }
    return false;
  }
}
