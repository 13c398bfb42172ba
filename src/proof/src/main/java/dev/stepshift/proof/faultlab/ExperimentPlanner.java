package dev.stepshift.proof.faultlab;

import dev.stepshift.laptop.faults.Fault;
import dev.stepshift.laptop.faults.FaultCatalog.Task;
import dev.stepshift.laptop.faults.InjectionPoint;
import dev.stepshift.laptop.faults.RequestedFault;
import dev.stepshift.laptop.faults.TaskFault;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Deals all points at which faults can strike to so many experiments, again and again: after each
 * round each point has been drawn once more, in other company. A round begins with the experiments
 * that differ most, so that its first few are a sample of all of it.
 */
final class ExperimentPlanner {

  /** Two points an experiment, or three. */
  static final int ROUND = 190;

  private final long seed;
  private final List<FaultPoint> points;
  private int planned = -1;
  private List<Experiment> experiments = List.of();

  /** A scenario, and the points that it is to meet. */
  private record Draft(Scenario scenario, List<FaultPoint> points) {

    private Draft(Scenario scenario) {
      this(scenario, new ArrayList<>());
    }
  }

  ExperimentPlanner(long seed, List<Task> tasks) {
    this.seed = seed;
    this.points = FaultPoints.of(tasks);
  }

  /** The same for the same seed and index. */
  synchronized Experiment plan(int index) {
    int round = index / ROUND;
    if (round != planned) {
      experiments = CoverageOrder.order(planRound(round));
      planned = round;
    }
    return experiments.get(index % ROUND).at(index);
  }

  private List<Experiment> planRound(int round) {
    List<Experiment> all = new ArrayList<>();
    for (Draft draft : deal(random(-1 - round))) {
      all.add(experiment(draft, random(round * ROUND + all.size())));
    }
    return all;
  }

  private static Experiment experiment(Draft draft, Random random) {
    RandomDetails details = new RandomDetails(random, draft.scenario());
    List<RequestedFault> wanted = new ArrayList<>();
    for (FaultPoint point : draft.points()) {
      List<Fault> faults = point.faults().apply(details);
      int times = details.times();
      wanted.add(new RequestedFault(faults.get(0), leavesRun(faults.get(0)) ? 1 : times));
      faults.stream().skip(1).forEach(fault -> wanted.add(new RequestedFault(fault, 1)));
    }
    if (draft.scenario().concurrent() == ConcurrentRun.STOPPED) {
      details.lateCopy().forEach(fault -> wanted.add(new RequestedFault(fault, 1)));
    } else if (random.nextInt(6) == 0) {
      details.abandonedMerge().forEach(fault -> wanted.add(new RequestedFault(fault, 1)));
    }
    return new Experiment(0, draft.scenario(), random.nextBoolean(), wanted);
  }

  /** Of several runs that nobody awaits one could load its day after the next day has loaded. */
  private static boolean leavesRun(Fault fault) {
    return fault instanceof TaskFault task
        && task.state().name().equals("Run date")
        && task.point() == InjectionPoint.DURING;
  }

  private Random random(int index) {
    Random random = new Random(seed * 1_000_003 + index);
    // The first numbers of neighbouring seeds are alike.
    random.nextInt();
    return random;
  }

  /** Those with the fewest choices choose first. */
  private List<Draft> deal(Random random) {
    List<Draft> drafts = new ArrayList<>();
    for (int i = 0; i < ROUND; i++) {
      drafts.add(new Draft(scenario(i)));
    }
    Collections.shuffle(drafts, random);
    List<FaultPoint> open = new ArrayList<>(points);
    Collections.shuffle(open, random);
    open.sort(Comparator.comparingInt(point -> point.scenarios().choices()));
    for (FaultPoint point : open) {
      drafts.stream()
          .filter(draft -> point.scenarios().takes(draft.scenario()))
          .min(Comparator.comparingInt(draft -> draft.points().size()))
          .orElseThrow()
          .points()
          .add(point);
    }
    return drafts;
  }

  /** So many of each as its points and its price suggest. */
  private static Scenario scenario(int number) {
    LabPipeline pipeline =
        switch (number % 10) {
          case 0, 1, 2 -> LabPipeline.KIOSK;
          case 3, 4, 5, 6 -> LabPipeline.STAND;
          case 7, 8 -> LabPipeline.SHELF;
          default -> LabPipeline.RACK;
        };
    int turn = number / 10;
    if (pipeline.isBackfilled() && turn % 9 == 0) {
      return new Scenario(pipeline, RunKind.BACKFILL, ConcurrentRun.NONE);
    }
    RunKind kind = turn % 4 == 1 ? RunKind.FIRST_DAY : RunKind.SECOND_DAY;
    ConcurrentRun concurrent =
        switch (turn % 6) {
          case 2 -> ConcurrentRun.SAME_EVENT;
          case 3, 5 ->
              pipeline == LabPipeline.STAND && kind == RunKind.SECOND_DAY
                  ? ConcurrentRun.STOPPED
                  : ConcurrentRun.NONE;
          case 4 -> pipeline.isRepeatable() ? ConcurrentRun.OTHER : ConcurrentRun.NONE;
          default -> ConcurrentRun.NONE;
        };
    return new Scenario(pipeline, kind, concurrent);
  }
}
