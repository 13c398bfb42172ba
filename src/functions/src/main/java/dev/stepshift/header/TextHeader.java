package dev.stepshift.header;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the first line of a text file, split as COPY splits its rows. In CSV a quote inside quotes
 * is doubled, and quotes may hold delimiters and line ends.
 *
 * @param quote of CSV; empty where quotes are plain characters
 */
record TextHeader(PlainHead head, char delimiter, Optional<Character> quote)
    implements LayoutReader {

  /** The longest header, unpacked. */
  static final int MOST_CHARACTERS = 1024 * 1024;

  private static final int MARK_BYTES = 2;

  @Override
  public Optional<FileLayout> read(FileBytes file) throws IOException {
    if (file.size() == 0) {
      return Optional.empty();
    }
    try (InputStream plain = new BufferedInputStream(head.open(file));
        Reader text = new InputStreamReader(plain, charset(plain))) {
      return new Line(text).read();
    }
  }

  /** UTF-8, unless a byte order mark says that it is UTF-16. */
  private static Charset charset(InputStream plain) throws IOException {
    plain.mark(MARK_BYTES);
    int first = plain.read();
    int second = plain.read();
    plain.reset();
    boolean utf16 = (first == 0xFE && second == 0xFF) || (first == 0xFF && second == 0xFE);
    return utf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
  }

  /** The line while it is read. */
  private final class Line {

    private static final int END = -1;
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final Reader text;
    private final List<FileColumn> columns = new ArrayList<>();
    private final StringBuilder field = new StringBuilder();
    private int characters;
    private int lines = 1;
    private boolean quoted;

    Line(Reader text) {
      this.text = text;
    }

    Optional<FileLayout> read() throws IOException {
      int next = next();
      if (next == BYTE_ORDER_MARK) {
        next = next();
      }
      if (next == END) {
        return Optional.empty();
      }
      while (next != END && (quoted || next != '\n')) {
        next = take((char) next);
      }
      if (quoted) {
        throw new EOFException("a quote in its first line has no end");
      }
      endField();
      dropDelimiterAtEnd();
      return Optional.of(new FileLayout(columns, lines));
    }

    /** Takes one character in and answers the next one. */
    private int take(char character) throws IOException {
      if (quoted) {
        lines += character == '\n' ? 1 : 0;
        return isQuote(character) ? afterQuote() : append(character);
      }
      if (character == delimiter) {
        endField();
        return next();
      }
      if (isQuote(character) && field.toString().isBlank()) {
        quoted = true;
        return next();
      }
      return append(character);
    }

    /** A doubled quote is a character; a single one ends the quotes. */
    private int afterQuote() throws IOException {
      int next = next();
      if (next != END && isQuote((char) next)) {
        return append((char) next);
      }
      quoted = false;
      return next;
    }

    private int append(char character) throws IOException {
      field.append(character);
      return next();
    }

    private int next() throws IOException {
      if (++characters > MOST_CHARACTERS) {
        throw new IOException("its first line does not end within " + MOST_CHARACTERS + " bytes");
      }
      return text.read();
    }

    private boolean isQuote(char character) {
      return quote.isPresent() && quote.get() == character;
    }

    private void endField() {
      columns.add(FileColumn.ofText(field.toString().strip()));
      field.setLength(0);
    }

    /** COPY takes lines that end with a delimiter, so a header may end with one too. */
    private void dropDelimiterAtEnd() {
      int last = columns.size() - 1;
      if (quote.isEmpty() && last > 0 && columns.get(last).name().isEmpty()) {
        columns.remove(last);
      }
    }
  }
}
