package dev.stepshift.sql.load;

import dev.stepshift.functions.LambdaSettings;
import dev.stepshift.pipeline.FileFormat;
import dev.stepshift.pipeline.RedshiftType.Kind;
import dev.stepshift.pipeline.Table;
import dev.stepshift.sql.Literals;
import java.util.Locale;
import java.util.Optional;

/**
 * What COPY is told of a load's files: they hold either columns or rows.
 *
 * @param manifest its URL, as a literal
 * @param role {@code default}, or ARNs as a literal
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_COPY.html">COPY</a>
 */
public record CopySource(
    String manifest, String role, Optional<ColumnFiles> columnar, Optional<RowFiles> rows) {

  /**
   * Files of columns, for which COPY takes no other option.
   *
   * @param format {@code parquet} or {@code orc}
   * @param serializesToJson whether nested values go into a column of type super
   */
  public record ColumnFiles(String format, boolean serializesToJson) {}

  static CopySource of(Table table, String manifest, LambdaSettings settings) {
    FileFormat format = table.source().format().asCopied();
    Optional<ColumnFiles> columnar =
        format instanceof FileFormat.Columnar files
            ? Optional.of(columns(files, table))
            : Optional.empty();
    return new CopySource(
        Literals.text(manifest),
        role(settings.iamRole()),
        columnar,
        columnar.isPresent()
            ? Optional.empty()
            : Optional.of(RowFiles.of(format, table, settings.dataBucket())));
  }

  private static ColumnFiles columns(FileFormat.Columnar files, Table table) {
    return new ColumnFiles(
        files.kind().name().toLowerCase(Locale.ROOT),
        table.columns().stream().anyMatch(column -> column.type().kind() == Kind.SUPER));
  }

  private static String role(String role) {
    return role.equals(LambdaSettings.DEFAULT_ROLE) ? role : Literals.text(role);
  }
}
