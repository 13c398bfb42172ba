package dev.stepshift.render;

import dev.stepshift.pipeline.Strategy;
import dev.stepshift.sql.load.Load;
import dev.stepshift.sql.load.LoadNames;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which statements of the merge tell how many rows of the target were written, and how; each list
 * holds 0-based indexes.
 *
 * @param merged of MERGE, which gives one number for the rows that it updates and inserts
 * @param restUnchanged whether what staging holds besides the merged rows is in the target already
 */
public record RowChanges(
    List<Integer> inserted,
    List<Integer> updated,
    List<Integer> deleted,
    List<Integer> merged,
    boolean restUnchanged) {

  static final RowChanges NONE = new RowChanges(List.of(), List.of(), List.of(), List.of(), false);

  public RowChanges {
    inserted = List.copyOf(inserted);
    updated = List.copyOf(updated);
    deleted = List.copyOf(deleted);
    merged = List.copyOf(merged);
  }

  /** Told by the first words of the statements, which the templates write. */
  static RowChanges of(Load load, Batch merge) {
    String target = LoadNames.of(load.pipeline(), load.table()).target();
    return new RowChanges(
        beginning(merge, "insert into " + target),
        beginning(merge, "update " + target),
        beginning(merge, "delete from " + target),
        beginning(merge, "merge into " + target),
        load.table().strategy() == Strategy.SCD1);
  }

  private static List<Integer> beginning(Batch batch, String words) {
    return IntStream.range(0, batch.sqls().size())
        .filter(index -> batch.sqls().get(index).startsWith(words))
        .boxed()
        .toList();
  }
}
