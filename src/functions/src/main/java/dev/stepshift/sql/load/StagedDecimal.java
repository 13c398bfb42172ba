package dev.stepshift.sql.load;

import dev.stepshift.pipeline.Column;
import dev.stepshift.pipeline.DataConversion.Rounding;
import dev.stepshift.pipeline.FileFormat;
import dev.stepshift.pipeline.RedshiftType.Kind;
import dev.stepshift.pipeline.Table;
import dev.stepshift.sql.Identifiers;
import dev.stepshift.sql.Literals;
import java.util.List;
import java.util.Optional;

/**
 * A decimal column that has more decimals in staging than in the target. COPY cuts what a column
 * has no room for without a word; with room it is seen before the merge. As many digits stand in
 * front of the point as in the target, so a number that is too large is refused as ever.
 *
 * @param name quoted
 * @param told the name in front of a value, as a literal
 * @param type in staging
 * @param scale in the target
 * @see <a
 *     href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-conversion.html#copy-roundec">
 *     ROUNDEC</a>
 */
public record StagedDecimal(String name, String told, String type, int scale) {

  /** The noise of a binary fraction, such as 10.100000000000001, lies behind them. */
  private static final int MORE_DECIMALS = 9;

  private static final int MOST_DIGITS = 38;
  private static final int MOST_DECIMALS = 37;

  /**
   * Those of a table; none where COPY is told to round or cut, or reads columns with their types.
   */
  static List<StagedDecimal> of(Table table) {
    return table.columns().stream().flatMap(column -> of(column, table).stream()).toList();
  }

  static Optional<StagedDecimal> of(Column column, Table table) {
    if (column.type().kind() != Kind.DECIMAL || !isWatched(table)) {
      return Optional.empty();
    }
    int digits = column.type().precision().orElseThrow();
    int scale = column.type().scale().orElse(0);
    int more = Math.min(MORE_DECIMALS, Math.min(MOST_DIGITS - digits, MOST_DECIMALS - scale));
    return more == 0
        ? Optional.empty()
        : Optional.of(
            new StagedDecimal(
                Identifiers.quote(column.name()),
                Literals.text(column.name() + ": "),
                "decimal(" + (digits + more) + "," + (scale + more) + ")",
                scale));
  }

  private static boolean isWatched(Table table) {
    if (table.query().isPresent()) {
      return false;
    }
    FileFormat format = table.source().format().asCopied();
    return !(format instanceof FileFormat.Columnar)
        && format.conversion().rounding() == Rounding.FAIL;
  }
}
