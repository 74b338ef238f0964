package entente.web.http;

import entente.kb.format.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An HTTP response, complete before its first byte is sent. */
public record Response(int status, List<Field> fields, ResponseBody body) {

  /** The fields of a 304, RFC 9110 section 15.4.5. */
  private static final Set<String> KEPT =
      Set.of("ETag", "Vary", "Cache-Control", "Content-Location");

  /** One header field. */
  public record Field(String name, String value) {}

  public static Response of(int status) {
    return new Response(status, List.of(), ResponseBody.NONE);
  }

  public static Response of(int status, String contentType, byte[] body) {
    return new Response(
        status, List.of(new Field("Content-Type", contentType)), new ResponseBody(body));
  }

  public static Response of(int status, String contentType, String body) {
    return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  /** A response of status 200 that was made earlier, with its body in both codings. */
  public static Response prepared(List<Field> fields, byte[] plain, byte[] compressed) {
    return new Response(200, List.copyOf(fields), new ResponseBody(plain, compressed));
  }

  public Response with(String name, String value) {
    List<Field> more = new ArrayList<>(fields);
    more.add(new Field(name, value));
    return new Response(status, List.copyOf(more), body);
  }

  /** The same with a strong entity tag, a digest of its bytes. */
  public Response tagged() {
    return with("ETag", "\"" + Sha256.of(body.plain()).substring(0, 32) + "\"");
  }

  /**
   * The response to a given request: compressed if the client accepts that, and a 304 without body
   * if the client already has it.
   */
  public Response to(Request request) {
    return coded(request.acceptEncoding()).unlessHeld(request);
  }

  /** A 304 if the client already has this response; otherwise itself. */
  Response unlessHeld(Request request) {
    String tag = field("ETag");
    return status == 200 && tag != null && request.holds(tag) ? notModified() : this;
  }

  /** The 304 for a client that has this response. */
  public Response notModified() {
    return new Response(
        304,
        fields.stream().filter(field -> KEPT.contains(field.name())).toList(),
        ResponseBody.NONE);
  }

  /**
   * The same in the content coding gzip, when the client accepts it and the body is long enough. It
   * has another entity tag, because its bytes differ (RFC 9110 section 8.8.3.3).
   */
  Response coded(String acceptEncoding) {
    if (body.isShort()) {
      return this;
    }
    Response varied =
        replaced(
            "Vary",
            field("Vary") == null ? "Accept-Encoding" : field("Vary") + ", Accept-Encoding");
    if (!Accept.takesGzip(acceptEncoding)) {
      return varied;
    }
    String tag = field("ETag");
    Response tagged =
        tag == null
            ? varied
            : varied.replaced("ETag", tag.substring(0, tag.length() - 1) + "-gzip\"");
    return new Response(
        status,
        tagged.with("Content-Encoding", "gzip").fields,
        new ResponseBody(body.compressed()));
  }

  private Response replaced(String name, String value) {
    return new Response(
            status, fields.stream().filter(field -> !field.name().equals(name)).toList(), body)
        .with(name, value);
  }

  /** The value of a field, or null. */
  public String field(String name) {
    return fields.stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .map(Field::value)
        .findFirst()
        .orElse(null);
  }

  public String text() {
    return new String(body.plain(), StandardCharsets.UTF_8);
  }
}
