package entente.kb.text;

import entente.kb.read.NamedQuery;
import entente.kb.read.Vocabulary;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.text.EntityDefinition;
import org.apache.jena.query.text.TextHit;
import org.apache.jena.query.text.TextQuery;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sparql.util.Context;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;

/**
 * The full-text index behind {@code text:query}: finds things by the words of their names and
 * descriptions, in every language and script.
 *
 * <p>Hits come best first: the name itself, names that begin with the text, names with its words,
 * phrases that name properties, descriptions. The query {@code index/texts} selects the texts. The
 * index is kept in memory, and read or built at the first search, or {@linkplain #prepare before
 * it}.
 *
 * <pre>
 * DatasetGraph dataset = release.dataset();      // has one
 * SELECT ?thing ?name { (?thing ?score ?name) text:query "шанхай*" } ORDER BY DESC(?score)
 * </pre>
 */
public final class NameIndex extends ReadOnlyTextIndex {

  /**
   * The logger with which Lucene, on a newer JDK, suggests at each start how to speed up vectors,
   * which are not used here. It is kept in a field because its level is lost when the logger is
   * garbage-collected.
   */
  private static final Logger ADVICE = Logger.getLogger("org.apache.lucene.internal.vectorization");

  private static final String RESOURCE = "/entente/names.index";
  private static final int MAX_HITS = 10_000;
  private static final long TIMEOUT = Duration.ofSeconds(5).toNanos();
  private final DatasetGraph dataset;
  private final NamedQuery texts;
  private final String release;
  private LuceneIndex index;

  static {
    ADVICE.setLevel(Level.SEVERE);
  }

  private NameIndex(DatasetGraph dataset, NamedQuery texts, String release) {
    this.dataset = dataset;
    this.texts = texts;
    this.release = release;
  }

  /** Enables {@code text:query} in a data set whose IRIs lie below a base. */
  public static DatasetGraph over(DatasetGraph dataset, String base) {
    return over(dataset, base, "");
  }

  /**
   * The same for a release, whose index the build may have written.
   *
   * @param release the digest of its files
   */
  public static DatasetGraph over(DatasetGraph dataset, String base, String release) {
    NamedQuery texts = NamedQuery.named("index/texts").rebased(base);
    dataset
        .getContext()
        .set(
            TextQuery.textIndex,
            new NameIndex(dataset, texts, base.equals(Vocabulary.BASE) ? release : ""));
    PropertyFunctionRegistry.set(dataset.getContext(), TextSearch.besides());
    return dataset;
  }

  /** The index of a data set, or null if it is not indexed. */
  public static NameIndex of(DatasetGraph dataset) {
    return dataset.getContext().get(TextQuery.textIndex);
  }

  /**
   * Enables {@code text:query} over this index in the context of one query, and disables every
   * other property function in it.
   */
  public void into(Context context) {
    context.set(TextQuery.textIndex, this);
    PropertyFunctionRegistry.set(context, TextSearch.alone());
  }

  /** Reads or builds the index unless that has been done. */
  public void prepare() {
    index();
  }

  /**
   * A step of the build: writes the index of a dataset below the folder of the classes.
   *
   * @param release the digest of its files
   */
  public static void write(DatasetGraph dataset, String release, Path classes) throws IOException {
    LuceneIndex made = LuceneIndex.of(dataset, NamedQuery.named("index/texts"));
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(classes.resolve(RESOURCE.substring(1))))) {
      made.write(release, out);
    }
  }

  private Optional<LuceneIndex> written() {
    if (release.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream stream = NameIndex.class.getResourceAsStream(RESOURCE)) {
      return stream == null ? Optional.empty() : LuceneIndex.read(release, stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized LuceneIndex index() {
    if (index == null) {
      index = written().orElseGet(() -> LuceneIndex.of(dataset, texts));
    }
    return index;
  }

  /**
   * The search text for names and descriptions with words that begin with those typed so far; empty
   * when nothing typed is a word.
   */
  public static String beginningWith(String typed) {
    return NameAnalyzer.words(typed).stream()
        .map(word -> QueryParser.escape(word) + "*")
        .collect(Collectors.joining(" "));
  }

  /** The search text for words that are spelt like one of those typed. */
  public static String resembling(String typed) {
    return NameAnalyzer.words(typed).stream()
        .map(
            word ->
                QueryParser.escape(word)
                    + (word.length() < 3 ? "" : word.length() < 6 ? "~1" : "~2"))
        .collect(Collectors.joining(" OR "));
  }

  @Override
  List<TextHit> find(
      String subject,
      List<Resource> properties,
      String text,
      String language,
      int limit,
      String highlight) {
    Query query = NameQueryParser.read(text, LuceneIndex.WORDS);
    Query ranked = NameRanking.of(query, text, filters(subject, properties, language));
    try {
      long end = System.nanoTime() + TIMEOUT;
      IndexSearcher searcher = index().searcher();
      searcher.setTimeout(() -> System.nanoTime() - end > 0);
      ScoreDoc[] found =
          searcher.search(ranked, limit < 1 || limit > MAX_HITS ? MAX_HITS : limit).scoreDocs;
      if (searcher.timedOut()) {
        throw new QueryCancelledException();
      }
      MatchHighlighter highlighter =
          highlight == null ? null : MatchHighlighter.of(highlight, query);
      List<TextHit> hits = new ArrayList<>(found.length);
      for (ScoreDoc each : found) {
        hits.add(hit(searcher.storedFields().document(each.doc), each.score, highlighter));
      }
      return hits;
    } catch (IndexSearcher.TooManyClauses e) {
      throw new TextQueryException(
          "The search text matches too many words; write longer beginnings.");
    } catch (TooComplexToDeterminizeException e) {
      throw new TextQueryException("A word of the search text has too many * and ?.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BooleanQuery.Builder filters(
      String subject, List<Resource> properties, String language) {
    BooleanQuery.Builder filters = new BooleanQuery.Builder();
    if (subject != null) {
      filters.add(new TermQuery(new Term(LuceneIndex.THING, subject)), Occur.FILTER);
    }
    if (!properties.isEmpty()) {
      List<BytesRef> iris =
          properties.stream().map(property -> new BytesRef(property.getURI())).toList();
      filters.add(new TermInSetQuery(LuceneIndex.PROPERTY, iris), Occur.FILTER);
    }
    if (language != null && !language.isEmpty()) {
      filters.add(new TermQuery(new Term(LuceneIndex.LANGUAGE, language)), Occur.FILTER);
    }
    return filters;
  }

  private static TextHit hit(Document document, float score, MatchHighlighter highlighter)
      throws IOException {
    String text = document.get(LuceneIndex.TEXT);
    String language = document.get(LuceneIndex.LANGUAGE);
    String shown = highlighter == null ? text : highlighter.highlight(text);
    return new TextHit(
        NodeFactory.createURI(document.get(LuceneIndex.THING)),
        score,
        language.isEmpty()
            ? NodeFactory.createLiteralString(shown)
            : NodeFactory.createLiteralLang(shown, language),
        null,
        NodeFactory.createURI(document.get(LuceneIndex.PROPERTY)));
  }

  @Override
  Set<Node> properties() {
    return Set.copyOf(index().properties().getPredicates(LuceneIndex.WORDS));
  }

  @Override
  public EntityDefinition getDocDef() {
    return index().properties();
  }
}
