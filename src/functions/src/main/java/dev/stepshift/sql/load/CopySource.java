package dev.stepshift.sql.load;

import dev.stepshift.functions.LambdaSettings;
import dev.stepshift.pipeline.FileFormat;
import dev.stepshift.pipeline.Table;
import dev.stepshift.sql.Literals;
import dev.stepshift.sql.load.LoadInput.DeliveredFiles;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What COPY is told of a load's files: they hold either columns or rows.
 *
 * @param role {@code default}, or ARNs as a literal
 * @param columnar the format's word for files of columns
 * @param invalidCharacters the one option that COPY takes for them, as a literal
 * @param copies one for each layout of the files
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_COPY.html">COPY</a>
 */
public record CopySource(
    String role,
    Optional<String> columnar,
    Optional<String> invalidCharacters,
    Optional<RowFiles> rows,
    List<CopyInto> copies) {

  static CopySource of(
      Table table, DeliveredFiles files, LoadNames names, LambdaSettings settings) {
    FileFormat format = table.source().format().asCopied();
    Optional<String> columnar =
        format instanceof FileFormat.Columnar columns
            ? Optional.of(columns.kind().name().toLowerCase(Locale.ROOT))
            : Optional.empty();
    Optional<Character> invalidCharacters =
        format instanceof FileFormat.Columnar columns
            ? columns.invalidCharacters()
            : Optional.empty();
    return new CopySource(
        role(settings.iamRole()),
        columnar,
        invalidCharacters.map(String::valueOf).map(Literals::text),
        columnar.isPresent() ? Optional.empty() : Optional.of(RowFiles.of(format, table)),
        IntStream.range(0, files.copies().size())
            .mapToObj(
                i ->
                    CopyInto.of(
                        files.copies().get(i),
                        i + 1,
                        table,
                        names.staging(),
                        settings.dataBucket()))
            .toList());
  }

  /** The temporary tables that the copies go through. */
  public List<String> temporaryTables() {
    return copies.stream().filter(CopyInto::isTemporary).map(CopyInto::table).toList();
  }

  private static String role(String role) {
    return role.equals(LambdaSettings.DEFAULT_ROLE) ? role : Literals.text(role);
  }
}
