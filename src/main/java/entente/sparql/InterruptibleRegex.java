package entente.sparql;

import entente.kb.read.InputException;
import entente.validate.engine.DeadlineGraph;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.engine.ValidationContext;
import org.apache.jena.shacl.engine.constraint.PatternConstraint;
import org.apache.jena.shacl.lib.ShLib;
import org.apache.jena.shacl.validation.ReportItem;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.E_Multiply;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.E_StrDatatype;
import org.apache.jena.sparql.expr.E_StrEncodeForURI;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.RegexEngine;
import org.apache.jena.sparql.expr.nodevalue.NodeFunctions;
import org.apache.jena.sparql.expr.nodevalue.NodeValueOps;
import org.apache.jena.vocabulary.XSD;

/**
 * Regular expressions whose matching ends with the time that is given: {@code (a+)+$} needs for
 * ever to say no, and Java's own would not let itself be stopped.
 *
 * <p>They read their text through a sequence that stops when the thread is interrupted, as every
 * worker is when the time is over.
 */
public final class InterruptibleRegex {
  private static final int LOOKS = 1 << 12;

  /** So many characters may a text have that a query makes. */
  private static final int LONGEST = 10_000_000;

  /**
   * So many digits may a number have: to read and to multiply those of millions takes minutes, and
   * does not let itself be stopped.
   */
  public static final int DIGITS = 10_000;

  private InterruptibleRegex() {}

  /** Whether a part of the text matches. */
  static boolean finds(Pattern pattern, String text) {
    try {
      return pattern.matcher(new Watched(text, 0, text.length(), new int[1])).find();
    } catch (StackOverflowError e) {
      throw InputException.of(
          InputException.Reason.SHAPES,
          "the regular expression "
              + pattern.pattern()
              + " cannot be held against a text of "
              + text.length()
              + " characters: write it without alternatives that are repeated, such as [ab]* for"
              + " (a|b)*",
          e);
    }
  }

  /** A text that looks whether to go on, now and then. */
  private record Watched(String text, int begin, int end, int[] reads) implements CharSequence {
    @Override
    public char charAt(int index) {
      if ((++reads[0] & LOOKS - 1) == 0) {
        DeadlineGraph.goOn();
      }
      return text.charAt(begin + index);
    }

    @Override
    public int length() {
      return end - begin;
    }

    @Override
    public CharSequence subSequence(int from, int to) {
      return new Watched(text, begin + from, begin + to, reads);
    }

    @Override
    public String toString() {
      return text.substring(begin, end);
    }
  }

  /**
   * {@code sh:pattern}; the flag q, by which every character stands for itself, is heeded as well.
   */
  public static final class OfShape extends PatternConstraint {
    private final Pattern pattern;

    public OfShape(PatternConstraint given) {
      super(given.getPattern(), given.getFlagsStr());
      this.pattern = Pattern.compile(given.getPattern(), RegexEngine.makeMask(given.getFlagsStr()));
    }

    @Override
    public ReportItem validate(ValidationContext context, Node node) {
      if (!node.isBlank() && finds(pattern, NodeFunctions.str(node))) {
        return null;
      }
      return new ReportItem(
          this
              + (node.isBlank()
                  ? ": Blank node: " + ShLib.displayStr(node)
                  : ": Does not match: '" + NodeFunctions.str(node) + "'"),
          node);
    }
  }

  /**
   * Puts {@code REGEX} and {@code REPLACE} that can be stopped in the place of Jena's, and
   * functions that make texts of bounded length: thirty doublings fill any memory.
   */
  public static final class InQueries extends ExprTransformCopy {
    @Override
    public Expr transform(ExprFunction1 function, Expr argument) {
      return function instanceof E_StrEncodeForURI
          ? new Escaping(argument)
          : super.transform(function, argument);
    }

    @Override
    public Expr transform(ExprFunction2 function, Expr one, Expr other) {
      return function instanceof E_Multiply
          ? new Multiplying(one, other)
          : function instanceof E_StrDatatype
              ? new Typed(one, other)
              : super.transform(function, one, other);
    }

    @Override
    public Expr transform(ExprFunctionN function, ExprList arguments) {
      if (function instanceof E_Regex) {
        return new OfQuery(arguments);
      }
      if (function instanceof E_Function called) {
        return called(called, arguments);
      }
      if (function instanceof E_StrConcat) {
        return new Joining(arguments);
      }
      return function instanceof E_StrReplace
          ? new Replacing(arguments)
          : super.transform(function, arguments);
    }
  }

  /**
   * The functions of XPath do what those of SPARQL do; the texts that others are given are of
   * bounded length, for some make one three times as long of it.
   */
  private static Expr called(E_Function function, ExprList arguments) {
    return switch (function.getFunctionIRI()) {
      case FunctionCheck.XPATH + "matches" ->
          arguments.size() == 2 || arguments.size() == 3
              ? new OfQuery(arguments)
              : function.copy(arguments);
      case FunctionCheck.XPATH + "replace" ->
          arguments.size() == 3 || arguments.size() == 4
              ? new Replacing(arguments)
              : function.copy(arguments);
      default ->
          function.copy(
              ExprList.create(
                  arguments.getList().stream()
                      .map(
                          each ->
                              (Expr)
                                  new Short(
                                      each,
                                      isNumber(function.getFunctionIRI())
                                          ? DIGITS
                                          : LONGEST / 3 / arguments.size()))
                      .toList()));
    };
  }

  private static boolean isNumber(String cast) {
    return cast.startsWith(XSD.getURI()) && !cast.equals(XSD.xstring.getURI());
  }

  private static String words(NodeValue value) {
    return value == null
        ? null
        : NodeValueOps.checkAndGetStringLiteral("REGEX", value).getLiteralLexicalForm();
  }

  /**
   * Ends a query that makes a text beyond all measure; only this exception is no mere error of a
   * filter.
   */
  public static void requireShort(long length) {
    if (length > LONGEST) {
      throw new MemoryBudget.Full();
    }
  }

  /** A value that is no text beyond a length. */
  private static final class Short extends ExprFunction1 {
    private final int longest;

    Short(Expr value, int longest) {
      super(value, "short");
      this.longest = longest;
    }

    @Override
    public NodeValue eval(NodeValue value) {
      if (value.isLiteral() && value.asNode().getLiteralLexicalForm().length() > longest) {
        throw new MemoryBudget.Full();
      }
      return value;
    }

    @Override
    public Expr copy(Expr value) {
      return new Short(value, longest);
    }
  }

  private static final class Typed extends E_StrDatatype {
    Typed(Expr text, Expr datatype) {
      super(text, datatype);
    }

    @Override
    public NodeValue eval(NodeValue text, NodeValue datatype) {
      String digits = text.asNode().isLiteral() ? text.asNode().getLiteralLexicalForm() : "";
      if (digits.length() > DIGITS && digits.chars().limit(DIGITS).allMatch(each -> each < 'A')) {
        throw new MemoryBudget.Full();
      }
      return super.eval(text, datatype);
    }

    @Override
    public Expr copy(Expr text, Expr datatype) {
      return new Typed(text, datatype);
    }
  }

  private static final class Multiplying extends E_Multiply {
    Multiplying(Expr one, Expr other) {
      super(one, other);
    }

    @Override
    public NodeValue eval(NodeValue one, NodeValue other) {
      if (digits(one) + digits(other) > DIGITS) {
        throw new MemoryBudget.Full();
      }
      return super.eval(one, other);
    }

    private static long digits(NodeValue value) {
      return value.isInteger()
          ? value.getInteger().bitLength() / 3L
          : value.isDecimal() ? value.getDecimal().precision() : 0;
    }

    @Override
    public Expr copy(Expr one, Expr other) {
      return new Multiplying(one, other);
    }
  }

  private static final class Joining extends E_StrConcat {
    Joining(ExprList arguments) {
      super(arguments);
    }

    @Override
    public NodeValue eval(List<NodeValue> arguments) {
      requireShort(arguments.stream().mapToLong(each -> each.asString().length()).sum());
      return super.eval(arguments);
    }

    @Override
    public Expr copy(ExprList arguments) {
      return new Joining(arguments);
    }
  }

  private static final class Escaping extends E_StrEncodeForURI {
    Escaping(Expr argument) {
      super(argument);
    }

    @Override
    public NodeValue eval(NodeValue value) {
      requireShort(3L * value.asString().length());
      return super.eval(value);
    }

    @Override
    public Expr copy(Expr argument) {
      return new Escaping(argument);
    }
  }

  private static final class OfQuery extends E_Regex {
    private volatile Compiled latest;

    private record Compiled(String pattern, String flags, Pattern regex) {}

    OfQuery(ExprList arguments) {
      super(arguments.get(0), arguments.get(1), arguments.size() > 2 ? arguments.get(2) : null);
    }

    @Override
    public NodeValue eval(List<NodeValue> arguments) {
      String text = words(arguments.get(0));
      String pattern = words(arguments.get(1));
      String flags = arguments.size() > 2 ? words(arguments.get(2)) : null;
      Compiled regex = latest;
      if (regex == null || !regex.pattern.equals(pattern) || !Objects.equals(regex.flags, flags)) {
        regex = new Compiled(pattern, flags, RegexEngine.makePattern("REGEX", pattern, flags));
        latest = regex;
      }
      return NodeValue.booleanReturn(finds(regex.regex, text));
    }

    @Override
    public Expr copy(ExprList arguments) {
      return new OfQuery(arguments);
    }
  }

  /** Looks for all matches first, which takes as long as replacing them. */
  private static final class Replacing extends E_StrReplace {
    Replacing(ExprList arguments) {
      super(
          arguments.get(0),
          arguments.get(1),
          arguments.get(2),
          arguments.size() > 3 ? arguments.get(3) : null);
    }

    @Override
    public NodeValue eval(List<NodeValue> arguments) {
      String text = words(arguments.get(0));
      Pattern pattern =
          RegexEngine.makePattern(
              "REPLACE",
              words(arguments.get(1)),
              arguments.size() > 3 ? words(arguments.get(3)) : null);
      Matcher matcher = pattern.matcher(new Watched(text, 0, text.length(), new int[1]));
      String replacement = words(arguments.get(2));
      long groups = replacement.chars().filter(each -> each == '$').count();
      long made = text.length();
      while (matcher.find()) {
        DeadlineGraph.goOn();
        made += replacement.length() + groups * (matcher.end() - matcher.start());
        requireShort(made);
      }
      return super.eval(arguments);
    }

    @Override
    public Expr copy(ExprList arguments) {
      return new Replacing(arguments);
    }
  }
}
