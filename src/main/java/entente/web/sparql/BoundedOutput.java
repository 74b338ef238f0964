package entente.web.sparql;

import entente.web.http.Problem;
import entente.web.http.ProblemException;
import entente.web.http.ProblemType;
import java.io.ByteArrayOutputStream;

/** A buffer for a result; exceeding its bound is a {@link ProblemException}. */
final class BoundedOutput extends ByteArrayOutputStream {
  private final int bound;

  BoundedOutput(int bound) {
    this.bound = bound;
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    require(length);
    super.write(bytes, offset, length);
  }

  @Override
  public synchronized void write(int one) {
    require(1);
    super.write(one);
  }

  private void require(int more) {
    if (count + (long) more > bound) {
      throw new ProblemException(
          Problem.of(
              ProblemType.ANSWER_TOO_LARGE,
              "The answer has more than "
                  + bound
                  + " bytes, so no results were sent. Ask for a part of it with LIMIT and"
                  + " OFFSET."));
    }
  }
}
