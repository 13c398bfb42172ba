package dev.stepshift.proof.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.proof.stage.Home;
import dev.stepshift.proof.stage.Stage;
import dev.stepshift.redshift.Warehouse;
import dev.stepshift.redshift.junit.SharedWarehouse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random pipelines that get random files, and are run, backfilled and reloaded in any order: after
 * each step a target holds what {@link TableModel} says, or its load has said why not. {@code
 * -Ddeliveries.tables=2000} draws more, {@code -Ddeliveries.seed=…} others.
 */
@ExtendWith(SharedWarehouse.class)
class RandomDeliveriesTest {

  private static final int SAMPLE = 100;
  private static final int TABLES_OF_A_PIPELINE = 20;
  private static final long USUAL_SEED = 20_261_130;

  /** Held, because a logger that nobody holds forgets its level. */
  private final Logger log = Logger.getLogger("dev.stepshift");

  @Test
  void targetsHoldWhatWasDeliveredOrTheirLoadsSayWhyNot(Warehouse warehouse, @TempDir Path folder)
      throws Exception {
    long seed = Long.getLong("deliveries.seed", USUAL_SEED);
    int tables = Integer.getInteger("deliveries.tables", SAMPLE);
    Level level = log.getLevel();
    log.setLevel(Level.SEVERE);
    Map<LoadOutcome, Integer> outcomes = new EnumMap<>(LoadOutcome.class);
    List<String> wrong = new ArrayList<>();
    try (Stage stage = Stage.open(warehouse, Home.in(folder))) {
      for (int first = 0; first < tables; first += TABLES_OF_A_PIPELINE) {
        int count = Math.min(TABLES_OF_A_PIPELINE, tables - first);
        PipelineTrial trial =
            new PipelineTrial(stage, "trial" + first, count, new Random(seed + first));
        trial.run();
        wrong.addAll(trial.wrong());
        trial.outcomes().forEach((outcome, times) -> outcomes.merge(outcome, times, Integer::sum));
      }
    } finally {
      log.setLevel(level);
    }
    System.out.printf("seed %d: %d tables, loads: %s%n", seed, tables, outcomes);
    assertThat(wrong).as("loads that ended otherwise than they ought to, seed " + seed).isEmpty();
    assertThat(outcomes.keySet()).containsExactlyInAnyOrder(LoadOutcome.values());
  }
}
