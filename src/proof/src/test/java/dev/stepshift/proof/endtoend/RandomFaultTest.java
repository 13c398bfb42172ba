package dev.stepshift.proof.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.laptop.faults.FaultCatalog;
import dev.stepshift.laptop.faults.FaultCatalog.Task;
import dev.stepshift.redshift.Warehouse;
import dev.stepshift.redshift.junit.SharedWarehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever goes wrong, wherever and however often: redrives bring a run to where an undisturbed run
 * ends, in the tables, in their ledgers and in the books.
 *
 * <p>{@code -Dfaults.runs=5000} runs longer, {@code -Dfaults.seed=…} draws the same faults again,
 * {@code -Dfaults.only=17} repeats one run of a seed. What was drawn stands in {@code
 * target/random-faults.txt}.
 */
@ExtendWith(SharedWarehouse.class)
class RandomFaultTest {

  private static final Path REPORT = Path.of("target/random-faults.txt");

  /** Histories and statements stay in memory, so a laptop is not used for ever. */
  private static final int RUNS_OF_A_LAPTOP = 150;

  private static final int MOST_WRONG_RUNS = 20;

  /** Always the same faults, so that a red build is the fault of its change. */
  private static final long USUAL_SEED = 20_261_121;

  private static final int USUAL_RUNS = 200;

  /** Held, because a logger that nobody holds forgets its level. */
  private final Logger log = Logger.getLogger("dev.stepshift");

  private Level level;

  @BeforeEach
  void keepQuietAboutFaults() {
    level = log.getLevel();
    log.setLevel(Level.SEVERE);
  }

  @AfterEach
  void speakAgain() {
    log.setLevel(level);
  }

  @Test
  void redrivesBringEveryRunToWhereAnUndisturbedRunEnds(Warehouse warehouse, @TempDir Path folder)
      throws Exception {
    long seed = Long.getLong("faults.seed", USUAL_SEED);
    int only = Integer.getInteger("faults.only", -1);
    int runs = only >= 0 ? only + 1 : Integer.getInteger("faults.runs", USUAL_RUNS);
    int lanes = only >= 0 ? 1 : Integer.getInteger("faults.lanes", 3);
    System.out.printf("random faults: -Dfaults.seed=%d -Dfaults.runs=%d%n", seed, runs);
    List<Task> tasks = FaultCatalog.tasks(Path.of("../../statemachines"));
    FaultPlans plans = new FaultPlans(seed, tasks);
    Instant start = Instant.now();
    List<FaultRun> done = new ArrayList<>();
    AtomicInteger next = new AtomicInteger(Math.max(only, 0));
    ExecutorService threads = Executors.newFixedThreadPool(lanes);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int lane = 1; lane <= lanes; lane++) {
        int number = lane;
        all.add(
            threads.submit(
                () -> {
                  drive(warehouse, folder, number, next, runs, plans, done);
                  return null;
                }));
      }
      for (Future<?> lane : all) {
        lane.get();
      }
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    } finally {
      threads.shutdownNow();
    }
    FaultCoverage coverage = FaultCoverage.of(done);
    report(seed, done, coverage, Duration.between(start, Instant.now()));
    assertThat(done.stream().filter(FaultRun::isWrong).map(FaultRun::line))
        .as("runs that ended otherwise than undisturbed; -Dfaults.seed=%d repeats them", seed)
        .isEmpty();
    if (done.size() >= FaultPlans.ROUND) {
      assertThat(coverage.kindsMissing()).as("faults that were never drawn").isEmpty();
      assertThat(coverage.kindsThatMissed()).as("faults that never struck").isEmpty();
      assertThat(coverage.tasksMissing(tasks)).as("Tasks that were never let fail").isEmpty();
    }
  }

  private static void drive(
      Warehouse warehouse,
      Path folder,
      int number,
      AtomicInteger next,
      int runs,
      FaultPlans plans,
      List<FaultRun> done)
      throws IOException {
    while (next.get() < runs && wrong(done) < MOST_WRONG_RUNS) {
      Path home = Files.createDirectories(folder.resolve("lane" + number + "-" + next.get()));
      try (FaultLane lane = new FaultLane(warehouse, home, number)) {
        for (int i = 0; i < RUNS_OF_A_LAPTOP && wrong(done) < MOST_WRONG_RUNS; i++) {
          int index = next.getAndIncrement();
          if (index >= runs) {
            return;
          }
          FaultRun run = lane.run(plans.plan(index));
          synchronized (done) {
            done.add(run);
          }
        }
      }
    }
  }

  private static long wrong(List<FaultRun> done) {
    synchronized (done) {
      return done.stream().filter(FaultRun::isWrong).count();
    }
  }

  private static void report(long seed, List<FaultRun> done, FaultCoverage coverage, Duration took)
      throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("seed " + seed);
    done.stream()
        .sorted(Comparator.comparingInt(run -> run.plan().index()))
        .forEach(run -> lines.add(run.line()));
    lines.addAll(coverage.details());
    Files.createDirectories(REPORT.getParent());
    Files.write(REPORT, lines);
    coverage.summary().forEach(System.out::println);
    System.out.printf(
        "random faults: %d runs, faults struck %d times, %d redrives, %d wrong, %.1f s; %s%n",
        done.size(),
        done.stream().mapToInt(FaultRun::strikes).sum(),
        done.stream().mapToInt(FaultRun::redrives).sum(),
        wrong(done),
        took.toMillis() / 1000.0,
        REPORT);
  }
}
