package entente.web.http;

/** A typed link, RFC 8288; {@code type} is the media type of its target, empty when unspecified. */
public record WebLink(String relation, String target, String type) {

  public WebLink(String relation, String target) {
    this(relation, target, "");
  }

  /** As an element of a Link field. */
  public String field() {
    return "<"
        + target
        + ">; rel=\""
        + relation
        + "\""
        + (type.isEmpty() ? "" : "; type=\"" + type + "\"");
  }

  /**
   * The same with an anchor, as an element of a link set in the format of RFC 9264, section 4.1.
   */
  public String field(String anchor) {
    return field() + "; anchor=\"" + anchor + "\"";
  }
}
