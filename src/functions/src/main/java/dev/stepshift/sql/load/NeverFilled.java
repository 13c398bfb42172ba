package dev.stepshift.sql.load;

import dev.stepshift.pipeline.Column;
import dev.stepshift.pipeline.RedshiftType.Kind;
import dev.stepshift.pipeline.Table;
import dev.stepshift.sql.Identifiers;
import dev.stepshift.sql.Literals;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The columns that may have no value in any row. The ledger keeps which of them never had one, so
 * that a column that is empty for good is told once and another each time.
 *
 * @param columns empty where there are too many to ask for
 */
public record NeverFilled(List<Nullable> columns) {

  /** A statement has 100 kB, and other things to ask. */
  private static final int MOST_BYTES = 30_000;

  /** What a column takes besides its name, which stands there three times. */
  private static final int BYTES_OF_EACH = 80;

  /** COUNT is not documented for them. */
  private static final Set<Kind> NOT_COUNTED =
      EnumSet.of(Kind.GEOMETRY, Kind.GEOGRAPHY, Kind.HLLSKETCH);

  /**
   * A column.
   *
   * @param name quoted
   * @param told the name in a sentence that goes on, as a literal
   * @param kept the name in the ledger's list, as a literal
   * @param within the same with what stands before it
   */
  public record Nullable(String name, String told, String kept, String within) {

    static Nullable of(Column column) {
      return new Nullable(
          Identifiers.quote(column.name()),
          Literals.text(column.name() + ", "),
          Literals.text(column.name() + ","),
          Literals.text("," + column.name() + ","));
    }
  }

  /** Those that are neither key nor not null. */
  public static NeverFilled of(Table table) {
    List<Nullable> columns =
        table.columns().stream()
            .filter(column -> !column.notNull() && !table.key().contains(column.name()))
            .filter(column -> !NOT_COUNTED.contains(column.type().kind()))
            .map(Nullable::of)
            .toList();
    int bytes =
        columns.stream().mapToInt(column -> BYTES_OF_EACH + 3 * column.name().length()).sum();
    return new NeverFilled(bytes > MOST_BYTES ? List.of() : columns);
  }
}
