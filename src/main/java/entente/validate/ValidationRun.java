package entente.validate;

import entente.validate.report.Note;
import entente.validate.report.Reports;
import entente.validate.report.Verdict;
import java.util.List;

/**
 * A verdict with what is odd beside it, ready to be written.
 *
 * @param notes what no shape asks about: slips in the data, and what of the shapes does nothing
 */
public record ValidationRun(Verdict verdict, List<Note> notes, Reports reports) {}
