package entente.kb.text;

import entente.kb.read.NamedQuery;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.text.EntityDefinition;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;

/**
 * A Lucene index in memory, with a document for each text that a query selects.
 *
 * @param properties the properties whose texts are in it, as jena-text asks for them
 */
record LuceneIndex(IndexReader reader, EntityDefinition properties) {
  static final String THING = "thing";
  static final String PROPERTY = "property";
  static final String LANGUAGE = "language";

  /** The text as shown. */
  static final String TEXT = "text";

  /** The words of the text, as the analyzer indexes them. */
  static final String WORDS = "words";

  /** All words of a name, as one term. */
  static final String WHOLE = "whole";

  /** All words of a phrase that names a property, as one term. */
  static final String PHRASE = "phrase";

  /** The role of the text for the thing, such as its name or a description. */
  static final String ROLE = "role";

  static final String WEIGHT = "weight";

  /**
   * Indexes the rows of a query with the variables {@code thing}, {@code property}, {@code text},
   * {@code role} and {@code weight}.
   */
  static LuceneIndex of(DatasetGraph dataset, NamedQuery texts) {
    Set<Node> properties = new LinkedHashSet<>();
    ByteBuffersDirectory directory = new ByteBuffersDirectory();
    IndexWriterConfig configuration = new IndexWriterConfig(NameAnalyzer.indexing());
    try (IndexWriter writer = new IndexWriter(directory, configuration);
        QueryExec execution = QueryExec.dataset(dataset).query(texts.query()).build()) {
      for (var rows = execution.select(); rows.hasNext(); ) {
        Binding row = rows.next();
        properties.add(row.get("property"));
        writer.addDocument(document(row));
      }
      writer.forceMerge(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      return of(directory, properties);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LuceneIndex of(Directory directory, Set<Node> properties) throws IOException {
    EntityDefinition definition = new EntityDefinition(THING, WORDS);
    definition.setLangField(LANGUAGE);
    properties.forEach(property -> definition.set(WORDS, property));
    return new LuceneIndex(DirectoryReader.open(directory), definition);
  }

  /** Writes the index with the digest of the release that it is of. */
  void write(String release, OutputStream stream) throws IOException {
    Directory directory = ((DirectoryReader) reader).directory();
    DataOutputStream out = new DataOutputStream(stream);
    out.writeUTF(release);
    List<Node> properties = List.copyOf(this.properties.getPredicates(WORDS));
    out.writeInt(properties.size());
    for (Node property : properties) {
      out.writeUTF(property.getURI());
    }
    String[] names = directory.listAll();
    out.writeInt(names.length);
    for (String name : names) {
      try (IndexInput file = directory.openInput(name, IOContext.DEFAULT)) {
        byte[] bytes = new byte[(int) file.length()];
        file.readBytes(bytes, 0, bytes.length);
        out.writeUTF(name);
        out.writeInt(bytes.length);
        out.write(bytes);
      }
    }
    out.flush();
  }

  /**
   * Reads an index that was written; empty when it is of another release or damaged, which Lucene
   * finds by its checksums.
   */
  static Optional<LuceneIndex> read(String release, InputStream stream) {
    try {
      DataInputStream in = new DataInputStream(new BufferedInputStream(stream));
      if (!in.readUTF().equals(release)) {
        return Optional.empty();
      }
      Set<Node> properties = new LinkedHashSet<>();
      for (int left = in.readInt(); left > 0; left--) {
        properties.add(NodeFactory.createURI(in.readUTF()));
      }
      ByteBuffersDirectory directory = new ByteBuffersDirectory();
      for (int left = in.readInt(); left > 0; left--) {
        try (IndexOutput file = directory.createOutput(in.readUTF(), IOContext.DEFAULT)) {
          byte[] bytes = in.readNBytes(in.readInt());
          file.writeBytes(bytes, bytes.length);
        }
      }
      LuceneIndex index = of(directory, properties);
      for (LeafReaderContext leaf : index.reader.leaves()) {
        leaf.reader().checkIntegrity();
      }
      return Optional.of(index);
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A searcher without a query cache: a text is rarely searched for twice. */
  IndexSearcher searcher() {
    IndexSearcher searcher = new IndexSearcher(reader);
    searcher.setQueryCache(null);
    return searcher;
  }

  private static Document document(Binding row) {
    Node text = row.get("text");
    String typed = NameAnalyzer.typed(text.getLiteralLexicalForm());
    Document document = new Document();
    document.add(new StringField(THING, row.get("thing").getURI(), Field.Store.YES));
    document.add(new StringField(PROPERTY, row.get("property").getURI(), Field.Store.YES));
    document.add(new StringField(LANGUAGE, text.getLiteralLanguage(), Field.Store.YES));
    document.add(new StoredField(TEXT, text.getLiteralLexicalForm()));
    document.add(new TextField(WORDS, typed, Field.Store.NO));
    String role = row.get("role").getLiteralLexicalForm();
    List<String> words = NameAnalyzer.words(typed);
    String whole = String.join(" ", words);
    document.add(new StringField(ROLE, role, Field.Store.NO));
    // Of two that match equally well, the shorter is more likely meant.
    document.add(
        new FeatureField(
            WEIGHT,
            WEIGHT,
            Float.parseFloat(row.get("weight").getLiteralLexicalForm()) + 6f / (1 + words.size())));
    if (role.equals("phrase")) {
      document.add(new StringField(PHRASE, whole, Field.Store.NO));
    } else if (role.equals("name")) {
      document.add(new StringField(WHOLE, whole, Field.Store.NO));
    }
    return document;
  }
}
