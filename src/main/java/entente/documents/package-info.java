/**
 * The link between the knowledge base and the texts that it was taken from: checks of passages and
 * evidence, coverage, and drafts of passages. Only types that need both belong here.
 */
package entente.documents;
