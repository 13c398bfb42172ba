package dev.stepshift.cli.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One table, or phase, of a run, at one moment.
 *
 * @param state the state that the child machine is in, or was in last; empty before it starts. Of a
 *     phase that runs SQL it is what that SQL is of: a file, the validations, a maintenance
 * @param since when that state was entered; the epoch before it starts
 * @param steps how long each left state took, in the order they were entered first
 * @param changes of the target; unknown before the load has ended
 * @param warnings a sentence each
 * @param transitions Standard transitions of the child: states entered and retries
 */
public record TableProgress(
    String table,
    Status status,
    String state,
    Instant since,
    Duration took,
    OptionalLong rows,
    OptionalLong files,
    OptionalLong bytes,
    WrittenRows changes,
    Map<String, Duration> steps,
    Verdicts verdicts,
    List<String> warnings,
    long transitions,
    long retries,
    Optional<ExecutionError> failure) {

  /** Where a table is in its run. */
  public enum Status {
    WAITING("waiting"),
    RUNNING("running"),
    LOADED("loaded"),
    DONE("done"),
    ALREADY_LOADED("already loaded"),
    NOTHING_TO_LOAD("nothing to load"),
    FAILED("failed"),
    SKIPPED("skipped"),
    STOPPED("stopped");

    private final String words;

    Status(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }

    public boolean isOver() {
      return this != WAITING && this != RUNNING;
    }
  }

  static TableProgress notStarted(String table, Status status) {
    return new TableProgress(
        table,
        status,
        "",
        Instant.EPOCH,
        Duration.ZERO,
        OptionalLong.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        WrittenRows.UNKNOWN,
        Map.of(),
        Verdicts.NONE,
        List.of(),
        0,
        0,
        Optional.empty());
  }
}
