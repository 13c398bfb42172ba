package dev.stepshift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReloadCommandTest extends CommandTest {

  @Test
  void aTableThatThePipelineDoesNotHaveIsRefusedBeforeAnythingIsStarted() throws Exception {
    writeTables("orders");
    serve();
    assertThat(stepshift("reload", "shop", "nosuch", "--date", "2026-01-31")).isNotZero();
    assertThat(err.toString()).contains("nosuch");
    assertThat(stepFunctions.started).isEmpty();
  }

  @Test
  void withoutADateItSaysThatOneIsNeeded() throws Exception {
    assertThat(stepshift("reload", "shop", "orders")).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("--date");
  }
}
