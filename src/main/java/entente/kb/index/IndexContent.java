package entente.kb.index;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.expr.ValueSpace;

/** The columns of an {@link IndexedDataset} as bytes: each array as its length and its elements. */
final class IndexContent {
  private IndexContent() {}

  static byte[] bytes(IndexedDataset dataset) {
    Writer counted = new Writer(null);
    write(dataset, counted);
    Writer writer = new Writer(ByteBuffer.allocate(counted.size).order(ByteOrder.LITTLE_ENDIAN));
    write(dataset, writer);
    return writer.buffer.array();
  }

  private static void write(IndexedDataset dataset, Writer out) {
    TermColumns terms = dataset.terms().columns();
    out.bytes(terms.text());
    out.ints(terms.offsets());
    out.shorts(terms.literalTypes());
    out.ints(terms.slots());
    out.texts(terms.types());
    out.texts(terms.spaces().spaces().stream().map(ValueSpace::name).toList());
    out.ints(terms.spaces().starts());
    TripleRows rows = dataset.union().rows();
    columns(rows.spo(), out);
    columns(rows.pos(), out);
    columns(rows.osp(), out);
    out.longs(rows.sets());
    out.texts(dataset.names().stream().map(Node::getURI).toList());
  }

  private static void columns(TripleColumns columns, Writer out) {
    out.ints(columns.starts());
    out.ints(columns.second());
    out.ints(columns.third());
    out.bytes(columns.graphs());
  }

  /** Reads bytes whose digest has been, or will be, compared; others can end in any exception. */
  static IndexedDataset read(ByteBuffer buffer) {
    Reader in = new Reader(buffer.order(ByteOrder.LITTLE_ENDIAN));
    byte[] text = in.bytes();
    int[] offsets = in.ints();
    short[] literalTypes = in.shorts();
    int[] slots = in.ints();
    List<String> types = in.texts();
    List<ValueSpace> spaces = in.texts().stream().map(ValueSpace::valueOf).toList();
    TermTable terms =
        new TermTable(
            new TermColumns(
                text, offsets, literalTypes, slots, types, new ValueRanges(spaces, in.ints())));
    TripleColumns spo = columns(in);
    TripleColumns pos = columns(in);
    TripleColumns osp = columns(in);
    TripleRows rows = new TripleRows(spo, pos, osp, in.longs());
    return IndexedDataset.of(terms, in.texts().stream().map(NodeFactory::createURI).toList(), rows);
  }

  private static TripleColumns columns(Reader in) {
    return new TripleColumns(in.ints(), in.ints(), in.ints(), in.bytes());
  }

  /** Writes into a buffer, or only counts if it is null. */
  private static final class Writer {
    private final ByteBuffer buffer;
    private int size;

    Writer(ByteBuffer buffer) {
      this.buffer = buffer;
    }

    private boolean array(int length, int width) {
      size = Math.addExact(size, Math.addExact(Integer.BYTES, Math.multiplyExact(length, width)));
      if (buffer != null) {
        buffer.putInt(length);
      }
      return buffer != null;
    }

    private void skip(int bytes) {
      buffer.position(buffer.position() + bytes);
    }

    void bytes(byte[] array) {
      if (array(array.length, 1)) {
        buffer.put(array);
      }
    }

    void shorts(short[] array) {
      if (array(array.length, Short.BYTES)) {
        buffer.asShortBuffer().put(array);
        skip(array.length * Short.BYTES);
      }
    }

    void ints(int[] array) {
      if (array(array.length, Integer.BYTES)) {
        buffer.asIntBuffer().put(array);
        skip(array.length * Integer.BYTES);
      }
    }

    void longs(long[] array) {
      if (array(array.length, Long.BYTES)) {
        buffer.asLongBuffer().put(array);
        skip(array.length * Long.BYTES);
      }
    }

    void texts(List<String> texts) {
      array(texts.size(), 0);
      texts.forEach(text -> bytes(text.getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** Reads arrays that are no longer than the buffer. */
  private record Reader(ByteBuffer buffer) {

    private int length(int width) {
      int length = buffer.getInt();
      if (length < 0 || length > buffer.remaining() / width) {
        throw new BufferUnderflowException();
      }
      return length;
    }

    private void skip(int bytes) {
      buffer.position(buffer.position() + bytes);
    }

    byte[] bytes() {
      byte[] array = new byte[length(1)];
      buffer.get(array);
      return array;
    }

    short[] shorts() {
      short[] array = new short[length(Short.BYTES)];
      buffer.asShortBuffer().get(array);
      skip(array.length * Short.BYTES);
      return array;
    }

    int[] ints() {
      int[] array = new int[length(Integer.BYTES)];
      buffer.asIntBuffer().get(array);
      skip(array.length * Integer.BYTES);
      return array;
    }

    long[] longs() {
      long[] array = new long[length(Long.BYTES)];
      buffer.asLongBuffer().get(array);
      skip(array.length * Long.BYTES);
      return array;
    }

    List<String> texts() {
      int count = length(1);
      List<String> texts = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        texts.add(new String(bytes(), StandardCharsets.UTF_8));
      }
      return texts;
    }
  }
}
