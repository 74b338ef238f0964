package entente.kb.text;

import entente.kb.read.NamedQuery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.text.Entity;
import org.apache.jena.query.text.EntityDefinition;
import org.apache.jena.query.text.TextHit;
import org.apache.jena.query.text.TextIndex;
import org.apache.jena.query.text.TextQuery;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sparql.util.Context;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.highlight.Highlighter;
import org.apache.lucene.search.highlight.InvalidTokenOffsetsException;
import org.apache.lucene.search.highlight.NullFragmenter;
import org.apache.lucene.search.highlight.QueryScorer;
import org.apache.lucene.search.highlight.SimpleHTMLFormatter;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;

/**
 * Finds things by the words of their names and descriptions, in every language and script: what
 * {@code text:query} in SPARQL looks into.
 *
 * <p>What is found comes in the order in which it fits: the name itself, names that begin with the
 * text, names with its words, phrases that name what is said of things, descriptions. Which texts
 * there are, the query {@code index/texts} says. The index lies in memory and is made when it is
 * first asked, or {@linkplain #prepare before}.
 *
 * <pre>
 * DatasetGraph dataset = release.dataset();      // has one
 * SELECT ?thing ?name { (?thing ?score ?name) text:query "шанхай*" } ORDER BY DESC(?score)
 * </pre>
 */
public final class NameIndex implements TextIndex {
  private static final String WORDS = "words";
  private static final String WHOLE = "whole";
  private static final String PHRASE = "phrase";
  private static final String ROLE = "role";

  /**
   * Lucene advises, at each start on a newer JDK, how vectors would be faster; there are none here.
   * It is held, for a level is forgotten with its logger.
   */
  private static final Logger ADVICE = Logger.getLogger("org.apache.lucene.internal.vectorization");

  private static final int FOUND = 10_000;
  private static final int LONGEST = 200;
  private static final long TIME = Duration.ofSeconds(5).toNanos();
  private static final Analyzer KEPT = NameAnalyzer.kept();
  private final DatasetGraph dataset;
  private final NamedQuery texts;
  private Index index;

  static {
    ADVICE.setLevel(Level.SEVERE);
  }

  private NameIndex(DatasetGraph dataset, NamedQuery texts) {
    this.dataset = dataset;
    this.texts = texts;
  }

  /**
   * A text to search for that cannot be read, or that asks for too much; the message says what to
   * write instead.
   */
  public static final class Refused extends QueryCancelledException {
    private static final long serialVersionUID = 1L;
    private final String why;

    Refused(String why) {
      this.why = why;
    }

    @Override
    public String getMessage() {
      return why;
    }
  }

  /** Lets {@code text:query} find what is in a data set whose IRIs lie below a base. */
  public static DatasetGraph over(DatasetGraph dataset, String base) {
    dataset
        .getContext()
        .set(
            TextQuery.textIndex,
            new NameIndex(dataset, NamedQuery.named("index/texts").rebased(base)));
    PropertyFunctionRegistry.set(dataset.getContext(), TextSearch.besides());
    return dataset;
  }

  /**
   * Lets a query that runs in this context ask {@code text:query} of this lexicon, and compute by
   * no other property.
   */
  public void into(Context context) {
    context.set(TextQuery.textIndex, this);
    PropertyFunctionRegistry.set(context, TextSearch.alone());
  }

  /** The lexicon of a data set, or null. */
  public static NameIndex of(DatasetGraph dataset) {
    return dataset.getContext().get(TextQuery.textIndex);
  }

  /** Makes the index, if it has not been made. */
  public void prepare() {
    index();
  }

  /**
   * The text that asks for names and descriptions with words that begin like those that somebody
   * has typed; empty when there is none among it.
   */
  public static String beginningWith(String typed) {
    return NameAnalyzer.of(typed).stream()
        .map(word -> QueryParser.escape(word) + "*")
        .collect(Collectors.joining(" "));
  }

  /** The text that asks for words that are spelt like one of those that somebody has typed. */
  public static String resembling(String typed) {
    return NameAnalyzer.of(typed).stream()
        .map(
            word ->
                QueryParser.escape(word)
                    + (word.length() < 3 ? "" : word.length() < 6 ? "~1" : "~2"))
        .collect(Collectors.joining(" OR "));
  }

  private record Index(IndexSearcher searcher, EntityDefinition properties) {}

  private synchronized Index index() {
    if (index == null) {
      try {
        index = made();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return index;
  }

  private Index made() throws IOException {
    ByteBuffersDirectory directory = new ByteBuffersDirectory();
    EntityDefinition properties = new EntityDefinition("thing", WORDS);
    properties.setLangField("language");
    try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(KEPT));
        QueryExec execution = QueryExec.dataset(dataset).query(texts.query()).build()) {
      for (var rows = execution.select(); rows.hasNext(); ) {
        Binding row = rows.next();
        properties.set(WORDS, row.get("property"));
        writer.addDocument(document(row));
      }
      writer.forceMerge(1);
    }
    IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(directory));
    searcher.setQueryCache(null);
    return new Index(searcher, properties);
  }

  private static Document document(Binding row) {
    Node text = row.get("text");
    String words = NameAnalyzer.typed(text.getLiteralLexicalForm());
    Document document = new Document();
    document.add(new StringField("thing", row.get("thing").getURI(), Field.Store.YES));
    document.add(new StringField("property", row.get("property").getURI(), Field.Store.YES));
    document.add(new StringField("language", text.getLiteralLanguage(), Field.Store.YES));
    document.add(new StoredField("text", text.getLiteralLexicalForm()));
    document.add(new TextField(WORDS, words, Field.Store.NO));
    String role = row.get("role").getLiteralLexicalForm();
    List<String> each = NameAnalyzer.of(words);
    String whole = String.join(" ", each);
    document.add(new StringField(ROLE, role, Field.Store.NO));
    // Of two that fit, the shorter is meant.
    document.add(
        new FeatureField(
            "weight",
            "weight",
            Float.parseFloat(row.get("weight").getLiteralLexicalForm()) + 6f / (1 + each.size())));
    if (role.equals("phrase")) {
      document.add(new StringField(PHRASE, whole, Field.Store.NO));
    } else if (role.equals("name")) {
      document.add(new StringField(WHOLE, whole, Field.Store.NO));
    }
    return document;
  }

  /** What is asked for, and what makes one fit better than another. */
  private static Query ranked(Query asked, String text, BooleanQuery.Builder filters) {
    String whole = String.join(" ", NameAnalyzer.of(text));
    filters
        .add(new BoostQuery(asked, .5f), Occur.MUST)
        .add(FeatureField.newLinearQuery("weight", "weight", 1), Occur.SHOULD)
        .add(fits(new TermQuery(new Term(PHRASE, whole)), 150), Occur.SHOULD)
        .add(fits(new TermQuery(new Term(WHOLE, whole)), 400), Occur.SHOULD)
        .add(fits(new TermQuery(new Term(ROLE, "name")), 100), Occur.SHOULD);
    // Lucene walks through a prefix by recursion, a byte at a time, and no further than a thousand.
    if (whole.length() <= LONGEST) {
      filters
          .add(fits(new PrefixQuery(new Term(WHOLE, whole + " ")), 50), Occur.SHOULD)
          .add(fits(new PrefixQuery(new Term(WHOLE, whole)), 200), Occur.SHOULD);
    }
    return filters.build();
  }

  private static Query fits(Query query, float weight) {
    return new BoostQuery(new ConstantScoreQuery(query), weight);
  }

  private List<TextHit> find(
      String subject,
      List<Resource> properties,
      String text,
      String language,
      int limit,
      String highlight) {
    Query asked = NameQueryParser.read(text, WORDS);
    BooleanQuery.Builder filters = new BooleanQuery.Builder();
    if (subject != null) {
      filters.add(new TermQuery(new Term("thing", subject)), Occur.FILTER);
    }
    if (!properties.isEmpty()) {
      filters.add(
          new TermInSetQuery(
              "property",
              properties.stream().map(property -> new BytesRef(property.getURI())).toList()),
          Occur.FILTER);
    }
    if (language != null && !language.isEmpty()) {
      filters.add(new TermQuery(new Term("language", language)), Occur.FILTER);
    }
    try {
      long end = System.nanoTime() + TIME;
      IndexSearcher searcher = new IndexSearcher(index().searcher().getIndexReader());
      searcher.setTimeout(() -> System.nanoTime() - end > 0);
      ScoreDoc[] found =
          searcher.search(ranked(asked, text, filters), limit < 1 || limit > FOUND ? FOUND : limit)
              .scoreDocs;
      if (searcher.timedOut()) {
        throw new QueryCancelledException();
      }
      Marks marks = highlight == null ? null : Marks.of(highlight, asked);
      List<TextHit> hits = new ArrayList<>(found.length);
      for (ScoreDoc each : found) {
        Document document = searcher.storedFields().document(each.doc);
        String lexical = document.get("text");
        String spoken = document.get("language");
        String shown = marks == null ? lexical : marks.in(lexical);
        hits.add(
            new TextHit(
                NodeFactory.createURI(document.get("thing")),
                each.score,
                spoken.isEmpty()
                    ? NodeFactory.createLiteralString(shown)
                    : NodeFactory.createLiteralLang(shown, spoken),
                null,
                NodeFactory.createURI(document.get("property"))));
      }
      return hits;
    } catch (IndexSearcher.TooManyClauses e) {
      throw new Refused(
          "The text to search for stands for too many words; write longer beginnings.");
    } catch (TooComplexToDeterminizeException e) {
      throw new Refused("A word of the text to search for has too many * and ?.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where in a text the words stand, between two marks. */
  private record Marks(Highlighter highlighter) {
    /**
     * By the options of jena-text of which only the marks, {@code s:} and {@code e:}, mean
     * something where a text is given whole.
     */
    static Marks of(String options, Query asked) {
      Map<String, String> given = new TreeMap<>();
      for (String option : options.trim().split("\\|")) {
        int colon = option.indexOf(':');
        if (colon > 0) {
          given.put(option.substring(0, colon).trim(), option.substring(colon + 1).trim());
        }
      }
      Highlighter highlighter =
          new Highlighter(
              new SimpleHTMLFormatter(
                  given.getOrDefault("s", "\u21a6"), given.getOrDefault("e", "\u21a4")),
              new QueryScorer(asked));
      highlighter.setTextFragmenter(new NullFragmenter());
      highlighter.setMaxDocCharsToAnalyze(Integer.MAX_VALUE);
      return new Marks(highlighter);
    }

    String in(String text) throws IOException {
      try {
        String marked =
            highlighter.getBestFragment(
                KEPT.tokenStream(WORDS, text.replace('ё', 'е').replace('Ё', 'Е')), text);
        return marked == null ? text : marked;
      } catch (InvalidTokenOffsetsException e) {
        return text;
      }
    }
  }

  /** The properties whose texts are here. */
  Set<Node> properties() {
    return Set.copyOf(index().properties().getPredicates(WORDS));
  }

  @Override
  public EntityDefinition getDocDef() {
    return index().properties();
  }

  @Override
  public List<TextHit> query(
      Node subject,
      List<Resource> properties,
      String text,
      String graph,
      String language,
      int limit,
      String highlight) {
    return find(
        subject != null && subject.isURI() ? subject.getURI() : null,
        properties,
        text,
        language,
        limit,
        highlight);
  }

  @Override
  public List<TextHit> query(
      String subject,
      List<Resource> properties,
      String text,
      String graph,
      String language,
      int limit,
      String highlight) {
    return find(subject, properties, text, language, limit, highlight);
  }

  @Override
  public List<TextHit> query(
      List<Resource> properties,
      String text,
      String graph,
      String language,
      int limit,
      String highlight) {
    return find(null, properties, text, language, limit, highlight);
  }

  @Override
  public List<TextHit> query(
      Node property, String text, String graph, String language, int limit, String highlight) {
    return find(
        null,
        property == null ? List.of() : List.of(ResourceFactory.createResource(property.getURI())),
        text,
        language,
        limit,
        highlight);
  }

  @Override
  public List<TextHit> query(Node property, String text, String graph, String language, int limit) {
    return query(property, text, graph, language, limit, null);
  }

  @Override
  public List<TextHit> query(Node property, String text, String graph, String language) {
    return query(property, text, graph, language, -1);
  }

  @Override
  public Map<String, Node> get(String iri) {
    throw fixed();
  }

  @Override
  public void prepareCommit() {
    throw fixed();
  }

  @Override
  public void commit() {
    throw fixed();
  }

  @Override
  public void rollback() {
    throw fixed();
  }

  @Override
  public void addEntity(Entity entity) {
    throw fixed();
  }

  @Override
  public void updateEntity(Entity entity) {
    throw fixed();
  }

  @Override
  public void deleteEntity(Entity entity) {
    throw fixed();
  }

  private static UnsupportedOperationException fixed() {
    return new UnsupportedOperationException("the lexicon of a release does not change");
  }

  /** Nothing is held that needs to be given back. */
  @Override
  public void close() {}
}
