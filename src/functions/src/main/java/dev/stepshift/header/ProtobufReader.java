package dev.stepshift.header;

import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a message of Protocol Buffers, field by field.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">Encoding</a>
 */
final class ProtobufReader {

  /** Ends a message. */
  static final int END = 0;

  private static final int VARINT = 0;
  private static final int FIXED_64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED_32 = 5;

  private final ByteBuffer message;
  private int wireType;

  ProtobufReader(ByteBuffer message) {
    this.message = message;
  }

  /** The number of the next field, or {@link #END}. */
  int nextField() throws IOException {
    if (!message.hasRemaining()) {
      return END;
    }
    long tag = number();
    wireType = (int) tag & 7;
    return (int) (tag >>> 3);
  }

  long number() throws IOException {
    long number = 0;
    try {
      for (int shift = 0; shift < Long.SIZE; shift += 7) {
        byte part = message.get();
        number |= (long) (part & 0x7F) << shift;
        if (part >= 0) {
          return number;
        }
      }
    } catch (BufferUnderflowException e) {
      throw cutOff(e);
    }
    throw new IOException("its footer is damaged");
  }

  /** Numbers that come one by one, or packed into one field. */
  List<Integer> numbers() throws IOException {
    if (wireType != BYTES) {
      return List.of((int) number());
    }
    List<Integer> numbers = new ArrayList<>();
    ProtobufReader packed = message();
    while (packed.message.hasRemaining()) {
      numbers.add((int) packed.number());
    }
    return numbers;
  }

  String text() throws IOException {
    return StandardCharsets.UTF_8.decode(bytes()).toString();
  }

  ProtobufReader message() throws IOException {
    return new ProtobufReader(bytes());
  }

  /** Passes over the field at hand. */
  void skip() throws IOException {
    switch (wireType) {
      case VARINT -> number();
      case FIXED_64 -> take(Long.BYTES);
      case BYTES -> bytes();
      case FIXED_32 -> take(Integer.BYTES);
      default -> throw new IOException("its footer is damaged");
    }
  }

  private ByteBuffer bytes() throws IOException {
    return take(number());
  }

  private ByteBuffer take(long length) throws IOException {
    if (length < 0 || length > message.remaining()) {
      throw cutOff(new BufferUnderflowException());
    }
    ByteBuffer taken = message.slice(message.position(), (int) length);
    message.position(message.position() + (int) length);
    return taken;
  }

  private static EOFException cutOff(Exception cause) {
    EOFException cutOff = new EOFException("its footer is cut off");
    cutOff.initCause(cause);
    return cutOff;
  }
}
