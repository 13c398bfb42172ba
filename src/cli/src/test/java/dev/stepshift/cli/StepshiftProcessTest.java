package dev.stepshift.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What signals do to the real process. */
@DisabledOnOs(OS.WINDOWS)
class StepshiftProcessTest {

  @TempDir Path folder;

  @BeforeEach
  void makeHome() throws IOException {
    StepshiftProcess.prepare(folder);
  }

  @Test
  void ctrlCDuringTheStartLeavesNothingBehind() throws Exception {
    assumeSignalsArrive();
    try (StepshiftProcess run = StepshiftProcess.start(folder, "run", "tpch")) {
      run.awaitWarehouseFolder();
      run.signal("INT");
      assertThat(run.awaitExit()).isEqualTo(130);
      assertStopped(run);
    }
  }

  @Test
  void aSignalInTheMiddleOfARunLeavesNothingBehind() throws Exception {
    try (StepshiftProcess run = StepshiftProcess.start(folder, "run", "sales")) {
      run.awaitOutput("item: running");
      run.signal("TERM");
      assertThat(run.awaitExit()).isEqualTo(143);
      assertStopped(run);
    }
  }

  @Test
  void theNextStartPutsAwayWhatAKilledProcessLeftBehind() throws Exception {
    assumeSignalsArrive();
    try (StepshiftProcess killed = StepshiftProcess.start(folder, "serve")) {
      killed.awaitOutput("Ctrl-C stops it.");
      killed.signal("KILL");
      assertThat(killed.awaitExit()).isEqualTo(137);
      assertThat(killed.servers()).isNotEmpty();
      List<Path> left = killed.warehouseFolders();
      assertThat(left).hasSize(1);
      try (StepshiftProcess next = StepshiftProcess.start(folder, "serve")) {
        next.awaitOutput("Ctrl-C stops it.");
        assertThat(next.warehouseFolders()).hasSize(1).doesNotContainAnyElementsOf(left);
        next.signal("INT");
        assertThat(next.awaitExit()).isEqualTo(130);
        assertStopped(next);
      }
    }
  }

  private void assertStopped(StepshiftProcess process) throws IOException {
    assertThat(process.err().strip()).isEqualTo("Stopped.");
    assertThat(process.servers()).isEmpty();
    assertThat(process.warehouseFolders()).isEmpty();
    assertThat(folder.resolve("home/.stepshift/local.json")).doesNotExist();
    assertThat(folder.resolve("home/.stepshift/env")).doesNotExist();
  }

  /**
   * A program started in the background by a plain shell ignores Ctrl-C, and so do its children.
   */
  private static void assumeSignalsArrive() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (Files.exists(status)) {
      for (String line : Files.readAllLines(status)) {
        if (line.startsWith("SigIgn:")) {
          long ignored = Long.parseUnsignedLong(line.substring("SigIgn:".length()).strip(), 16);
          assumeFalse((ignored & 2) != 0, "SIGINT is ignored here");
        }
      }
    }
  }
}
