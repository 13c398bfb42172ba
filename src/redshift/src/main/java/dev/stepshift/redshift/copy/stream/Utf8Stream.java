package dev.stepshift.redshift.copy.stream;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** A text in UTF-8 that is written in another encoding; a byte order mark is left out. */
final class Utf8Stream extends InputStream {

  private static final int CHARACTERS = 16 * 1024;
  private static final int MOST_BYTES_EACH = 3;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Charset charset;
  private final Reader text;
  private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
  private final CharBuffer characters = CharBuffer.allocate(CHARACTERS);
  private final ByteBuffer bytes = ByteBuffer.allocate(CHARACTERS * MOST_BYTES_EACH).flip();
  private boolean begun;
  private boolean ended;

  Utf8Stream(InputStream file, Charset charset) {
    this.charset = charset;
    this.text =
        new InputStreamReader(
            file,
            charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  @Override
  public int read() throws IOException {
    return fill() ? bytes.get() & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, bytes.remaining());
    bytes.get(target, from, count);
    return count;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }

  /** Reads on if there is no byte left; false at the end of the text. */
  private boolean fill() throws IOException {
    while (!bytes.hasRemaining() && !ended) {
      try {
        readCharacters();
        encode();
      } catch (CharacterCodingException e) {
        throw new IOException("it is not written in " + charset.name(), e);
      }
    }
    return bytes.hasRemaining();
  }

  private void readCharacters() throws IOException {
    ended = text.read(characters) < 0;
    characters.flip();
    if (!begun && characters.hasRemaining()) {
      begun = true;
      if (characters.get(0) == BYTE_ORDER_MARK) {
        characters.get();
      }
    }
  }

  private void encode() throws CharacterCodingException {
    bytes.clear();
    CoderResult result = encoder.encode(characters, bytes, ended);
    if (result.isError()) {
      result.throwException();
    }
    // Half of a pair may be left for the next turn.
    characters.compact();
    bytes.flip();
  }
}
