package entente.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An HTTP answer, complete before its first byte is sent. */
record Response(int status, List<Field> fields, Body body) {

  /** One header field. */
  record Field(String name, String value) {}

  static Response of(int status) {
    return new Response(status, List.of(), Body.NONE);
  }

  static Response of(int status, String contentType, byte[] body) {
    return new Response(status, List.of(new Field("Content-Type", contentType)), new Body(body));
  }

  static Response of(int status, String contentType, String body) {
    return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  Response with(String name, String value) {
    List<Field> more = new ArrayList<>(fields);
    more.add(new Field(name, value));
    return new Response(status, List.copyOf(more), body);
  }

  /**
   * The same in the content coding gzip, when the client takes it and it is worth while. Its entity tag is another, as its bytes are
   * (RFC 9110 section 8.8.3.3); {@link Request#holds} knows both.
   */
  Response coded(String acceptEncoding) {
    if (field("ETag") == null && body.isShort()) {
      return this;
    }
    List<Field> changed = new ArrayList<>();
    boolean code = !body.isShort() && Accept.takesGzip(acceptEncoding);
    for (Field each : fields) {
      boolean tag = code && each.name().equals("ETag");
      changed.add(each.name().equals("Vary") ? new Field("Vary", each.value() + ", Accept-Encoding")
          : tag ? new Field("ETag", each.value().substring(0, each.value().length() - 1) + Request.GZIP) : each);
    }
    if (code) {
      changed.add(new Field("Content-Encoding", "gzip"));
    }
    return new Response(status, List.copyOf(changed), code ? new Body(body.compressed()) : body);
  }

  /** The value of a field, or null. */
  String field(String name) {
    return fields.stream().filter(field -> field.name().equalsIgnoreCase(name)).map(Field::value).findFirst().orElse(null);
  }

  String text() {
    return new String(body.plain(), StandardCharsets.UTF_8);
  }
}
