package dev.stepshift.render;

import dev.stepshift.errors.RequestInvalid;
import dev.stepshift.functions.Requests;
import dev.stepshift.functions.RunIdentity;
import dev.stepshift.pipeline.Phase;
import java.util.Arrays;
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
    boolean takeBack) {

  private static final String FUNCTION = "render-sql";

  public RenderRequest {
    table = table == null ? "" : table;
    phase = phase == null ? "" : phase;
    execution = execution == null || execution.isEmpty() ? runArn : execution;
  }

  /** Asks for a phase, if one is named. */
  public RenderRequest(
      String pipeline, String table, String phase, String runId, String runArn, String runDate) {
    this(pipeline, table, phase, runId, runArn, runDate, "", false, false);
  }

  /** Asks for a load. */
  public RenderRequest(String pipeline, String table, String runId, String runArn, String runDate) {
    this(pipeline, table, "", runId, runArn, runDate, "", false, false);
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
