package dev.stepshift.proof.faultlab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.laptop.faults.Fault;
import dev.stepshift.laptop.faults.FaultCatalog;
import dev.stepshift.laptop.faults.FaultCatalog.Task;
import dev.stepshift.laptop.faults.FaultSpecParser;
import dev.stepshift.laptop.faults.RequestedFault;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExperimentPlannerTest {

  private static final int SAMPLE = 40;
  private static final List<Task> TASKS = FaultCatalog.tasks(Path.of("../../statemachines"));

  /** A round takes seconds to plan. */
  private final Map<Long, List<Experiment>> rounds = new HashMap<>();

  @Test
  void aSeedPlansTheSameExperimentsAgain() {
    assertThat(plan(7, 0, 400)).isEqualTo(plan(7, 0, 400)).isNotEqualTo(plan(8, 0, 400));
    assertThat(new ExperimentPlanner(7, TASKS).plan(399)).isEqualTo(plan(7, 0, 400).get(399));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, FaultLab.USUAL_SEED})
  void aRoundLetsEachTaskFail(long seed) {
    assertThat(points(round(seed)))
        .containsAll(TASKS.stream().map(task -> "fail " + task.state().path()).toList());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, FaultLab.USUAL_SEED})
  void theFirstRunsOfARoundAreASampleOfIt(long seed) {
    List<Experiment> sample = round(seed).subList(0, SAMPLE);
    assertThat(faults(sample).map(Fault::name).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(FaultSpecParser.kinds());
    assertThat(sample.stream().map(each -> each.scenario().pipeline()))
        .contains(LabPipeline.values());
    assertThat(sample.stream().map(each -> each.scenario().kind())).contains(RunKind.values());
    assertThat(sample.stream().map(each -> each.scenario().concurrent()))
        .contains(ConcurrentRun.values());
    assertThat(areas(sample))
        .as("kinds of faults at a machine, step or call")
        .hasSizeGreaterThan(areas(round(seed)).size() * 3 / 4);
  }

  private List<Experiment> round(long seed) {
    return rounds.computeIfAbsent(seed, first -> plan(seed, 0, ExperimentPlanner.ROUND));
  }

  private static List<Experiment> plan(long seed, int first, int end) {
    ExperimentPlanner planner = new ExperimentPlanner(seed, TASKS);
    return IntStream.range(first, end).mapToObj(planner::plan).toList();
  }

  private static Stream<Fault> faults(List<Experiment> experiments) {
    return experiments.stream().flatMap(each -> each.faults().stream()).map(RequestedFault::fault);
  }

  private static Set<String> points(List<Experiment> experiments) {
    return faults(experiments)
        .map(fault -> fault.name() + " " + FaultCoverage.point(fault))
        .collect(Collectors.toSet());
  }

  private static Set<String> areas(List<Experiment> experiments) {
    return faults(experiments)
        .map(fault -> fault.name() + " " + FaultCoverage.area(fault))
        .collect(Collectors.toSet());
  }
}
