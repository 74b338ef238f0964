package entente.kb.text;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.query.text.Entity;
import org.apache.jena.query.text.TextHit;
import org.apache.jena.query.text.TextIndex;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;

/** A {@link TextIndex} that is never updated and implements all overloads by one method. */
abstract class ReadOnlyTextIndex implements TextIndex {

  /**
   * The hits of a text, best first.
   *
   * @param subject the IRI of the only thing to search, or null
   * @param properties the properties whose texts are searched; all properties if it is empty
   * @param language a language tag, or null for texts in any language
   * @param limit the greatest number of hits; below 1 for the maximum
   * @param highlight the options of jena-text for highlighting, or null
   */
  abstract List<TextHit> find(
      String subject,
      List<Resource> properties,
      String text,
      String language,
      int limit,
      String highlight);

  /** The properties whose texts are in the index. */
  abstract Set<Node> properties();

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
    return new UnsupportedOperationException("the text index of a release does not change");
  }

  /** Does nothing: the index holds no resources. */
  @Override
  public void close() {}
}
