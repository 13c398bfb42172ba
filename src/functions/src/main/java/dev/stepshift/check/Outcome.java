package dev.stepshift.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How the load of one table ended.
 *
 * @param status {@link #LOADED}, {@link #ALREADY_LOADED}, {@link #NOTHING_TO_LOAD} or {@link
 *     #FAILED}
 * @param rows that COPY loaded; 0 if they were in the target already
 * @param mergedRows that the merge changed in the target
 * @param files that COPY read
 * @param bytes of those files
 * @param warnings how many there are; absent if there are none
 * @param warning the first of them, cut
 * @param error name of the error; absent unless failed
 * @param cause its text; absent unless failed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Outcome(
    String table,
    String status,
    Long rows,
    Long mergedRows,
    Long files,
    Long bytes,
    @Nullable Integer warnings,
    @Nullable String warning,
    String error,
    String cause) {

  public static final String LOADED = "loaded";

  /** Its files are in the target since an earlier run, and it wrote nothing. */
  public static final String ALREADY_LOADED = "already loaded";

  public static final String NOTHING_TO_LOAD = "nothing to load";
  public static final String FAILED = "failed";

  public Outcome(
      String table,
      String status,
      Long rows,
      Long mergedRows,
      Long files,
      Long bytes,
      String error,
      String cause) {
    this(table, status, rows, mergedRows, files, bytes, null, null, error, cause);
  }

  boolean isDone() {
    return LOADED.equals(status) || ALREADY_LOADED.equals(status) || NOTHING_TO_LOAD.equals(status);
  }
}
