/**
 * Validation: data against shapes, with the place in the file for each finding, in the forms that
 * people and tools read.
 */
package entente.validate;
