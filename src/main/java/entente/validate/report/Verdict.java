package entente.validate.report;

import java.util.Locale;

/** The result of a validation in one word, for a script or a build to act on. */
public enum Verdict {
  /** Focus nodes were validated, and no finding counts as a failure. */
  PASS,
  FAIL,
  /** No shape targets anything in the data, which is not conformance. */
  NOTHING_CHECKED,
  /** No finding so far counts as a failure, but validation stopped at the result limit. */
  UNFINISHED;

  /** The form in header fields and style sheets: {@code nothing-checked}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
