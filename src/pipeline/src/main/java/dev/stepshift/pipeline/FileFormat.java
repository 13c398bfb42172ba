package dev.stepshift.pipeline;

import java.util.List;
import java.util.Optional;

/**
 * How the values lie in a source's files. Each format holds the options that it takes; for those
 * that it does not take it answers what Redshift does without them.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-format.html">
 *     Data format parameters of COPY</a>
 */
public sealed interface FileFormat {

  /** Lines skipped at the head of each file. */
  default int headerLines() {
    return 0;
  }

  /** The text that stands for NULL; without one it is Redshift's own, {@code \N}. */
  default Optional<String> nullAs() {
    return Optional.empty();
  }

  /** How each file is compressed as a whole; Avro, Parquet and ORC say it inside the file. */
  default Compression compression() {
    return Compression.NONE;
  }

  /** Whether each file says itself what its columns are called, in its first line or its schema. */
  default boolean namesColumns() {
    return headerLines() == 1;
  }

  default DataConversion conversion() {
    return DataConversion.STANDARD;
  }

  /** The format as COPY finds it: what it does not read is converted before. */
  default FileFormat asCopied() {
    return this;
  }

  /** Values with a character between them. */
  record Delimited(
      char delimiter,
      int headerLines,
      Optional<String> nullAs,
      Compression compression,
      DataConversion conversion)
      implements FileFormat {

    public static final char DEFAULT_DELIMITER = '|';

    public Delimited {
      requireSeparator("delimiter", delimiter);
      requireHeaderLines(headerLines);
      if (delimiter == '\\' && conversion.has(CopySwitch.ESCAPE)) {
        throw new IllegalArgumentException(
            "source.delimiter is what escape escapes with; choose another one");
      }
    }
  }

  /** The same, where quotes around a value allow the delimiter and line ends in it. */
  record Csv(
      char delimiter,
      char quote,
      int headerLines,
      Optional<String> nullAs,
      Compression compression,
      DataConversion conversion)
      implements FileFormat {

    public static final char DEFAULT_DELIMITER = ',';
    public static final char DEFAULT_QUOTE = '"';

    public Csv {
      requireSeparator("delimiter", delimiter);
      requireSeparator("quote", quote);
      requireHeaderLines(headerLines);
      if (delimiter == quote) {
        throw new IllegalArgumentException("source.quote is the delimiter too; choose two");
      }
    }
  }

  /**
   * Values that each have their place in the line.
   *
   * @param widths the bytes of each column, in the order of the columns
   */
  record FixedWidth(
      List<Integer> widths,
      int headerLines,
      Optional<String> nullAs,
      Compression compression,
      DataConversion conversion)
      implements FileFormat {

    public FixedWidth {
      widths = List.copyOf(widths);
      if (widths.isEmpty()) {
        throw new IllegalArgumentException("source.widths is empty; give one width a column");
      }
      requireHeaderLines(headerLines);
    }

    /** Names are longer than the widths of their columns. */
    @Override
    public boolean namesColumns() {
      return false;
    }
  }

  /** Objects of JSON, one after the other. */
  record Json(JsonPaths paths, int headerLines, Compression compression, DataConversion conversion)
      implements FileFormat {

    public Json {
      requireHeaderLines(headerLines);
    }

    /** Each object has names of its own. */
    @Override
    public boolean namesColumns() {
      return false;
    }
  }

  record Avro(JsonPaths paths, DataConversion conversion) implements FileFormat {

    /** Not where a JSONPaths file says what goes where. */
    @Override
    public boolean namesColumns() {
      return paths instanceof JsonPaths.ByName;
    }
  }

  /**
   * Files of columns and not of rows: Redshift reads them by other rules.
   *
   * @param invalidCharacters as of {@link DataConversion.Texts}, the one option that COPY takes
   * @see <a
   *     href="https://docs.aws.amazon.com/redshift/latest/dg/copy-usage_notes-copy-from-columnar.html">
   *     COPY from columnar data formats</a>
   */
  record Columnar(Kind kind, Optional<Character> invalidCharacters) implements FileFormat {

    public enum Kind {
      PARQUET,
      ORC
    }

    /** A byte that is no UTF-8 is an error. */
    public Columnar(Kind kind) {
      this(kind, Optional.empty());
    }

    @Override
    public boolean namesColumns() {
      return true;
    }
  }

  /**
   * XML, which COPY does not read: it is converted to JSON lines before.
   *
   * @param row the local name of the element that is a row
   * @param compression {@link Compression#NONE} or {@link Compression#GZIP}
   */
  record Xml(String row, Compression compression, DataConversion conversion) implements FileFormat {

    public Xml {
      if (row.isBlank()) {
        throw new IllegalArgumentException("source.row is empty; name the element that is a row");
      }
      if (!reads(compression)) {
        throw new IllegalArgumentException(
            "source.compression is " + compression + "; xml is read plain or with gzip");
      }
    }

    public static boolean reads(Compression compression) {
      return compression == Compression.NONE || compression == Compression.GZIP;
    }

    @Override
    public FileFormat asCopied() {
      return new Json(JsonPaths.ByName.ANY_CASE, 0, Compression.GZIP, conversion);
    }
  }

  enum Compression {
    NONE,
    GZIP,
    ZSTD,
    BZIP2,
    LZOP
  }

  /** How COPY finds the column of a value of {@link Json} and {@link Avro}. */
  sealed interface JsonPaths {

    /** A field goes to the column of its name. */
    enum ByName implements JsonPaths {
      EXACT,
      ANY_CASE
    }

    /**
     * As a file says.
     *
     * @param path of a JSONPaths file: a key in the data bucket or {@code s3://bucket/key}
     */
    record InFile(String path) implements JsonPaths {}
  }

  /** Whether COPY takes the character as a delimiter or a quote: ASCII, and not a line's end. */
  static boolean isSeparator(char character) {
    return character < 128 && "\r\n\0".indexOf(character) < 0;
  }

  private static void requireSeparator(String field, char character) {
    if (!isSeparator(character)) {
      throw new IllegalArgumentException(
          "source.%s is '%s'; choose one ASCII character".formatted(field, character));
    }
  }

  private static void requireHeaderLines(int lines) {
    if (lines < 0) {
      throw new IllegalArgumentException("source.ignore_header is negative; count lines from 0");
    }
  }
}
