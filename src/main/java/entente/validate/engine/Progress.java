package entente.validate.engine;

/** Is told how far long work is. */
@FunctionalInterface
public interface Progress {
  Progress UNSEEN = (what, done, all) -> {};

  /** So much of all of it is done. */
  void at(String what, int done, int all);
}
