/**
 * The command line: arguments in, text and exit status out. A command only reads its options, calls
 * the packages below and prints.
 */
package entente.cli;
