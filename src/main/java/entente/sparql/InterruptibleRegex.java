package entente.sparql;

import entente.sparql.LimitExceededException.Limit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.RegexEngine;
import org.apache.jena.sparql.expr.nodevalue.NodeValueOps;
import org.apache.jena.sparql.function.FunctionEnv;

/**
 * Regular expressions whose matching stops when a {@link QueryBudget} is spent: {@code (a+)+$}
 * takes exponential time to fail, and Java's own matcher cannot be interrupted.
 *
 * <p>The text is read through a sequence that takes a step for each character. A part that matches
 * the empty text can repeat without reading a character, so repetitions are bounded as well.
 */
public final class InterruptibleRegex {
  /** Repetitions in one match that read no character; some hundred million take a second. */
  private static final long MAX_REPETITIONS = 1_000_000;

  private static final Pattern COUNT = Pattern.compile("\\d{1,20}");

  private InterruptibleRegex() {}

  /** Java takes time quadratic in the length of a literal text to prepare a search for it. */
  private static final int MAX_PATTERN_CHARACTERS = 10_000;

  /**
   * Requires that a pattern is short enough to be compiled, and that its counted repetitions are
   * few enough.
   *
   * @throws LimitExceededException when it is not
   */
  public static void requireBounded(String pattern) {
    if (pattern.length() > MAX_PATTERN_CHARACTERS) {
      throw new LimitExceededException(
          Limit.CHARACTERS,
          "has a regular expression of more than " + MAX_PATTERN_CHARACTERS + " characters");
    }
    if (repetitions(pattern) > MAX_REPETITIONS) {
      throw new LimitExceededException(
          Limit.REPETITIONS,
          "has a regular expression that counts more than " + MAX_REPETITIONS + " repetitions");
    }
  }

  /** Whether a part of a text matches. */
  public static boolean finds(Pattern pattern, String text, QueryBudget budget) {
    try {
      return pattern.matcher(new MeteredText(text, budget)).find();
    } catch (StackOverflowError e) {
      throw tooDeep(pattern, text);
    }
  }

  private static LimitExceededException tooDeep(Pattern pattern, String text) {
    return new LimitExceededException(
        Limit.DEPTH,
        "the regular expression "
            + pattern.pattern()
            + " recurses too deeply on a text of "
            + text.length()
            + " characters: write it without repeated alternatives, such as [ab]* for (a|b)*");
  }

  /**
   * The minimum number of repetitions required by counted quantifiers: their product for nested
   * groups, their sum for those in sequence.
   */
  private static double repetitions(String pattern) {
    Deque<Double> groups = new ArrayDeque<>();
    double sum = 0;
    double last = 1;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '{') {
        int close = Math.max(i, pattern.indexOf('}', i));
        Matcher count = COUNT.matcher(pattern).region(i + 1, close);
        if (count.lookingAt()) {
          last *= Double.parseDouble(count.group());
          sum += last;
          i = close;
        }
      } else if (c == '(') {
        groups.push(sum);
        sum = 0;
        last = 1;
      } else if (c == ')') {
        last = Math.max(1, sum);
        sum += groups.isEmpty() ? 0 : groups.pop();
      } else if ("?*+".indexOf(c) < 0) {
        i += c == '\\' ? 1 : 0;
        last = 1;
      }
    }
    return sum;
  }

  /** A text that takes a step for each character read. */
  private record MeteredText(String text, int begin, int end, QueryBudget budget)
      implements CharSequence {
    MeteredText(String text, QueryBudget budget) {
      this(text, 0, text.length(), budget);
    }

    @Override
    public char charAt(int index) {
      budget.step();
      return text.charAt(begin + index);
    }

    @Override
    public int length() {
      return end - begin;
    }

    @Override
    public CharSequence subSequence(int from, int to) {
      return new MeteredText(text, begin + from, begin + to, budget);
    }

    @Override
    public String toString() {
      return text.substring(begin, end);
    }
  }

  /** A cache of the last compiled pattern: most expressions have a constant one. */
  private static final class Patterns {
    private record Compiled(String pattern, String flags, Pattern regex) {}

    private final String function;
    private volatile Compiled latest;

    Patterns(String function) {
      this.function = function;
    }

    String text(NodeValue value) {
      return NodeValueOps.checkAndGetStringLiteral(function, value).getLiteralLexicalForm();
    }

    Pattern of(NodeValue pattern, NodeValue flags) {
      String text = text(pattern);
      String letters = flags == null ? null : text(flags);
      Compiled known = latest;
      if (known == null || !known.pattern.equals(text) || !Objects.equals(known.flags, letters)) {
        requireBounded(text);
        known = new Compiled(text, letters, RegexEngine.makePattern(function, text, letters));
        latest = known;
      }
      return known.regex;
    }
  }

  /** {@code REGEX} and {@code fn:matches}. */
  static final class Matching extends ExprFunctionN {
    private final Patterns patterns = new Patterns("REGEX");

    Matching(ExprList arguments) {
      super("regex", arguments);
    }

    @Override
    public NodeValue eval(List<NodeValue> arguments, FunctionEnv environment) {
      String text = patterns.text(arguments.get(0));
      Pattern pattern =
          patterns.of(arguments.get(1), arguments.size() > 2 ? arguments.get(2) : null);
      return NodeValue.booleanReturn(finds(pattern, text, QueryBudget.of(environment)));
    }

    @Override
    public NodeValue eval(List<NodeValue> arguments) {
      throw QueryBudget.outsideExecution();
    }

    @Override
    public Expr copy(ExprList arguments) {
      return new Matching(arguments);
    }
  }

  /** {@code REPLACE} and {@code fn:replace}, by the rules of ARQ. */
  static final class Replacing extends ExprFunctionN {
    private final Patterns patterns = new Patterns("REPLACE");

    Replacing(ExprList arguments) {
      super("replace", arguments);
    }

    @Override
    public NodeValue eval(List<NodeValue> arguments, FunctionEnv environment) {
      QueryBudget budget = QueryBudget.of(environment);
      String text = patterns.text(arguments.get(0));
      Pattern pattern =
          patterns.of(arguments.get(1), arguments.size() > 3 ? arguments.get(3) : null);
      String replacement = patterns.text(arguments.get(2));
      try {
        String made = replaced(pattern, text, replacement, budget);
        if (made == null) {
          return arguments.get(0);
        }
        Node node = arguments.get(0).asNode();
        return node.getLiteralLanguage().isEmpty()
            ? NodeValue.makeString(made)
            : NodeValue.makeLangString(made, node.getLiteralLanguage());
      } catch (StackOverflowError e) {
        throw tooDeep(pattern, text);
      } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
        throw new ExprEvalException(
            "the replacement names a group that the pattern does not have", e);
      }
    }

    /** The text with its matches replaced, or null when nothing matches. */
    private static String replaced(
        Pattern pattern, String text, String replacement, QueryBudget budget) {
      Matcher matcher = pattern.matcher(new MeteredText(text, budget));
      long groups = replacement.chars().filter(c -> c == '$').count();
      StringBuilder made = new StringBuilder();
      boolean found = false;
      while (matcher.find()) {
        if (found && matcher.start() == matcher.end()) {
          continue;
        }
        found = true;
        // Checked before the text is made: a replacement can name the whole match many times.
        budget.write(replacement.length() + groups * (matcher.end() - matcher.start()));
        matcher.appendReplacement(made, replacement);
        budget.requireText(made.length());
      }
      if (!found) {
        return null;
      }
      matcher.appendTail(made);
      budget.copy(made.length());
      return made.toString();
    }

    @Override
    public NodeValue eval(List<NodeValue> arguments) {
      throw QueryBudget.outsideExecution();
    }

    @Override
    public Expr copy(ExprList arguments) {
      return new Replacing(arguments);
    }
  }
}
