package entente.bench.data;

import entente.kb.read.Prefixes;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.atlas.io.StringWriterI;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.out.NodeFormatterTTL;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.riot.system.PrefixMapFactory;

/** Terms in Turtle with the prefixes of the project. */
final class TurtleTerms {
  private final Map<String, String> prefixes = new TreeMap<>(Prefixes.mapping().getNsPrefixMap());
  private final NodeFormatterTTL formatter;

  TurtleTerms() {
    PrefixMap map = PrefixMapFactory.create();
    map.putAll(prefixes);
    formatter = new NodeFormatterTTL(null, map);
  }

  /** The declarations of all prefixes. */
  String header() {
    StringBuilder header = new StringBuilder();
    prefixes.forEach(
        (prefix, namespace) ->
            header
                .append("@prefix ")
                .append(prefix)
                .append(": <")
                .append(namespace)
                .append("> .\n"));
    return header.append('\n').toString();
  }

  String text(Node node) {
    StringWriterI text = new StringWriterI();
    formatter.format(text, node);
    return text.toString();
  }
}
