package entente.web.cache;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** A request whose body has been read as far as it had arrived, and is given once more. */
final class ReadBody extends Request.Wrapper {
  private final Deque<Content.Chunk> read = new ArrayDeque<>();
  private boolean complete;

  /** Reads what has arrived, without waiting for more. */
  ReadBody(Request request) {
    super(request);
    Content.Chunk chunk;
    while (!complete && (chunk = request.read()) != null) {
      read.add(chunk);
      complete = chunk.isLast() || Content.Chunk.isFailure(chunk);
    }
  }

  /** The parts of the whole body; empty when it has not arrived or could not be read. */
  List<Content.Chunk> whole() {
    return complete && !Content.Chunk.isFailure(read.getLast()) ? new ArrayList<>(read) : List.of();
  }

  /** Gives up the body, which is not read again. */
  void release() {
    read.forEach(Content.Chunk::release);
    read.clear();
  }

  @Override
  public Content.Chunk read() {
    Content.Chunk next = read.poll();
    return next == null ? super.read() : next;
  }

  @Override
  public void demand(Runnable callback) {
    if (read.isEmpty()) {
      super.demand(callback);
    } else {
      callback.run();
    }
  }
}
