package entente.kb.format;

import java.util.function.Supplier;

/** A value that is made when it is first needed, once for all threads. */
public final class Lazy<T> implements Supplier<T> {
  private Supplier<T> maker;
  private volatile T value;

  /**
   * A value to be made later.
   *
   * @param maker never returns null; called again after it has thrown
   */
  public Lazy(Supplier<T> maker) {
    this.maker = maker;
  }

  @Override
  public T get() {
    T made = value;
    return made == null ? make() : made;
  }

  private synchronized T make() {
    if (value == null) {
      value = maker.get();
      maker = null;
    }
    return value;
  }
}
