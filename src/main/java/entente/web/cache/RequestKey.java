package entente.web.cache;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/**
 * The key of a request: equal for two requests only if they have the same response.
 *
 * @param text everything that may change the response, as sent, but for the condition
 * @param condition the value of If-None-Match; null when there is none
 */
record RequestKey(String text, String condition) {
  private static final int LONGEST = 16_384;
  private static final int CONDITION = 4_096;

  /** The types in which a query may be posted. */
  private static final Set<String> POSTED =
      Set.of("application/x-www-form-urlencoded", "application/sparql-query");

  /** Whether a request may have a key: a GET or HEAD without a body, or a posted query. */
  static boolean isPossible(Request request) {
    HttpFields fields = request.getHeaders();
    if (fields.contains(HttpHeader.EXPECT)
        || fields.contains(HttpHeader.TRANSFER_ENCODING)
        || fields.contains(HttpHeader.CONTENT_ENCODING)) {
      return false;
    }
    String type = fields.get(HttpHeader.CONTENT_TYPE);
    long length = fields.getLongField(HttpHeader.CONTENT_LENGTH);
    return switch (request.getMethod()) {
      case "GET", "HEAD" -> type == null && length <= 0;
      case "POST" ->
          type != null
              && POSTED.contains(type.toLowerCase(Locale.ROOT))
              && length > 0
              && length <= LONGEST;
      default -> false;
    };
  }

  /**
   * The key of such a request; null when a field that matters is repeated or the whole is too long.
   *
   * @param body the whole of it, in parts
   */
  static RequestKey of(Request request, List<Content.Chunk> body) {
    String address = request.getHttpURI().getPathQuery();
    StringBuilder text = new StringBuilder(address.length() + 160);
    text.append(request.getMethod().equals("POST") ? 'P' : 'G').append(address);
    String condition = null;
    int seen = 0;
    for (HttpField field : request.getHeaders()) {
      HttpHeader header = field.getHeader();
      if (header == null) {
        continue;
      }
      int bit =
          switch (header) {
            case ACCEPT -> 1;
            case ACCEPT_LANGUAGE -> 2;
            case ACCEPT_ENCODING -> 4;
            case COOKIE -> 8;
            case HOST -> 16;
            case CONTENT_TYPE -> 32;
            case IF_NONE_MATCH -> 64;
            default -> 0;
          };
      if (bit == 0 || bit == 8 && !field.getValue().contains("lang")) {
        continue;
      }
      if ((seen & bit) != 0) {
        return null;
      }
      seen |= bit;
      if (bit == 64) {
        condition = field.getValue();
      } else {
        text.append('\n').append((char) ('@' + bit)).append(field.getValue());
      }
    }
    text.append('\n');
    for (Content.Chunk chunk : body) {
      ByteBuffer bytes = chunk.getByteBuffer().slice();
      text.append(StandardCharsets.ISO_8859_1.decode(bytes));
    }
    // A longer condition is refused, which the next handler does.
    boolean isLong = text.length() > LONGEST || condition != null && condition.length() > CONDITION;
    return isLong ? null : new RequestKey(text.toString(), condition);
  }
}
