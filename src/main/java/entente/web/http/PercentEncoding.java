package entente.web.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Percent-encoding of paths and of the parts of a query string. */
public final class PercentEncoding {
  private PercentEncoding() {}

  /**
   * Decodes a path; refuses a percent sign without two hexadecimal digits, bytes that are not
   * UTF-8, NUL and dot segments.
   */
  public static String decoded(String path) {
    byte[] bytes = new byte[path.length()];
    int length = 0;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c == '%') {
        if (i + 2 >= path.length()
            || !HexFormat.isHexDigit(path.charAt(i + 1))
            || !HexFormat.isHexDigit(path.charAt(i + 2))) {
          throw new ProblemException(
              Problem.badRequest(
                  "A percent sign in the path is not followed by two hexadecimal digits."));
        }
        bytes[length++] = (byte) HexFormat.fromHexDigits(path, i + 1, i + 3);
        i += 2;
      } else if (c < 0x80) {
        bytes[length++] = (byte) c;
      } else {
        throw new ProblemException(
            Problem.badRequest("Characters outside ASCII must be percent-encoded in a path."));
      }
    }
    String text;
    try {
      text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString();
    } catch (CharacterCodingException e) {
      throw new ProblemException(
          Problem.badRequest("The percent-encoded bytes of the path are not UTF-8."));
    }
    if (!text.startsWith("/") || text.indexOf('\0') >= 0 || text.matches("(?s).*/\\.{1,2}(/.*)?")) {
      throw new ProblemException(Problem.badRequest("The path contains a NUL or a dot segment."));
    }
    return text;
  }

  /** Encodes a name or value of a query string, in the form encoding of HTML. */
  public static String component(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /**
   * Decodes the names and values of a query string, which may be null, or of a form in the same
   * encoding; {@link IllegalArgumentException} when an escape is malformed.
   */
  public static Map<String, List<String>> parameters(String text) {
    Map<String, List<String>> parameters = new HashMap<>();
    if (text == null || text.isEmpty()) {
      return parameters;
    }
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      parameters
          .computeIfAbsent(
              URLDecoder.decode(
                  equals < 0 ? pair : pair.substring(0, equals), StandardCharsets.UTF_8),
              each -> new ArrayList<>())
          .add(
              equals < 0
                  ? ""
                  : URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return parameters;
  }

  /**
   * Encodes a path for a header field: characters that are not allowed there are percent-encoded.
   */
  public static String encoded(String path) {
    StringBuilder encoded = new StringBuilder();
    for (byte each : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (each & 0xff);
      if (c > 0x20 && c < 0x7f && "<>\"{}|\\^`%?#".indexOf(c) < 0) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(each));
      }
    }
    return encoded.toString();
  }
}
