package entente.web.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Paths between their two forms: text, and percent-encoded ASCII as HTTP has it. */
public final class PercentEncoding {
  private PercentEncoding() {}

  /**
   * The path as text: a percent sign that is not followed by two digits, bytes that are not UTF-8,
   * NUL and dot segments are refused.
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
      throw new ProblemException(Problem.badRequest("The path holds a NUL or a dot segment."));
    }
    return text;
  }

  /** A path as it stands in a header field: what is not allowed there is percent-encoded. */
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
