/**
 * Rows of a query as numbers: registers with the ids of terms, rows that are kept, and the bindings
 * that decode them. Only types that hold terms or rows belong here.
 */
package entente.kb.row;
