package dev.stepshift.header;

import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Reads structs of Thrift's compact protocol, field by field.
 *
 * @see <a
 *     href="https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md">Thrift
 *     compact protocol</a>
 */
final class ThriftReader {

  /** Ends a struct. */
  static final int STOP = 0;

  private static final int TRUE = 1;
  private static final int FALSE = 2;
  private static final int BYTE = 3;
  private static final int DOUBLE = 7;
  private static final int BINARY = 8;
  private static final int LIST = 9;
  private static final int SET = 10;
  private static final int MAP = 11;
  private static final int STRUCT = 12;
  private static final int LONG_LIST = 15;

  private final ByteBuffer bytes;
  private final Deque<Integer> outerFields = new ArrayDeque<>();
  private int field;
  private int type;

  ThriftReader(byte[] bytes, int from) {
    this.bytes = ByteBuffer.wrap(bytes, from, bytes.length - from);
  }

  /** The number of the struct's next field, or {@link #STOP}. */
  int nextField() throws IOException {
    int header = unsignedByte();
    if (header == 0) {
      return STOP;
    }
    type = header & 0xF;
    int step = header >> 4;
    field = step == 0 ? (int) zigzag() : field + step;
    return field;
  }

  /** Goes into the struct that is the field at hand, or an element of a list. */
  void enter() {
    outerFields.push(field);
    field = 0;
  }

  /** Goes out of a struct whose {@link #STOP} was read. */
  void leave() {
    field = outerFields.pop();
  }

  int integer() throws IOException {
    return type == BYTE ? unsignedByte() : (int) zigzag();
  }

  /** A flag is the type of its field. */
  boolean flag() {
    return type == TRUE;
  }

  String text() throws IOException {
    byte[] text = new byte[length()];
    try {
      bytes.get(text);
    } catch (BufferUnderflowException e) {
      throw cutOff(e);
    }
    return new String(text, StandardCharsets.UTF_8);
  }

  /** How many elements the list has that is the field at hand. */
  int listSize() throws IOException {
    int header = unsignedByte();
    type = header & 0xF;
    int size = header >> 4;
    return size == LONG_LIST ? length() : size;
  }

  /** Passes over the field at hand. */
  void skip() throws IOException {
    skip(type);
  }

  private void skip(int skipped) throws IOException {
    switch (skipped) {
      case TRUE, FALSE -> {
        // Nothing follows.
      }
      case BYTE -> unsignedByte();
      case DOUBLE -> pass(Double.BYTES);
      case BINARY -> pass(length());
      case LIST, SET -> skipList();
      case MAP -> skipMap();
      case STRUCT -> skipStruct();
      default -> zigzag();
    }
  }

  private void skipStruct() throws IOException {
    enter();
    while (nextField() != STOP) {
      skip();
    }
    leave();
  }

  private void skipList() throws IOException {
    int size = listSize();
    int element = type;
    for (int i = 0; i < size; i++) {
      skipElement(element);
    }
  }

  private void skipMap() throws IOException {
    int size = length();
    int types = size == 0 ? 0 : unsignedByte();
    for (int i = 0; i < size; i++) {
      skipElement(types >> 4);
      skipElement(types & 0xF);
    }
  }

  /** A flag in a list takes a byte, unlike one in a field. */
  private void skipElement(int element) throws IOException {
    skip(element == TRUE || element == FALSE ? BYTE : element);
  }

  private void pass(int count) throws IOException {
    if (count > bytes.remaining()) {
      throw cutOff(new BufferUnderflowException());
    }
    bytes.position(bytes.position() + count);
  }

  private int length() throws IOException {
    long length = varint();
    if (length < 0 || length > bytes.remaining()) {
      throw cutOff(new BufferUnderflowException());
    }
    return (int) length;
  }

  private long zigzag() throws IOException {
    long number = varint();
    return (number >>> 1) ^ -(number & 1);
  }

  private long varint() throws IOException {
    long number = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int part = unsignedByte();
      number |= (long) (part & 0x7F) << shift;
      if (part < 0x80) {
        return number;
      }
    }
    throw new IOException("its footer is damaged");
  }

  private int unsignedByte() throws IOException {
    try {
      return bytes.get() & 0xFF;
    } catch (BufferUnderflowException e) {
      throw cutOff(e);
    }
  }

  private static EOFException cutOff(Exception cause) {
    EOFException cutOff = new EOFException("its footer is cut off");
    cutOff.initCause(cause);
    return cutOff;
  }
}
