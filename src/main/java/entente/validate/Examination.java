package entente.validate;

import java.util.List;

/**
 * A verdict with what is odd beside it, ready to be written.
 *
 * @param notes what no shape asks about: slips in the data, and what of the shapes does nothing
 */
public record Examination(Verdict verdict, List<Note> notes, Reports reports) {}
