package dev.stepshift.pipeline;

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
    Intake intake)
    implements Feed {

  static final int MOST_ERRORS = 100_000;

  public Source {
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
    CSV
  }

  public enum Compression {
    NONE,
    GZIP,
    ZSTD,
    BZIP2
  }

  /** What a load does when it finds no file. */
  public enum OnMissing {
    SKIP,
    FAIL
  }
}
