package entente.web.sparql.explain;

import entente.web.http.Problem;
import entente.web.http.ProblemException;
import java.util.List;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;

/**
 * A reference to a row of a result: some of its columns and their values, written like VALUES in a
 * query so that it fits into an address.
 */
public record RowReference(List<Var> columns, Binding values) {
  /**
   * The text of a row: UNDEF for an unbound column; a column with a blank node is left out, because
   * a blank node has no name.
   */
  public static String written(List<Var> columns, Binding row) {
    List<Var> named =
        columns.stream()
            .filter(column -> row.get(column) == null || !row.get(column).isBlank())
            .toList();
    StringBuilder text = new StringBuilder("(");
    named.forEach(column -> text.append('?').append(column.getVarName()).append(' '));
    text.append(") { (");
    named.forEach(
        column ->
            text.append(row.get(column) == null ? "UNDEF" : NodeFmtLib.strNT(row.get(column)))
                .append(' '));
    return text.append(") }").toString();
  }

  /** The row with a text; a {@link ProblemException} when the text is not that of one row. */
  public static RowReference read(String text) {
    try {
      Query row = QueryFactory.create("SELECT * {} VALUES " + text, Syntax.syntaxSPARQL_11);
      if (row.getValuesData() != null && row.getValuesData().size() == 1) {
        return new RowReference(row.getValuesVariables(), row.getValuesData().get(0));
      }
    } catch (JenaException e) {
      throw malformed();
    }
    throw malformed();
  }

  private static ProblemException malformed() {
    return new ProblemException(
        Problem.badRequest(
            "The parameter why names one row as VALUES do: (?a ?b) { (<https://example.org/>"
                + " \"text\"@en) }."));
  }
}
