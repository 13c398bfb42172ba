package dev.stepshift.redshift.copy.stream;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How the characters of a text file are written as bytes.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-conversion.html#copy-encoding">
 *     ENCODING</a>
 */
public enum TextEncoding {
  UTF8,
  /** With a byte order mark, which says the order. */
  UTF16,
  UTF16LE,
  UTF16BE,
  ISO88591;

  private static final int MARK_BYTES = 2;

  /** The encoding that Redshift calls so, in any case. */
  public static Optional<TextEncoding> named(String name) {
    String word = name.toUpperCase(Locale.ROOT);
    return word.equals("UTF-8")
        ? Optional.of(UTF8)
        : Arrays.stream(values()).filter(encoding -> encoding.name().equals(word)).findFirst();
  }

  /**
   * The text in UTF-8; the caller closes the answer. Bytes that are said to be UTF-8 stay as they
   * are.
   *
   * @throws IOException here or while it is read, if the text is of another encoding
   */
  public InputStream open(InputStream file) throws IOException {
    return switch (this) {
      case UTF8 -> file;
      case UTF16 -> marked(file);
      case UTF16LE -> new Utf8Stream(file, StandardCharsets.UTF_16LE);
      case UTF16BE -> new Utf8Stream(file, StandardCharsets.UTF_16BE);
      case ISO88591 -> new Utf8Stream(file, StandardCharsets.ISO_8859_1);
    };
  }

  private static InputStream marked(InputStream file) throws IOException {
    byte[] mark = file.readNBytes(MARK_BYTES);
    if (mark.length == 0) {
      return file;
    }
    return new Utf8Stream(
        new SequenceInputStream(new ByteArrayInputStream(mark), file), markedBy(mark));
  }

  private static Charset markedBy(byte[] mark) throws IOException {
    if (Arrays.equals(mark, new byte[] {(byte) 0xFE, (byte) 0xFF})) {
      return StandardCharsets.UTF_16BE;
    }
    if (Arrays.equals(mark, new byte[] {(byte) 0xFF, (byte) 0xFE})) {
      return StandardCharsets.UTF_16LE;
    }
    throw new IOException("it has no byte order mark");
  }
}
