package dev.stepshift.plan;

import dev.stepshift.errors.TableNotFound;
import dev.stepshift.functions.Requests;
import dev.stepshift.pipeline.Phase;
import dev.stepshift.pipeline.Pipeline;
import dev.stepshift.pipeline.PipelineStore;
import dev.stepshift.pipeline.Table;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Says which tables a run loads, and in which order. */
public final class PlanRun {

  /** For what lies between two loads: retries of their start, and the checks. */
  private static final Duration AROUND_A_LOAD = Duration.ofMinutes(15);

  private final PipelineStore pipelines;

  public PlanRun(PipelineStore pipelines) {
    this.pipelines = pipelines;
  }

  /**
   * Plans a run, or the first one of a backfill.
   *
   * @throws dev.stepshift.errors.RequestInvalid if the run's input has unknown keys or wrong values
   * @throws dev.stepshift.errors.PipelineNotFound if there is no such pipeline
   * @throws dev.stepshift.errors.PipelineInvalid if its file is wrong
   * @throws TableNotFound if the input names a table that the pipeline does not have
   */
  public RunPlan plan(PlanRequest request) {
    Requests.requireText("plan-run", "pipeline", request.pipeline());
    RunRequest run =
        request.backfill() ? BackfillRequest.firstRunOf(request) : RunRequest.of(request);
    Pipeline pipeline = pipelines.pipeline(request.pipeline());
    if (run.takeBack()) {
      TakeBack.requirePossible(pipeline, run.tables());
    }
    List<List<PlannedTable>> waves = waves(pipeline, tablesOf(pipeline, run));
    List<PlannedPhase> phases = phases(pipeline, run);
    return new RunPlan(
        pipeline.name(),
        run.runDate().toString(),
        run.trigger(),
        run.event(),
        pipeline.maxParallel(),
        run.overlap().orElse(pipeline.overlap()).name().toLowerCase(Locale.ROOT),
        leaseSeconds(waves, phases),
        run.takeBack(),
        phases,
        waves);
  }

  /** A run of some tables says nothing of the pipeline as a whole, but it may need its setup. */
  private static List<PlannedPhase> phases(Pipeline pipeline, RunRequest request) {
    return pipeline.phases().present().stream()
        .filter(phase -> request.tables().isEmpty() || phase == Phase.SETUP)
        .map(phase -> PlannedPhase.of(pipeline.phases(), phase))
        .toList();
  }

  /**
   * Each load and each phase renews the lease when it starts, so the lease outlives the longest.
   */
  private static long leaseSeconds(List<List<PlannedTable>> waves, List<PlannedPhase> phases) {
    long longest =
        LongStream.concat(
                waves.stream().flatMap(List::stream).mapToLong(PlannedTable::timeoutSeconds),
                phases.stream().mapToLong(PlannedPhase::timeoutSeconds))
            .max()
            .orElseThrow();
    return longest + AROUND_A_LOAD.toSeconds();
  }

  private static Set<String> tablesOf(Pipeline pipeline, RunRequest request) {
    request.tables().forEach(pipeline::requireTable);
    return request.tables().isEmpty()
        ? pipeline.tables().stream().map(Table::name).collect(Collectors.toUnmodifiableSet())
        : request.tables();
  }

  private static List<List<PlannedTable>> waves(Pipeline pipeline, Set<String> run) {
    return Waves.of(pipeline, run).stream()
        .map(wave -> wave.stream().map(table -> PlannedTable.of(table).within(run)).toList())
        .toList();
  }
}
