package dev.stepshift.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What makes a version of a row with {@link Strategy#SCD2}, and the columns that say when it holds.
 *
 * @param compare the columns whose change makes a new version; the others are overwritten
 * @param effective the column with the date or timestamp from which a row holds; without one it is
 *     the run's date
 * @param dateType the type of both ends of an interval: the one of {@code effective}, or date
 * @param validFrom the column with an interval's first moment
 * @param validTo the column with the first moment after an interval
 * @param isCurrent the column that marks a key's last version
 * @param isDeleted the column that marks a deletion, for {@link Deletes#FLAG}
 */
public record VersionHistory(
    List<String> compare,
    Optional<String> effective,
    RedshiftType dateType,
    Deletes deletes,
    String validFrom,
    String validTo,
    String isCurrent,
    Optional<String> isDeleted) {

  /** The work of the merge stands in columns of its own, whose names begin so. */
  public static final String RESERVED_PREFIX = "stepshift_";

  private static final RedshiftType FLAG = RedshiftType.of(RedshiftType.Kind.BOOLEAN);

  public VersionHistory {
    compare = List.copyOf(compare);
    if ((deletes == Deletes.FLAG) != isDeleted.isPresent()) {
      throw new IllegalArgumentException(
          "history.is_deleted belongs to deletes: flag; give both or neither");
    }
  }

  /** What a key means that a delivery does not have. */
  public enum Deletes {
    /** Nothing: a delivery holds some of the rows. */
    IGNORE,
    /** The key is gone: its current version ends. */
    CLOSE,
    /** The key is gone: its current version ends, and one follows that says so. */
    FLAG
  }

  /** The columns that each version has besides its row's. */
  public List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column(validFrom, dateType, true));
    columns.add(new Column(validTo, dateType, true));
    columns.add(new Column(isCurrent, FLAG, true));
    isDeleted.ifPresent(name -> columns.add(new Column(name, FLAG, true)));
    return List.copyOf(columns);
  }
}
