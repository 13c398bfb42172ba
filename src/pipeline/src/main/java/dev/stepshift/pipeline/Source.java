package dev.stepshift.pipeline;

import java.util.List;
import java.util.Locale;

/**
 * The files that feed a table.
 *
 * @param path key prefix in the data bucket, or {@code s3://bucket/prefix}; may hold the run's
 *     date, see {@link DatedPath}; for {@link Intake.Kind#MANIFEST} the manifest's key
 * @param files glob on the part of the key after the prefix, such as {@code *.tbl.gz}; empty takes
 *     every object
 * @param delimiter one character, for {@link Format#DELIMITED} and {@link Format#CSV}
 * @param quote the quote character of {@link Format#CSV}
 * @param ignoreHeader lines skipped at the head of each file
 * @param nullAs the text that stands for NULL; empty keeps Redshift's default {@code \N}
 * @param dateFormat Redshift's DATEFORMAT; empty for the default
 * @param timeFormat Redshift's TIMEFORMAT; empty for the default
 * @param maxErrors Redshift's MAXERROR, 0 to 100000
 * @param jsonPaths for {@link Format#JSON} and {@link Format#AVRO}: {@code auto}, {@code
 *     auto_ignorecase}, or the JSONPaths file as a key in the data bucket or {@code
 *     s3://bucket/key}
 * @param widths bytes of each column in a line, for {@link Format#FIXED_WIDTH}
 * @param row the local name of the element that is a row, for {@link Format#XML}
 * @param intake which of the files are taken
 */
public record Source(
    String path,
    String files,
    Format format,
    String delimiter,
    String quote,
    int ignoreHeader,
    String nullAs,
    String dateFormat,
    String timeFormat,
    Compression compression,
    int maxErrors,
    OnMissing onMissing,
    String jsonPaths,
    List<Integer> widths,
    String row,
    Intake intake)
    implements Feed {

  /** Fields of a record go to the columns of the same name. */
  public static final String AUTO = "auto";

  /** The same, in any case. */
  public static final String AUTO_IGNORECASE = "auto_ignorecase";

  static final int MOST_ERRORS = 100_000;

  public Source {
    widths = List.copyOf(widths);
    if (format == Format.FIXED_WIDTH && widths.isEmpty()) {
      throw new IllegalArgumentException("source.widths is empty; give one width a column");
    }
    if ((format == Format.XML) == row.isEmpty()) {
      throw new IllegalArgumentException("source.row belongs to xml; give both or neither");
    }
    if (path.isBlank()) {
      throw new IllegalArgumentException("source.path is empty; name a key prefix");
    }
    requireOneCharacter("delimiter", delimiter);
    if (format == Format.CSV) {
      requireOneCharacter("quote", quote);
    }
    if (ignoreHeader < 0) {
      throw new IllegalArgumentException("source.ignore_header is negative; count lines from 0");
    }
    if (maxErrors < 0 || maxErrors > MOST_ERRORS) {
      throw new IllegalArgumentException(
          "source.max_errors is " + maxErrors + "; choose 0 to " + MOST_ERRORS);
    }
  }

  /** The files as COPY finds them: those that it does not read are converted before. */
  public Source asCopied() {
    return format != Format.XML
        ? this
        : new Source(
            path,
            files,
            Format.JSON,
            delimiter,
            quote,
            0,
            "",
            dateFormat,
            timeFormat,
            Compression.GZIP,
            maxErrors,
            onMissing,
            AUTO_IGNORECASE,
            List.of(),
            "",
            intake);
  }

  /** One ASCII character that does not end a line: what COPY takes as delimiter and quote. */
  static boolean isOneCharacter(String text) {
    return text.length() == 1 && "\r\n\0".indexOf(text.charAt(0)) < 0 && text.charAt(0) < 128;
  }

  private static void requireOneCharacter(String field, String text) {
    if (!isOneCharacter(text)) {
      throw new IllegalArgumentException(
          "source.%s is '%s'; choose one ASCII character".formatted(field, text));
    }
  }

  public enum Format {
    DELIMITED,
    CSV,
    FIXED_WIDTH,
    JSON,
    AVRO,
    PARQUET,
    ORC,
    /** Not read by COPY: converted to JSON lines before. */
    XML;

    private static final List<String> OF_TEXT =
        List.of(
            "ignore_header", "null_as", "date_format", "time_format", "compression", "max_errors");

    /** Columns and not rows: Redshift reads such files by other rules, and takes no option. */
    public boolean isColumnar() {
      return this == PARQUET || this == ORC;
    }

    /** Whether a field of the source says something about files of this format. */
    public boolean takes(String field) {
      return switch (this) {
        case DELIMITED -> field.equals("delimiter") || OF_TEXT.contains(field);
        case CSV -> List.of("delimiter", "quote").contains(field) || OF_TEXT.contains(field);
        case FIXED_WIDTH -> field.equals("widths") || OF_TEXT.contains(field);
        case JSON ->
            field.equals("json_paths") || (OF_TEXT.contains(field) && !field.equals("null_as"));
        case AVRO ->
            List.of("json_paths", "date_format", "time_format", "max_errors").contains(field);
        case PARQUET, ORC -> false;
        case XML ->
            List.of("row", "date_format", "time_format", "compression", "max_errors")
                .contains(field);
      };
    }

    /** The name in YAML. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public enum Compression {
    NONE,
    GZIP,
    ZSTD,
    BZIP2,
    LZOP
  }

  /** What a load does when it finds no file. */
  public enum OnMissing {
    SKIP,
    FAIL
  }
}
