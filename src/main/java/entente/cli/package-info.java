/**
 * The command line: arguments in, text and exit status out; what the commands do lives in the
 * packages below.
 */
package entente.cli;
