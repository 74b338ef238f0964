/**
 * Validation of data against SHACL shapes: reading, compiling, lint checks, and results mapped to
 * findings with file locations. Evaluation belongs in {@code engine}, output in {@code report}.
 */
package entente.validate;
