package entente.web.validation;

import entente.validate.report.Excerpt;
import entente.validate.report.ReportFormat;
import entente.web.page.Page;
import java.util.List;
import java.util.stream.Stream;

/** The model of the page {@code /validate}: a form, and below it the report on posted data. */
public final class ValidationPage {

  private ValidationPage() {}

  /** An option of a list in the form. */
  public record Option(String value, String words, boolean chosen) {}

  /**
   * The page.
   *
   * @param form the form, filled in as it was sent
   * @param address the address of the page, as the reader has it
   * @param report the report, or null
   * @param trouble the problem that prevented a report, or null
   */
  public record Shown(Form form, String address, Report report, Trouble trouble) {}

  /**
   * The form.
   *
   * @param data the content of its text field
   * @param files whether files were sent, which a form cannot keep
   * @param lists the options of its lists
   */
  public record Form(
      String data, String shapes, boolean files, boolean strict, Lists lists, Limits limits) {}

  /** The options of the lists in the form. */
  public record Lists(List<Option> syntaxes, List<Option> severities, List<Option> formats) {}

  /** The limits that the form names. */
  public record Limits(int megabytes, int seconds) {}

  /**
   * A report.
   *
   * @param left the number of findings that are not shown
   */
  public record Report(
      String verdict, String summary, List<Cause> causes, List<Item> warnings, int left) {}

  /** The findings of one rule; {@code count} includes those that are not shown. */
  public record Cause(Page.Link rule, String severity, int count, List<Item> items) {}

  /**
   * A finding or lint warning.
   *
   * @param field whether it is in the text field, where a script can mark its line
   * @param excerpt its source line, or null
   * @param details the subject of a finding; null for a warning
   */
  public record Item(
      String id,
      String severity,
      String message,
      String place,
      boolean field,
      int line,
      Excerpt excerpt,
      Details details) {}

  /** The nodes of a finding in Turtle; those that do not apply are empty. */
  public record Details(
      String thing, String path, String value, String instead, List<String> because) {}

  /** The problem that prevented a report. */
  public record Trouble(
      String title,
      String detail,
      String report,
      boolean field,
      long line,
      Excerpt excerpt,
      String kind) {}

  /** The media types of the report. */
  public static List<String> mediaTypes() {
    return Stream.of(ReportFormat.values()).map(ReportFormat::mediaType).toList();
  }
}
