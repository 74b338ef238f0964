package entente.kb.format;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.util.FmtUtils;

/**
 * A table of query results for a terminal: literals without quotation marks, IRIs with prefixes,
 * columns as wide as their widest cell. Languages and datatypes are left out.
 */
public final class ResultTable {
  private final PrefixMapping prefixes;

  public ResultTable(PrefixMapping prefixes) {
    this.prefixes = prefixes;
  }

  /** Prints all rows. */
  public void print(RowSet rows, PrintWriter out) {
    List<Var> variables = rows.getResultVars();
    List<List<String>> lines = new ArrayList<>();
    lines.add(variables.stream().map(Var::getVarName).toList());
    rows.forEach(
        row -> lines.add(variables.stream().map(variable -> cell(row.get(variable))).toList()));
    int[] widths = new int[variables.size()];
    lines.forEach(
        line -> {
          for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], width(line.get(i)));
          }
        });
    for (int i = 0; i < lines.size(); i++) {
      out.println(padded(lines.get(i), widths, " "));
      if (i == 0) {
        out.println(padded(variables.stream().map(variable -> "").toList(), widths, "-"));
      }
    }
    int count = lines.size() - 1;
    out.println(count == 1 ? "(1 row)" : "(" + count + " rows)");
  }

  private static String padded(List<String> cells, int[] widths, String filler) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(i == 0 ? "" : "  ")
          .append(cells.get(i))
          .append(filler.repeat(widths[i] - width(cells.get(i))));
    }
    return line.toString().stripTrailing();
  }

  /** The width in columns; Chinese, Japanese and Korean characters take two. */
  private static int width(String text) {
    return text.codePoints()
        .map(
            point ->
                point >= 0x1100 && Character.isIdeographic(point)
                        || point >= 0xFF01 && point <= 0xFF60
                    ? 2
                    : 1)
        .sum();
  }

  private String cell(Node node) {
    if (node == null) {
      return "";
    }
    return node.isLiteral()
        ? node.getLiteralLexicalForm().replaceAll("\\s+", " ")
        : FmtUtils.stringForNode(node, prefixes);
  }
}
