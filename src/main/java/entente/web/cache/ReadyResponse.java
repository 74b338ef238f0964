package entente.web.cache;

import entente.web.http.Response;
import java.nio.ByteBuffer;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.http.PreEncodedHttpField;

/**
 * A response as it is sent, with all its fields encoded, and the 304 for a client that has it.
 *
 * @param tag its entity tag; empty when it has none
 * @param fields of the whole response
 * @param unchanged the fields of the 304
 */
record ReadyResponse(int status, String tag, HttpFields fields, HttpFields unchanged, byte[] body)
    implements ResponseCache.Weighted {
  private static final int FIELDS = 4_096;

  /**
   * A response, to be sent with some fields that every response has.
   *
   * @param body the bytes in the content coding that the fields name
   */
  static ReadyResponse of(Response response, List<Response.Field> common) {
    byte[] body = response.body().plain();
    String tag = response.field("ETag");
    HttpFields.Mutable fields = encoded(common, response.fields());
    fields.add(new PreEncodedHttpField(HttpHeader.CONTENT_LENGTH, Integer.toString(body.length)));
    return new ReadyResponse(
        response.status(),
        tag == null ? "" : tag,
        fields.asImmutable(),
        encoded(common, response.notModified().fields()).asImmutable(),
        body);
  }

  private static HttpFields.Mutable encoded(
      List<Response.Field> common, List<Response.Field> fields) {
    HttpFields.Mutable encoded = HttpFields.build();
    common.forEach(field -> encoded.add(encoded(field)));
    fields.forEach(field -> encoded.add(encoded(field)));
    return encoded;
  }

  private static HttpField encoded(Response.Field field) {
    HttpHeader known = HttpHeader.CACHE.get(field.name());
    if (known == HttpHeader.CONTENT_TYPE && MimeTypes.CACHE.get(field.value()) != null) {
      // The servlets spell a type that Jetty knows as Jetty does.
      return MimeTypes.CACHE.get(field.value()).getContentTypeField();
    }
    return known == null
        ? new PreEncodedHttpField(field.name(), field.value())
        : new PreEncodedHttpField(known, field.value());
  }

  ByteBuffer content() {
    return ByteBuffer.wrap(body);
  }

  @Override
  public int weight() {
    return body.length + FIELDS;
  }
}
