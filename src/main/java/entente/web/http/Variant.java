package entente.web.http;

/** Something that can be given, and the media type under which it is offered. */
public record Variant<T>(String mediaType, T what) {

  /** The field value for {@code Content-Type}: text says that it is UTF-8. */
  public String contentType() {
    return mediaType.startsWith("text/") ? mediaType + "; charset=utf-8" : mediaType;
  }
}
