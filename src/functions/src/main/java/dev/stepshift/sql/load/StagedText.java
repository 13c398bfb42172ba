package dev.stepshift.sql.load;

import dev.stepshift.pipeline.Column;
import dev.stepshift.pipeline.CopySwitch;
import dev.stepshift.pipeline.RedshiftType.Kind;
import dev.stepshift.pipeline.Table;
import dev.stepshift.sql.Identifiers;
import dev.stepshift.sql.Literals;
import java.util.List;
import java.util.Optional;

/**
 * A text column that has room for one character more in staging than in the target. COPY is told to
 * cut what a column has no room for and does not say how often; with room it is counted, and then
 * cut as COPY would.
 *
 * @param name quoted
 * @param told the name in front of a number, as a literal
 * @param type in staging
 * @param bytes how many the target has room for
 * @param fixed whether it is a {@code char}, whose characters are one byte each
 * @see <a
 *     href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-conversion.html#copy-truncatecolumns">
 *     TRUNCATECOLUMNS</a>
 */
public record StagedText(String name, String told, String type, int bytes, boolean fixed) {

  private static final int MOST_BYTES = 65_535;
  private static final int MOST_BYTES_OF_CHAR = 4_096;

  /** The longest character of UTF-8. */
  private static final int ONE_CHARACTER = 4;

  /** What counting and cutting may take of the 120 kB of a step, in bytes. */
  private static final int MOST_SQL = 30_000;

  /** What they take a column, besides its name; the name stands so many times in it. */
  private static final int SQL_OF_COLUMN = 600;

  private static final int NAMES_OF_COLUMN = 20;

  /** Those of a table; none where COPY is not told to cut. */
  static List<StagedText> of(Table table) {
    return table.columns().stream().flatMap(column -> of(column, table).stream()).toList();
  }

  static Optional<StagedText> of(Column column, Table table) {
    return isCut(column, table) && isCounted(column) && sqlBytes(table) <= MOST_SQL
        ? Optional.of(of(column))
        : Optional.empty();
  }

  /** The names of columns that COPY may cut unseen. */
  public static List<String> uncounted(Table table) {
    return table.columns().stream()
        .filter(column -> isCut(column, table) && of(column, table).isEmpty())
        .map(Column::name)
        .toList();
  }

  private static StagedText of(Column column) {
    boolean fixed = column.type().kind() == Kind.CHAR;
    int bytes = column.type().length().orElseThrow();
    return new StagedText(
        Identifiers.quote(column.name()),
        Literals.text(column.name() + ": "),
        fixed ? "char(" + (bytes + 1) + ")" : "varchar(" + (bytes + ONE_CHARACTER) + ")",
        bytes,
        fixed);
  }

  private static boolean isCut(Column column, Table table) {
    return table.query().isEmpty()
        && isText(column)
        && table.source().format().asCopied().conversion().has(CopySwitch.TRUNCATE_COLUMNS);
  }

  private static boolean isText(Column column) {
    return column.type().kind() == Kind.VARCHAR || column.type().kind() == Kind.CHAR;
  }

  private static boolean isCounted(Column column) {
    int bytes = column.type().length().orElseThrow();
    return column.type().kind() == Kind.CHAR
        ? bytes < MOST_BYTES_OF_CHAR
        : bytes <= MOST_BYTES - ONE_CHARACTER;
  }

  private static int sqlBytes(Table table) {
    return table.columns().stream()
        .filter(StagedText::isText)
        .mapToInt(column -> SQL_OF_COLUMN + NAMES_OF_COLUMN * column.name().length())
        .sum();
  }
}
