/**
 * Text search: the index of names and descriptions behind {@code text:query}, its analyzer and its
 * query syntax. Only what turns words into things belongs here.
 */
package entente.kb.text;
