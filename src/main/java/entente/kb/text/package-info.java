/**
 * Text search: the index of names and descriptions behind {@code text:query}, its analyzer and its
 * query syntax. Only types that find things by words belong here.
 */
package entente.kb.text;
