package dev.stepshift.check;

import dev.stepshift.errors.RequestInvalid;
import dev.stepshift.errors.RunSuperseded;
import dev.stepshift.errors.TablesFailed;
import dev.stepshift.functions.Requests;
import dev.stepshift.plan.PlannedTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Ends a run: well, with an error that says what failed, or, after a redrive, with what is still to
 * load.
 */
public final class CheckRun {

  /**
   * Tells how the run ended.
   *
   * @throws RequestInvalid if the input does not fit together
   * @throws TablesFailed if tables are missing and the execution was not redriven since the waves
   *     ended: the execution then fails at this very task, so that a redrive asks here again
   * @throws RunSuperseded if a later run has taken the lock
   */
  public RunVerdict check(RunOutcomes run) {
    Requests.require("check-run", "waves", run.waves());
    Requests.require("check-run", "outcomes", run.outcomes());
    if (!run.supersededBy().isEmpty()) {
      throw RunSuperseded.by(run.supersededBy(), run.pipeline(), run.runId(), run.runDate());
    }
    Map<String, PlannedTable> planned = planned(run);
    Map<String, Outcome> last = lastOutcomes(run, planned);

    List<Outcome> done = last.values().stream().filter(Outcome::isDone).toList();
    Set<String> doneTables = done.stream().map(Outcome::table).collect(Collectors.toSet());
    Set<String> missing =
        planned.keySet().stream()
            .filter(table -> !doneTables.contains(table))
            .collect(Collectors.toSet());
    if (!missing.isEmpty() && run.redriveCount() <= run.redriveCountWhenWavesEnded()) {
      throw new TablesFailed(new FailureReport(planned, last).text());
    }
    return new RunVerdict(
        missing.isEmpty(),
        tables(done, Outcome.LOADED),
        tables(done, Outcome.ALREADY_LOADED),
        tables(done, Outcome.NOTHING_TO_LOAD),
        remaining(run, missing),
        done,
        RunWarnings.of(done));
  }

  private static Map<String, PlannedTable> planned(RunOutcomes run) {
    Map<String, PlannedTable> planned = new LinkedHashMap<>();
    run.waves().forEach(wave -> wave.forEach(table -> planned.put(table.table(), table)));
    return planned;
  }

  /** In the order of the plan. */
  private static Map<String, Outcome> lastOutcomes(
      RunOutcomes run, Map<String, PlannedTable> planned) {
    Map<String, Outcome> byTable = new LinkedHashMap<>();
    for (Outcome outcome : run.outcomes()) {
      if (!planned.containsKey(outcome.table())) {
        throw new RequestInvalid(
            "check-run got an outcome of table \""
                + outcome.table()
                + "\", which is not in its waves; pass the waves as plan-run answered them.");
      }
      if (!outcome.isDone() && !Outcome.FAILED.equals(outcome.status())) {
        throw new RequestInvalid(
            "check-run got the status \""
                + outcome.status()
                + "\" of table "
                + outcome.table()
                + "; it must be loaded, already loaded, nothing to load or failed.");
      }
      byTable.put(outcome.table(), outcome);
    }
    Map<String, Outcome> ordered = new LinkedHashMap<>();
    for (String table : planned.keySet()) {
      if (byTable.containsKey(table)) {
        ordered.put(table, byTable.get(table));
      }
    }
    return ordered;
  }

  private static List<String> tables(List<Outcome> done, String status) {
    return done.stream()
        .filter(outcome -> outcome.status().equals(status))
        .map(Outcome::table)
        .toList();
  }

  private static List<List<PlannedTable>> remaining(RunOutcomes run, Set<String> missing) {
    return run.waves().stream()
        .map(wave -> wave.stream().filter(table -> missing.contains(table.table())).toList())
        .filter(wave -> !wave.isEmpty())
        .map(wave -> wave.stream().map(table -> table.within(missing)).toList())
        .toList();
  }
}
