package entente.web.http;

/** A variant offered in content negotiation, with its media type. */
public record Variant<T>(String mediaType, T what) {

  /** The value of the Content-Type field; text types have the charset UTF-8. */
  public String contentType() {
    return mediaType.startsWith("text/") ? mediaType + "; charset=utf-8" : mediaType;
  }
}
