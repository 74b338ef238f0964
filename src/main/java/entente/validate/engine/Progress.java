package entente.validate.engine;

/** A listener for the progress of long work. */
@FunctionalInterface
public interface Progress {
  Progress UNSEEN = (what, done, all) -> {};

  /** Reports that {@code done} of {@code all} parts are done. */
  void at(String what, int done, int all);
}
