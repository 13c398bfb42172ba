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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads the first line of a text file, split as COPY splits its rows. */
record TextHeader(PlainHead head, TextRules rules) implements LayoutReader {

  /** The longest header, unpacked. */
  static final int MOST_CHARACTERS = 1024 * 1024;

  private static final int MARK_BYTES = 2;

  @Override
  public Optional<FileLayout> read(FileBytes file) throws IOException {
    if (file.size() == 0) {
      return Optional.empty();
    }
    try (InputStream plain = new BufferedInputStream(head.open(file))) {
      plain.mark(MARK_BYTES);
      byte[] mark = plain.readNBytes(MARK_BYTES);
      plain.reset();
      return mark.length == 0
          ? Optional.empty()
          : new Line(new InputStreamReader(plain, charset(markedBy(mark)))).read();
    }
  }

  private static Optional<Charset> markedBy(byte[] mark) {
    if (Arrays.equals(mark, new byte[] {(byte) 0xFE, (byte) 0xFF})) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    return Arrays.equals(mark, new byte[] {(byte) 0xFF, (byte) 0xFE})
        ? Optional.of(StandardCharsets.UTF_16LE)
        : Optional.empty();
  }

  /**
   * @param marked what a byte order mark of UTF-16 says
   */
  private Charset charset(Optional<Charset> marked) throws IOException {
    return switch (rules.encoding()) {
      case UTF8 -> {
        if (marked.isPresent()) {
          throw new IOException("it begins as UTF-16 does; write encoding: utf16");
        }
        yield StandardCharsets.UTF_8;
      }
      case UTF16 ->
          marked.orElseThrow(
              () ->
                  new IOException(
                      "it has no byte order mark; write encoding: utf16le, or utf16be, or utf8"));
      case UTF16LE -> StandardCharsets.UTF_16LE;
      case UTF16BE -> StandardCharsets.UTF_16BE;
      case ISO88591 -> StandardCharsets.ISO_8859_1;
    };
  }

  /** The line while it is read. */
  private final class Line {

    private static final int END = -1;
    private static final int NO_QUOTE = -1;
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final Reader text;
    private final List<FileColumn> columns = new ArrayList<>();
    private final StringBuilder field = new StringBuilder();
    private int characters;
    private int lines = 1;
    private int openQuote = NO_QUOTE;

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
      while (next != END && (next != '\n' || holdsLineEnds())) {
        next = take((char) next);
      }
      if (openQuote != NO_QUOTE) {
        throw new EOFException("a quote in its first line has no end");
      }
      endField();
      dropDelimiterAtEnd();
      return Optional.of(new FileLayout(columns, lines));
    }

    private boolean holdsLineEnds() {
      return rules.csv() && openQuote != NO_QUOTE;
    }

    /** Takes one character in and answers the next one. */
    private int take(char character) throws IOException {
      if (character == openQuote) {
        return afterQuote(character);
      }
      if (openQuote == NO_QUOTE && character == rules.delimiter()) {
        endField();
        return next();
      }
      if (openQuote == NO_QUOTE && opensQuotes(character)) {
        openQuote = character;
        return next();
      }
      return rules.escape() && character == '\\' ? afterBackslash() : append(character);
    }

    private boolean opensQuotes(char character) {
      return rules.quotes().indexOf(character) >= 0
          && (rules.csv() ? field.toString().isBlank() : field.isEmpty());
    }

    /** Of CSV a doubled quote is a character; else one that ends no value is. */
    private int afterQuote(char quote) throws IOException {
      int next = next();
      if (rules.csv() && next == quote) {
        return append(quote);
      }
      if (rules.csv() || next == rules.delimiter() || "\r\n".indexOf(next) >= 0 || next == END) {
        openQuote = NO_QUOTE;
      } else {
        field.append(quote);
      }
      return next;
    }

    private int afterBackslash() throws IOException {
      int next = next();
      return next == END ? append('\\') : append((char) next);
    }

    private int append(char character) throws IOException {
      lines += character == '\n' ? 1 : 0;
      field.append(character);
      return next();
    }

    private int next() throws IOException {
      if (++characters > MOST_CHARACTERS) {
        throw new IOException("its first line does not end within " + MOST_CHARACTERS + " bytes");
      }
      return text.read();
    }

    private void endField() {
      columns.add(FileColumn.ofText(field.toString().strip()));
      field.setLength(0);
    }

    /** COPY takes lines that end with a delimiter, so a header may end with one too. */
    private void dropDelimiterAtEnd() {
      int last = columns.size() - 1;
      if (!rules.csv() && last > 0 && columns.get(last).name().isEmpty()) {
        columns.remove(last);
      }
    }
  }
}
