package entente.kb.solution;

/** An aggregate over each group of rows; groups are numbered from 0. */
public interface Aggregate {
  /** Takes the current row into a group. */
  void add(int group);

  /** The id of the value of a group, or {@link entente.kb.row.TermIds#UNBOUND}. */
  int result(int group);
}
