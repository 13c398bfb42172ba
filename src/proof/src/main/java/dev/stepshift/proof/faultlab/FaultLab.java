package dev.stepshift.proof.faultlab;

import dev.stepshift.aws.files.Temporary;
import dev.stepshift.laptop.faults.FaultCatalog;
import dev.stepshift.proof.stage.Home;
import dev.stepshift.redshift.Warehouse;
import java.io.IOException;
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

/**
 * Lets things go wrong wherever they can, redrives until all is well, and compares what is left
 * with what undisturbed runs leave: in the tables, in their ledgers and journals, in the file load
 * history, the lock and the items of the runs.
 */
final class FaultLab {

  /** Always the same faults, so that a failure is the fault of a change. */
  static final long USUAL_SEED = 20_261_121;

  /** Histories and statements stay in memory, so a laptop is not used for ever. */
  private static final int EXPERIMENTS_OF_A_TESTBED = 150;

  private static final int MOST_WRONG = 20;

  private final Path repository;
  private final Warehouse warehouse;
  private final int workers;
  private final Listener listener;
  private final List<ExperimentResult> results = new ArrayList<>();

  /** Hears of each result, one at a time. */
  interface Listener {

    /**
     * Takes a result.
     *
     * @param done how many there are with it
     */
    void hear(ExperimentResult result, int done);
  }

  /**
   * @param workers how many experiments go on at a time
   */
  FaultLab(Path repository, Warehouse warehouse, int workers, Listener listener) {
    this.repository = repository;
    this.warehouse = warehouse;
    this.workers = workers;
    this.listener = listener;
  }

  /**
   * Does the experiments of a seed.
   *
   * @param first the index of the first
   * @param end behind the index of the last
   */
  FaultLabReport run(long seed, int first, int end) throws InterruptedException {
    ExperimentPlanner planner =
        new ExperimentPlanner(seed, FaultCatalog.tasks(repository.resolve("statemachines")));
    Instant start = Instant.now();
    AtomicInteger next = new AtomicInteger(first);
    ExecutorService threads = Executors.newFixedThreadPool(workers);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int worker = 1; worker <= workers; worker++) {
        int number = worker;
        all.add(
            threads.submit(
                () -> {
                  work(number, planner, next, end);
                  return null;
                }));
      }
      for (Future<?> worker : all) {
        worker.get();
      }
    } catch (ExecutionException failed) {
      throw new IllegalStateException("a testbed failed", failed.getCause());
    } finally {
      threads.shutdownNow();
    }
    results.sort(Comparator.comparingInt(result -> result.experiment().index()));
    return new FaultLabReport(seed, results, Duration.between(start, Instant.now()));
  }

  private void work(int number, ExperimentPlanner planner, AtomicInteger next, int end)
      throws IOException {
    while (next.get() < end && !isHopeless()) {
      try (Temporary folder = Temporary.folder("stepshift-fault-lab-");
          Testbed testbed = new Testbed(warehouse, Home.in(folder.path(), repository), number)) {
        for (int i = 0; i < EXPERIMENTS_OF_A_TESTBED && !isHopeless(); i++) {
          int index = next.getAndIncrement();
          if (index >= end) {
            return;
          }
          add(testbed.run(planner.plan(index)));
        }
      }
    }
  }

  private void add(ExperimentResult result) {
    synchronized (results) {
      results.add(result);
      listener.hear(result, results.size());
    }
  }

  /** More of the same would tell nothing new. */
  private boolean isHopeless() {
    synchronized (results) {
      return results.stream().filter(ExperimentResult::isWrong).count() >= MOST_WRONG;
    }
  }
}
