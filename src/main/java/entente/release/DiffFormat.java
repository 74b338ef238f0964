package entente.release;

import entente.kb.read.Prefixes;
import entente.release.ReleaseDiff.Change;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.riot.system.PrefixMapFactory;

/** The formats of a difference between two releases. */
public enum DiffFormat {
  /** For people, and for the changelog of the data. */
  TEXT {
    @Override
    public void write(ReleaseDiff diff, PrintWriter out) {
      section(out, "Facts", diff.facts(), DiffFormat::words);
      section(out, "Terms, codes and shapes", diff.terms(), DiffFormat::word);
      diff.changedTerms().forEach(term -> out.println("  ~ " + word(term)));
      section(out, "Claims", diff.claims(), claim -> diff.label(claim) + " (" + word(claim) + ")");
      List<ReleaseDiff.Question> questions = diff.questions();
      out.println("Questions with other rows: " + questions.size());
      for (ReleaseDiff.Question question : questions) {
        out.println("  " + word(question.question()) + ": " + question.text());
        question.rows().removed().forEach(row -> out.println("    - " + columns(row)));
        question.rows().added().forEach(row -> out.println("    + " + columns(row)));
        question.claims().forEach(claim -> out.println("    by " + diff.label(claim)));
      }
    }
  },

  /** One object with {@code facts}, {@code terms}, {@code claims} and {@code questions}. */
  JSON {
    @Override
    public void write(ReleaseDiff diff, PrintWriter out) {
      JsonObject object = new JsonObject();
      object.put("facts", change(diff.facts(), DiffFormat::statement));
      JsonObject terms = change(diff.terms(), Node::getURI);
      terms.put("changed", array(diff.changedTerms(), Node::getURI));
      object.put("terms", terms);
      object.put("claims", change(diff.claims(), Node::getURI));
      JsonArray questions = new JsonArray();
      for (ReleaseDiff.Question question : diff.questions()) {
        JsonObject one = new JsonObject();
        one.put("question", question.question().getURI());
        one.put("text", question.text());
        one.put("rows", change(question.rows(), Function.identity()));
        one.put("claims", array(question.claims(), Node::getURI));
        questions.add(one);
      }
      object.put("questions", questions);
      out.println(object);
    }
  },

  /**
   * An RDF Patch that leads from the older release to the newer one. Blank nodes are named by what
   * is said of them.
   */
  PATCH {
    @Override
    public void write(ReleaseDiff diff, PrintWriter out) {
      out.println("TX .");
      diff.triples()
          .forEach((graph, change) -> change.removed().forEach(t -> row(out, "D", t, graph)));
      diff.triples()
          .forEach((graph, change) -> change.added().forEach(t -> row(out, "A", t, graph)));
      out.println("TC .");
    }
  };

  public abstract void write(ReleaseDiff diff, PrintWriter out);

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static void row(PrintWriter out, String code, Triple triple, Node graph) {
    out.println(code + " " + statement(triple) + " " + NodeFmtLib.strNT(graph) + " .");
  }

  private static <T> void section(
      PrintWriter out, String title, Change<T> change, Function<T, String> words) {
    out.println(
        title + ": " + change.added().size() + " added, " + change.removed().size() + " removed");
    change.removed().forEach(each -> out.println("  - " + words.apply(each)));
    change.added().forEach(each -> out.println("  + " + words.apply(each)));
  }

  private static <T> JsonObject change(Change<T> change, Function<T, String> words) {
    JsonObject object = new JsonObject();
    object.put("added", array(change.added(), words));
    object.put("removed", array(change.removed(), words));
    return object;
  }

  private static <T> JsonArray array(List<T> list, Function<T, String> words) {
    JsonArray array = new JsonArray();
    list.stream().map(words).forEach(array::add);
    return array;
  }

  private static String statement(Triple triple) {
    return NodeFmtLib.strNT(triple.getSubject())
        + " "
        + NodeFmtLib.strNT(triple.getPredicate())
        + " "
        + NodeFmtLib.strNT(triple.getObject());
  }

  private static String words(Triple triple) {
    return word(triple.getSubject())
        + " "
        + word(triple.getPredicate())
        + " "
        + word(triple.getObject());
  }

  private static String word(Node node) {
    return NodeFmtLib.str(node, null, PrefixMapFactory.create(Prefixes.mapping()));
  }

  private static String columns(String row) {
    return row.replace("\t", " | ");
  }
}
