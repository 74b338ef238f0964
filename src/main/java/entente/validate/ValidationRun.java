package entente.validate;

import entente.validate.report.LintWarning;
import entente.validate.report.Report;
import entente.validate.report.ValidationOutcome;
import java.util.List;

/**
 * A verdict with what is odd beside it, ready to be written.
 *
 * @param notes what no shape asks about: slips in the data, and what of the shapes does nothing
 */
public record ValidationRun(ValidationOutcome verdict, List<LintWarning> notes, Report reports) {}
