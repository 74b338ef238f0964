package entente.validate.report;

import entente.kb.format.Text;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A report as JUnit XML: a failed case for each finding, or one case with the number of things. */
final class JunitReport {
  private static final Pattern NOT_XML =
      Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

  private JunitReport() {}

  static void write(Report report, PrintWriter out) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", "entente validate");
      xml.writeAttribute("tests", String.valueOf(Math.max(1, report.shown().size())));
      xml.writeAttribute(
          "failures",
          String.valueOf(report.outcome().conforms() ? 0 : Math.max(1, report.shown().size())));
      if (report.outcome().focusNodes() == 0) {
        testCase(xml, "something is checked", ValidationOutcome.NOTHING);
      } else if (report.outcome().conforms()) {
        testCase(
            xml,
            Text.count(report.outcome().focusNodes(), "thing") + " checked, all conform",
            null);
      }
      for (Finding finding : report.shown()) {
        testCase(
            xml,
            report.rule(finding) + " at " + report.print(finding.thing()),
            report.headline(finding));
      }
      xml.writeEndElement();
      xml.writeEndDocument();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    out.println(text);
  }

  private static void testCase(XMLStreamWriter xml, String name, String failure)
      throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", "entente.validate");
    xml.writeAttribute("name", NOT_XML.matcher(name).replaceAll("\uFFFD"));
    if (failure != null) {
      xml.writeStartElement("failure");
      xml.writeAttribute("message", NOT_XML.matcher(failure).replaceAll("\uFFFD"));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }
}
