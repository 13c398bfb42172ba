package dev.stepshift.cli.progress;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.sfn.SfnClient;

/** What a pipeline's machine has run, the newest first; Step Functions keeps 90 days of it. */
public record PastRuns(List<PastRun> newestFirst) {

  /** Each is a call of its own. */
  private static final int MOST = 200;

  public PastRuns {
    newestFirst = List.copyOf(newestFirst);
  }

  public static PastRuns read(SfnClient stepFunctions, String machineArn) {
    return new PastRuns(
        stepFunctions
            .listExecutionsPaginator(request -> request.stateMachineArn(machineArn))
            .executions()
            .stream()
            .limit(MOST)
            .map(listed -> PastRun.read(stepFunctions, listed.executionArn()))
            .toList());
  }

  /**
   * Runs that were skipped, and whose date no other run has loaded since; the oldest date first.
   */
  public List<PastRun> missing() {
    SortedMap<String, PastRun> byDate = new TreeMap<>();
    newestFirst.stream()
        .filter(run -> run.heldBy().isPresent())
        .filter(run -> newestFirst.stream().noneMatch(other -> other.makesUpFor(run)))
        .forEach(run -> byDate.putIfAbsent(run.runDate(), run));
    return List.copyOf(byDate.values());
  }
}
