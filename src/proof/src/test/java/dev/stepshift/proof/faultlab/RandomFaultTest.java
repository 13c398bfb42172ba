package dev.stepshift.proof.faultlab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.laptop.faults.FaultCatalog;
import dev.stepshift.redshift.Warehouse;
import dev.stepshift.redshift.junit.SharedWarehouse;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whatever goes wrong, wherever and however often: redrives bring a run to where an undisturbed run
 * ends. The first runs of a round are a sample of it; {@code -Dfaults.runs=190} is the whole of it,
 * and {@code -Dfaults.seed=…} draws other faults. {@code ./stepshift fault-lab} does the same.
 */
@ExtendWith(SharedWarehouse.class)
class RandomFaultTest {

  private static final Path REPOSITORY = Path.of("../..");
  private static final Path REPORT = Path.of("target/fault-lab.txt");
  private static final int SAMPLE = 40;
  private static final int WORKERS = 3;

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
  void redrivesBringEveryRunToWhereAnUndisturbedRunEnds(Warehouse warehouse) throws Exception {
    long seed = Long.getLong("faults.seed", FaultLab.USUAL_SEED);
    int runs = Integer.getInteger("faults.runs", SAMPLE);
    FaultLabReport report =
        new FaultLab(REPOSITORY, warehouse, WORKERS, (result, done) -> {}).run(seed, 0, runs);
    report.write(REPORT);
    report.summary().forEach(System.out::println);
    assertThat(report.wrong())
        .as("runs that ended otherwise than undisturbed; %s has all of them", REPORT)
        .isEmpty();
    FaultCoverage coverage = report.coverage();
    if (runs >= SAMPLE) {
      assertThat(coverage.kindsMissing()).as("faults that were never drawn").isEmpty();
      assertThat(coverage.kindsThatMissed()).as("faults that never struck").isEmpty();
    }
    if (runs >= ExperimentPlanner.ROUND) {
      assertThat(coverage.tasksMissing(FaultCatalog.tasks(REPOSITORY.resolve("statemachines"))))
          .as("Tasks that were never let fail")
          .isEmpty();
    }
  }
}
