package entente.web.rdf;

import entente.web.page.PageQueries;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.jena.atlas.json.JsonNumber;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonString;
import org.apache.jena.atlas.json.JsonValue;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.engine.binding.Binding;

/**
 * The JSON-LD context of the knowledge base: short names for the terms that the ontology declares
 * and borrows, prefixes for other IRIs.
 *
 * <p>It is made from the ontology and published with its version. A term of the project has the
 * last segment of its IRI as its name; so has a borrowed one, unless the name is taken. Things keep
 * their full IRIs, so that a program without JSON-LD support can follow them.
 */
public final class JsonLdContext {
  private static final Set<String> KEYWORDS = Set.of("id", "type");
  private final Map<String, Term> terms;
  private final Map<String, String> prefixes;
  private final String vocabulary;

  /** A short name and the form of its values. */
  record Term(String name, String iri, boolean references, boolean texts) {}

  private JsonLdContext(Map<String, Term> terms, Map<String, String> prefixes, String vocabulary) {
    this.terms = terms;
    this.prefixes = prefixes;
    this.vocabulary = vocabulary;
  }

  /** The context of the knowledge base. */
  static JsonLdContext of(PageQueries queries, PrefixMapping mapping) {
    Map<String, String> prefixes = new TreeMap<>();
    // Without the prefixes of things, which keep their IRIs.
    mapping
        .getNsPrefixMap()
        .forEach(
            (prefix, namespace) -> {
              if (!namespace.startsWith(queries.base())
                  || namespace.equals(queries.base() + "ns/")) {
                prefixes.put(prefix, namespace);
              }
            });
    List<Binding> rows = queries.rows("dataset/json-ld-terms", Map.of());
    Map<String, Long> wanted =
        rows.stream()
            .map(row -> name(row.get("term").getURI()))
            .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
    Map<String, Term> terms = new TreeMap<>();
    for (Binding row : rows) {
      String iri = row.get("term").getURI();
      String name = name(iri);
      boolean free = iri.startsWith(queries.base()) || wanted.get(name) == 1;
      if (free && !KEYWORDS.contains(name) && !prefixes.containsKey(name)) {
        terms.put(
            iri,
            new Term(
                name, iri, yes(row, "references"), yes(row, "texts") && !yes(row, "references")));
      }
    }
    return new JsonLdContext(terms, prefixes, "");
  }

  /** A context for terms of a single vocabulary. */
  public static JsonLdContext ofVocabulary(String namespace) {
    return new JsonLdContext(Map.of(), Map.of(), namespace);
  }

  /** The context of the knowledge base, made on first use. */
  public static Supplier<JsonLdContext> later(PageQueries queries, PrefixMapping mapping) {
    AtomicReference<JsonLdContext> made = new AtomicReference<>();
    return () -> made.updateAndGet(context -> context == null ? of(queries, mapping) : context);
  }

  private static boolean yes(Binding row, String variable) {
    return row.get(variable).getLiteralLexicalForm().equals("true");
  }

  private static String name(String iri) {
    return iri.substring(Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1);
  }

  /**
   * Whether things are nested where they are first mentioned, for consumers that follow no
   * references.
   */
  boolean nests() {
    return !vocabulary.isEmpty();
  }

  /** The alias of a keyword. */
  String keyword(String name) {
    return vocabulary.isEmpty() ? name : "@" + name;
  }

  /** The short name of a property, or null; recorded in {@code used}. */
  Term term(String iri, Map<String, JsonValue> used) {
    Term term = terms.get(iri);
    if (term != null && !used.containsKey(term.name())) {
      used.put(term.name(), definition(term, used));
    }
    return term;
  }

  /** The name of a class, property or datatype that has no definition for its values. */
  String compact(String iri, Map<String, JsonValue> used) {
    if (!vocabulary.isEmpty() && iri.startsWith(vocabulary)) {
      return iri.substring(vocabulary.length());
    }
    return prefixed(iri, used);
  }

  private String prefixed(String iri, Map<String, JsonValue> used) {
    String name = name(iri);
    String namespace = iri.substring(0, iri.length() - name.length());
    for (Map.Entry<String, String> prefix : prefixes.entrySet()) {
      if (prefix.getValue().equals(namespace) && !name.startsWith("//")) {
        used.put(prefix.getKey(), new JsonString(namespace));
        return prefix.getKey() + ":" + name;
      }
    }
    return iri;
  }

  private JsonValue definition(Term term, Map<String, JsonValue> used) {
    String iri = prefixed(term.iri(), used);
    if (!term.references() && !term.texts()) {
      return new JsonString(iri);
    }
    JsonObject definition = new JsonObject();
    definition.put("@id", iri);
    definition.put(
        term.references() ? "@type" : "@container", term.references() ? "@id" : "@language");
    return definition;
  }

  /** The part that a document uses, to be embedded so that the document needs no network. */
  JsonValue part(Map<String, JsonValue> used) {
    JsonObject context = new JsonObject();
    if (!vocabulary.isEmpty()) {
      context.put("@vocab", vocabulary);
      return context;
    }
    context.put("@version", JsonNumber.valueDecimal("1.1"));
    KEYWORDS.stream().sorted().forEach(keyword -> context.put(keyword, "@" + keyword));
    // Prefixes first, by convention.
    new TreeSet<>(used.keySet())
        .stream().filter(prefixes::containsKey).forEach(name -> context.put(name, used.get(name)));
    new TreeSet<>(used.keySet())
        .stream()
            .filter(name -> !prefixes.containsKey(name))
            .forEach(name -> context.put(name, used.get(name)));
    return context;
  }

  /** The whole context, as a document. */
  String document() {
    Map<String, JsonValue> used = new HashMap<>();
    prefixes.forEach((prefix, namespace) -> used.put(prefix, new JsonString(namespace)));
    terms.keySet().forEach(iri -> term(iri, used));
    JsonObject document = new JsonObject();
    document.put("@context", part(used));
    return document.toString() + "\n";
  }
}
