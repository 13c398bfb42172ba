package dev.stepshift.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.local.redshift.SharedWarehouse;
import dev.stepshift.local.redshift.Warehouse;
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
    long seed = Long.getLong("faults.seed", System.nanoTime() % 1_000_000_000);
    int only = Integer.getInteger("faults.only", -1);
    int runs = only >= 0 ? only + 1 : Integer.getInteger("faults.runs", 200);
    int lanes = only >= 0 ? 1 : Integer.getInteger("faults.lanes", 3);
    System.out.printf("random faults: -Dfaults.seed=%d -Dfaults.runs=%d%n", seed, runs);
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
                  drive(warehouse, folder, number, next, runs, seed, done);
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
    report(seed, done, Duration.between(start, Instant.now()));
    assertThat(done.stream().filter(run -> !run.problems().isEmpty()).map(FaultRun::line))
        .as("runs that ended otherwise than undisturbed; -Dfaults.seed=%d repeats them", seed)
        .isEmpty();
    assertThat(done.stream().mapToInt(FaultRun::struck).sum())
        .as("faults that struck")
        .isGreaterThan(done.size() / 2);
  }

  private static void drive(
      Warehouse warehouse,
      Path folder,
      int number,
      AtomicInteger next,
      int runs,
      long seed,
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
          FaultRun run = lane.run(seed, index);
          synchronized (done) {
            done.add(run);
          }
        }
      }
    }
  }

  private static long wrong(List<FaultRun> done) {
    synchronized (done) {
      return done.stream().filter(run -> !run.problems().isEmpty()).count();
    }
  }

  private static void report(long seed, List<FaultRun> done, Duration took) throws IOException {
    List<FaultRun> ordered =
        done.stream().sorted(Comparator.comparingInt(FaultRun::index)).toList();
    List<String> lines = new ArrayList<>();
    lines.add("seed " + seed);
    ordered.forEach(run -> lines.add(run.line()));
    Files.createDirectories(REPORT.getParent());
    Files.write(REPORT, lines);
    System.out.printf(
        "random faults: %d runs, %d faults struck, %d redrives, %d wrong, %.1f s; %s%n",
        done.size(),
        done.stream().mapToInt(FaultRun::struck).sum(),
        done.stream().mapToInt(FaultRun::redrives).sum(),
        wrong(done),
        took.toMillis() / 1000.0,
        REPORT);
  }
}
