package dev.stepshift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.cli.progress.FakeStepFunctions;
import dev.stepshift.cli.progress.ShopRuns;
import org.junit.jupiter.api.Test;

class RedriveCommandTest extends CommandTest {

  @Test
  void aRedriveTakesTheLastFailedRunAndFollowsIt() throws Exception {
    serve();
    String failed = FakeStepFunctions.arn("local-shop", "monday");
    ShopRuns.bad(stepFunctions, failed);
    assertThat(stepshift("redrive", "shop")).isZero();
    assertThat(stepFunctions.redriven).containsExactly(failed);
    assertThat(out.toString())
        .startsWith("Redriving monday\n")
        .contains("orders: loaded, 15,000 rows");
  }

  @Test
  void aRedriveTakesTheRunThatIsNamed() throws Exception {
    serve();
    String tuesday = FakeStepFunctions.arn("local-shop", "tuesday");
    ShopRuns.bad(stepFunctions, tuesday);
    assertThat(stepshift("redrive", "shop", "tuesday")).isZero();
    assertThat(stepFunctions.redriven).containsExactly(tuesday);
  }

  @Test
  void aRedriveWithoutAFailedRunSaysSo() throws Exception {
    serve();
    assertThat(stepshift("redrive", "shop")).isEqualTo(1);
    assertThat(err.toString()).isEqualTo("stepshift: No run of shop has failed.\n");
  }
}
