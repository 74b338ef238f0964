package entente.web;

/** Something that can be given, and the media type under which it is offered. */
record Offer<T>(String mediaType, T what) {

  /** The field value for {@code Content-Type}: text says that it is UTF-8. */
  String contentType() {
    return mediaType.startsWith("text/") ? mediaType + "; charset=utf-8" : mediaType;
  }
}
