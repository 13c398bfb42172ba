package dev.stepshift.render;

import dev.stepshift.delivery.FileRequest;
import dev.stepshift.errors.RequestInvalid;
import dev.stepshift.functions.Requests;
import dev.stepshift.functions.RunIdentity;
import dev.stepshift.pipeline.Phase;
import dev.stepshift.sql.load.Reload;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Asks for the SQL of one load, or of one phase of a pipeline. The machine writes this record as
 * JSON, so an empty text stands for none.
 *
 * @param table empty if a phase is asked for
 * @param phase {@code setup}, {@code validate} or {@code maintain}; empty if a table is asked for
 * @param runId name of the parent's execution
 * @param runArn ARN of the parent's execution
 * @param runDate as {@code 2026-01-31}
 * @param execution ARN of the execution that loads the table; if empty, that of the parent's stands
 *     for it
 * @param reload whether a delivery overwrites what is there though it was loaded before a later
 *     date was
 * @param takeBack whether what was appended for the run's date before is taken back
 * @param until the last date of the backfill that the load is part of, as {@code 2026-01-31}; if
 *     empty it is the run's
 * @param allowOlder whether the backfill may leave rows of older dates on top of newer ones
 * @param stale the tables in {@code after} that the run has not loaded
 */
public record RenderRequest(
    String pipeline,
    String table,
    String phase,
    String runId,
    String runArn,
    String runDate,
    String execution,
    boolean reload,
    boolean takeBack,
    String until,
    boolean allowOlder,
    List<String> stale) {

  private static final String FUNCTION = "render-sql";

  public RenderRequest {
    table = table == null ? "" : table;
    phase = phase == null ? "" : phase;
    until = until == null ? "" : until;
    stale = stale == null ? List.of() : List.copyOf(stale);
    execution = execution == null || execution.isEmpty() ? runArn : execution;
  }

  /** Asks for a phase, if one is named. */
  public RenderRequest(
      String pipeline, String table, String phase, String runId, String runArn, String runDate) {
    this(pipeline, table, phase, runId, runArn, runDate, "", false, false, "", false, List.of());
  }

  /** Asks for a load. */
  public RenderRequest(String pipeline, String table, String runId, String runArn, String runDate) {
    this(pipeline, table, "", runId, runArn, runDate, "", false, false, "", false, List.of());
  }

  /**
   * @throws RequestInvalid if a field is missing
   */
  void check() {
    Requests.requireText(FUNCTION, "pipeline", pipeline);
    if (phase.isEmpty()) {
      Requests.requireText(FUNCTION, "table", table);
    }
    run();
  }

  FileRequest files() {
    return new FileRequest(run(), lastDate(), takeBack);
  }

  private LocalDate lastDate() {
    return until.isEmpty() ? run().date() : Requests.requireDate(FUNCTION, "until", until);
  }

  /** There for a load that a backfill makes again. */
  Optional<Reload> reloaded() {
    return reload ? Optional.of(new Reload(lastDate(), allowOlder)) : Optional.empty();
  }

  RunIdentity run() {
    return new RunIdentity(
        Requests.requireText(FUNCTION, "runId", runId),
        Requests.requireDate(FUNCTION, "runDate", runDate));
  }

  /**
   * Empty if a table is asked for.
   *
   * @throws RequestInvalid if it is none
   */
  Optional<Phase> askedPhase() {
    if (phase.isEmpty()) {
      return Optional.empty();
    }
    Optional<Phase> asked =
        Arrays.stream(Phase.values()).filter(one -> one.word().equals(phase)).findFirst();
    if (asked.isEmpty()) {
      throw new RequestInvalid(
          "render-sql was called with the phase \""
              + phase
              + "\"; it is setup, validate or maintain.");
    }
    return asked;
  }
}
