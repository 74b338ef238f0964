package entente.documents;

import entente.kb.read.Vocabulary;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * The terms of the evidence model that this package names; a test compares them with the ontology.
 */
final class EvidenceTerms {
  static final Node DOCUMENT = Vocabulary.term("Document");
  static final Node OMISSION = Vocabulary.term("Omission");
  static final Node PASSAGE_CLASS = Vocabulary.term("Passage");
  static final Node JUDGED = Vocabulary.term("judged");
  static final Node EVIDENCE = Vocabulary.term("evidence");
  static final Node VARIANT = Vocabulary.term("variant");
  static final Node PASSAGE = Vocabulary.term("passage");
  static final Node CONTEXT = Vocabulary.term("context");
  static final Node SUPPORTS = Vocabulary.term("supports");
  static final Node PROPERTY = Vocabulary.term("property");
  static final Node PRECISION = Vocabulary.term("precision");
  static final Node VALUE = Vocabulary.term("value");
  static final Node AS_PRINTED = Vocabulary.term("asPrinted");
  static final Node READING = Vocabulary.term("reading");
  static final Node IN_DOCUMENT = Vocabulary.term("inDocument");
  static final Node IN_SECTION = Vocabulary.term("inSection");
  static final Node PASSAGE_KIND = Vocabulary.term("passageKind");
  static final Node OMISSION_REASON = Vocabulary.term("omissionReason");
  static final Node DIGEST = Vocabulary.term("digest");
  static final Node NUMBER = Vocabulary.term("number");
  static final Node NOTE = Vocabulary.term("note");
  static final Node CITATION = Vocabulary.term("citation");
  static final Node CITED_WORK = Vocabulary.term("citedWork");
  static final Node CITATION_FORM = Vocabulary.term("citationForm");
  static final Node YEAR_OF_UNDATED = Vocabulary.term("yearOfUndated");

  static final Node KIND_NOTE = NodeFactory.createURI(Vocabulary.BASE + "code/passage-kind/note");
  static final Node KIND_PROSE = NodeFactory.createURI(Vocabulary.BASE + "code/passage-kind/prose");
  static final Node FORM_IBID = NodeFactory.createURI(Vocabulary.BASE + "code/citation-form/ibid");
  static final Node READINGS = NodeFactory.createURI(Vocabulary.BASE + "code/reading");

  static final Node START = NodeFactory.createURI("http://www.w3.org/ns/oa#start");
  static final Node END = NodeFactory.createURI("http://www.w3.org/ns/oa#end");

  private EvidenceTerms() {}
}
