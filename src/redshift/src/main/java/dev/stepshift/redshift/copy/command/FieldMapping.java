package dev.stepshift.redshift.copy.command;

import dev.stepshift.redshift.copy.error.CopyFailed;
import java.util.Locale;

/**
 * How the parts of a JSON or Avro record find their columns.
 *
 * @param kind the way
 * @param file the {@code s3://} address of the JSONPaths file; empty for the other ways
 */
public record FieldMapping(Kind kind, String file) {

  public enum Kind {
    /** By names that are written like the columns. */
    AUTO,
    /** By names in any case. */
    AUTO_IGNORE_CASE,
    /** The whole record is one SUPER value. */
    NOSHRED,
    /** By the paths of a JSONPaths file, in the order of the columns. */
    PATHS
  }

  /** Reads the argument of JSON or AVRO. */
  static FieldMapping of(String format, String argument) throws CopyFailed {
    String word = argument.toLowerCase(Locale.ROOT);
    if (argument.startsWith(CopyCommand.S3_SCHEME)) {
      return new FieldMapping(Kind.PATHS, argument);
    }
    if (word.equals("auto")) {
      return new FieldMapping(Kind.AUTO, "");
    }
    if (word.equals("auto ignorecase")) {
      return new FieldMapping(Kind.AUTO_IGNORE_CASE, "");
    }
    if (word.equals("noshred") && format.equals("JSON")) {
      return new FieldMapping(Kind.NOSHRED, "");
    }
    throw new CopyFailed(
        format
            + " option '"
            + argument
            + "' is not valid: expected 'auto', 'auto ignorecase' or the s3:// address of a"
            + " JSONPaths file");
  }
}
