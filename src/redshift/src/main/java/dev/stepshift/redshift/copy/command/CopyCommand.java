package dev.stepshift.redshift.copy.command;

import dev.stepshift.redshift.copy.encode.ConversionParameters;
import dev.stepshift.redshift.copy.error.CopyFailed;
import dev.stepshift.redshift.copy.stream.FileCompression;
import dev.stepshift.redshift.copy.stream.TextEncoding;
import dev.stepshift.redshift.sql.Identifier;
import java.util.List;
import java.util.Optional;

/**
 * A COPY statement that was understood in full.
 *
 * @param schema the schema the statement names, if it does
 * @param table the target, folded to lower case
 * @param columns the column list in file order; empty means all columns
 * @param source the {@code s3://} address of an object, a prefix or a manifest
 * @param manifest whether {@code source} is a manifest
 * @param format how files become records
 * @param compression how files are compressed
 * @param encoding how the characters of files are written
 * @param conversion how fields become values
 * @param maxErrors bad records at which the load fails, at least 1
 * @param load whether rows are written; false for NOLOAD
 * @param statistics STATUPDATE as written: empty means only when the table was empty
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_COPY.html">COPY</a>
 */
public record CopyCommand(
    Optional<String> schema,
    String table,
    List<String> columns,
    String source,
    boolean manifest,
    DataFormat format,
    FileCompression compression,
    TextEncoding encoding,
    ConversionParameters conversion,
    long maxErrors,
    boolean load,
    Optional<Boolean> statistics) {

  /** What the address of an object in S3 begins with. */
  public static final String S3_SCHEME = "s3://";

  public CopyCommand {
    columns = List.copyOf(columns);
  }

  /**
   * Parses a COPY statement.
   *
   * @throws CopyFailed naming the word that is unknown, misplaced or not available
   */
  public static CopyCommand parse(String sql) throws CopyFailed {
    return new CopyParser(sql).parse();
  }

  /** The target as an SQL name, quoted. */
  public String targetName() {
    return schema.map(s -> Identifier.quote(s) + ".").orElse("") + Identifier.quote(table);
  }
}
