package dev.stepshift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.cli.progress.FakeStepFunctions;
import dev.stepshift.cli.progress.ShopRuns;
import dev.stepshift.laptop.deploy.LocalNames;
import java.nio.file.Files;
import java.nio.file.Path;
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
        .contains("Redriving monday\n")
        .contains("orders: loaded, 15,000 rows");
  }

  @Test
  void aRedriveDeliversSamplesOfItsDateThatHaveChanged() throws Exception {
    serve();
    Path sample = home.resolve("sql/pipelines/shop/samples/shop/{run_date}/orders.csv");
    assertThat(stepshift("run", "shop", "--date", "2026-01-01", "--seed-only")).isZero();
    Files.writeString(sample, "3,4\n");
    ShopRuns.bad(stepFunctions, FakeStepFunctions.arn("local-shop", "monday"));
    out.getBuffer().setLength(0);
    assertThat(stepshift("redrive", "shop")).isZero();
    assertThat(out.toString())
        .contains("Delivered again, since they have changed: shop/2026-01-01/orders.csv.");
    assertThat(s3.objects(LocalNames.DATA_BUCKET, "").get("shop/2026-01-01/orders.csv"))
        .asString()
        .isEqualTo("3,4\n");
  }

  @Test
  void aRedriveFromATableStartsARunInPlaceOfTheFailedOne() throws Exception {
    serve();
    writeTables("orders");
    ShopRuns.bad(stepFunctions, FakeStepFunctions.arn("local-shop", "monday"));
    assertThat(stepshift("redrive", "shop", "--from", "orders")).as(err.toString()).isZero();
    assertThat(stepFunctions.redriven).isEmpty();
    assertThat(stepFunctions.started.get(0).input())
        .isEqualTo("{\"runDate\":\"2026-01-01\",\"trigger\":\"manual\",\"from\":\"orders\"}");
    assertThat(out.toString()).contains("In place of monday, from orders on\n");
    assertThat(stepshift("redrive", "shop", "--from", "order")).isEqualTo(2);
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
