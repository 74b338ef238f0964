package entente.web.validation;

import entente.kb.read.RdfSource;
import entente.validate.report.Report;
import entente.validate.report.Verdict;
import java.util.List;

/**
 * The report on posted data, with the verdict that follows from the options of the request.
 *
 * @param data the posted data, at least one source
 */
record ReportWithVerdict(List<RdfSource> data, Report report, Verdict verdict) {}
