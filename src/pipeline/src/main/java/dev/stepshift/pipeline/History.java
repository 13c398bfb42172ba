package dev.stepshift.pipeline;

import java.util.ArrayList;
import java.util.List;

/**
 * What Stepshift adds to the rows of a dimension: a surrogate key, and for {@link Strategy#SCD2}
 * the interval in which each version of a row holds.
 *
 * @param surrogateKey the column that numbers the rows; empty for none
 * @param compare the columns whose change makes a new version; the others are overwritten
 * @param effective the column with the date or timestamp from which a row holds; empty for the
 *     run's date
 * @param dateType the type of both ends of an interval: the one of {@code effective}, or date
 * @param validFrom the column with an interval's first moment; empty where there are no versions
 * @param validTo the column with the first moment after an interval
 * @param isCurrent the column that marks a key's last version
 * @param isDeleted the column that marks a deletion; empty unless {@link Deletes#FLAG}
 */
public record History(
    String surrogateKey,
    List<String> compare,
    String effective,
    String dateType,
    Deletes deletes,
    String validFrom,
    String validTo,
    String isCurrent,
    String isDeleted) {

  /** A table that holds what the files hold, and nothing else. */
  public static final History NONE = new History("");

  /** The work of the merge stands in columns of its own, whose names begin so. */
  static final String RESERVED_PREFIX = "stepshift_";

  public History {
    compare = List.copyOf(compare);
    if (deletes == Deletes.FLAG && isDeleted.isEmpty()) {
      throw new IllegalArgumentException(
          "history.is_deleted is empty; deletes: flag needs a column");
    }
  }

  /** A table without versions. */
  History(String surrogateKey) {
    this(surrogateKey, List.of(), "", "date", Deletes.IGNORE, "", "", "", "");
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

  /** The columns that are not in the files, in their order after the surrogate key. */
  public List<Column> added() {
    List<Column> added = new ArrayList<>();
    add(added, surrogateKey, "bigint");
    add(added, validFrom, dateType);
    add(added, validTo, dateType);
    add(added, isCurrent, "boolean");
    add(added, isDeleted, "boolean");
    return List.copyOf(added);
  }

  private static void add(List<Column> columns, String name, String type) {
    if (!name.isEmpty()) {
      columns.add(new Column(name, type, true));
    }
  }
}
