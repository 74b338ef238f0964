package entente.documents;

import entente.documents.text.DocumentText;
import entente.documents.text.FoldedText;
import entente.documents.text.NoteMarks;
import entente.documents.text.PartialDate;
import entente.documents.text.PrintedNumbers;
import entente.documents.text.Span;
import entente.documents.text.SpanText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;

/**
 * A search for values in passages: numbers and dates in any written form, things by any of their
 * names, other literals by their letters.
 */
final class ValueMatcher {
  private final Corpus corpus;
  private final NameForms names;
  private final Map<List<Span>, SpanText> excerpts = new HashMap<>();

  ValueMatcher(Corpus corpus) {
    this.corpus = corpus;
    this.names = new NameForms(corpus);
  }

  /** Whether the passage contains the value, alone or only together with its contexts. */
  Optional<SupportKind> find(Node value, Span passage, List<Span> contexts) {
    OptionalInt year = yearOfUndated(passage);
    if (prints(excerpt(List.of(passage)), value, year)) {
      return Optional.of(SupportKind.PASSAGE);
    }
    if (contexts.isEmpty()) {
      return Optional.empty();
    }
    boolean inContext =
        contexts.stream()
                .anyMatch(
                    context -> prints(excerpt(List.of(context)), value, yearOfUndated(context)))
            || prints(together(passage, contexts), value, year);
    return inContext ? Optional.of(SupportKind.CONTEXT) : Optional.empty();
  }

  /** Whether the passage or one of its contexts contains exactly these words. */
  boolean printsWords(String words, Span passage, List<Span> contexts) {
    return Stream.concat(Stream.of(passage), contexts.stream())
            .anyMatch(span -> excerpt(List.of(span)).prints(words))
        || together(passage, contexts).prints(words);
  }

  /**
   * Whether it contains the letters of these words, in any case and with any marks between them.
   */
  boolean printsLetters(String words, Span passage, List<Span> contexts) {
    return together(passage, contexts).letters().contains(FoldedText.of(words));
  }

  /** The number or date in the passage and its contexts that is nearest to a value. */
  Optional<String> nearest(Node value, Span passage, List<Span> contexts) {
    SpanText excerpt = together(passage, contexts);
    if (isNumber(value)) {
      return excerpt
          .numbers()
          .nearest(new BigDecimal(value.getLiteralLexicalForm()))
          .map(PrintedNumbers.Printed::characters);
    }
    return date(value).flatMap(excerpt.dates()::nearest);
  }

  private boolean prints(SpanText excerpt, Node value, OptionalInt year) {
    if (!value.isLiteral()) {
      return names.of(value).stream().anyMatch(excerpt.letters()::contains);
    }
    Optional<PartialDate> date = date(value);
    if (date.isPresent()) {
      return excerpt.dates().contain(date.get(), year);
    }
    return isNumber(value)
            && excerpt.numbers().contain(new BigDecimal(value.getLiteralLexicalForm()))
        || excerpt.letters().contains(FoldedText.of(value.getLiteralLexicalForm()));
  }

  /** Whether the value is a number, written as one. */
  static boolean isNumber(Node value) {
    return value.isLiteral()
        && value.getLiteralDatatype() instanceof XSDDatatype
        && value.getLiteralLexicalForm().matches("[+-]?\\d+(\\.\\d+)?");
  }

  private static Optional<PartialDate> date(Node value) {
    boolean isDate =
        value.isLiteral()
            && List.of(XSDDatatype.XSDdate, XSDDatatype.XSDgYearMonth, XSDDatatype.XSDgYear)
                .contains(value.getLiteralDatatype());
    return isDate ? PartialDate.of(value.getLiteralLexicalForm()) : Optional.empty();
  }

  /** The year of days without a year in the section, or else in the document, of a span. */
  private OptionalInt yearOfUndated(Span span) {
    return Stream.of(Optional.ofNullable(span.section()), Optional.of(span.document()))
        .flatMap(Optional::stream)
        .flatMap(node -> corpus.objects(node, EvidenceTerms.YEAR_OF_UNDATED).stream())
        .map(Node::getLiteralLexicalForm)
        .filter(year -> year.matches("\\d{4}"))
        .mapToInt(Integer::parseInt)
        .findFirst();
  }

  private SpanText together(Span passage, List<Span> contexts) {
    List<Span> all = new ArrayList<>(contexts);
    all.add(passage);
    all.sort(
        Comparator.comparing((Span span) -> span.document().toString())
            .thenComparingInt(Span::start));
    return excerpt(all);
  }

  private SpanText excerpt(List<Span> spans) {
    return excerpts.computeIfAbsent(
        spans,
        key ->
            new SpanText(
                key.stream()
                    .map(this::withoutMarks)
                    .reduce((one, next) -> one + " " + next)
                    .orElse("")));
  }

  /** The characters of a span, with a space for each note mark. */
  String withoutMarks(Span span) {
    DocumentText text = corpus.texts().get(span.document());
    StringBuilder printed = new StringBuilder();
    int from = span.start();
    for (NoteMarks.Mark mark : corpus.marksOf(text).in(span.start(), span.end())) {
      printed.append(text.span(from, mark.start())).append(' ');
      from = mark.end();
    }
    return printed.append(text.span(from, span.end())).toString();
  }
}
