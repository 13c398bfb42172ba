package dev.stepshift.cli.progress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.stepshift.cli.text.Amounts;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * How many rows of the target a load has written, as far as Redshift tells.
 *
 * @param merged updated or inserted by MERGE, which gives one number
 */
public record WrittenRows(
    OptionalLong inserted, OptionalLong updated, OptionalLong deleted, OptionalLong merged) {

  public static final WrittenRows UNKNOWN = of(MissingNode.getInstance());

  static WrittenRows of(JsonNode changes) {
    return new WrittenRows(
        rows(changes, "inserted"),
        rows(changes, "updated"),
        rows(changes, "deleted"),
        rows(changes, "merged"));
  }

  private static OptionalLong rows(JsonNode changes, String how) {
    JsonNode rows = changes.path(how);
    return rows.isIntegralNumber() ? OptionalLong.of(rows.asLong()) : OptionalLong.empty();
  }

  /** Such as {@code +15 -3}: inserted, deleted; {@code ~4} updated, {@code ±7} merged. */
  public String signed() {
    List<String> words = new ArrayList<>();
    inserted.ifPresent(rows -> words.add('+' + Amounts.count(rows)));
    updated.ifPresent(rows -> words.add('~' + Amounts.count(rows)));
    merged.ifPresent(rows -> words.add('±' + Amounts.count(rows)));
    deleted.ifPresent(rows -> words.add('-' + Amounts.count(rows)));
    return words.isEmpty() ? "-" : String.join(" ", words);
  }
}
