package dev.stepshift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.cli.progress.FakeStepFunctions;
import dev.stepshift.cli.progress.ShopBackfills;
import dev.stepshift.cli.progress.ShopRuns;
import dev.stepshift.laptop.deploy.LocalNames;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackfillCommandTest extends CommandTest {

  private static final String BACKFILL = "backfill-20260101T060000000Z";

  @BeforeEach
  void deliverRegions() throws Exception {
    stepFunctions.onStart(ShopBackfills::good);
    Path shop = home.resolve("sql/pipelines/shop");
    Files.writeString(
        shop.resolve("pipeline.yaml"),
        """
        pipeline: shop
        schema: shop
        tables:
          - name: region
            key: id
            columns: [{name: id, type: bigint}]
            source: {path: "shop/{run_date}/", files: "*.csv", format: csv}
        """);
    Path samples = shop.resolve("samples/shop/{run_date}");
    Files.move(samples.resolve("orders.csv"), samples.resolve("region.csv"));
    Files.writeString(samples.resolve("region.csv"), "1\n");
  }

  @Test
  void aBackfillDeliversEachDateTellsEachDateAndSumsUp() {
    assertThat(stepshift("backfill", "shop", "--from", "2026-01-01", "--to", "2026-01-02"))
        .as(err.toString())
        .isZero();
    assertThat(out.toString())
        .startsWith(
            """
            Starting the local AWS
            Delivered 2 of 2 dates: 2 files, 4 B.
            Backfill backfill-20260101T060000000Z

            2026-01-01: 1 loaded, 5 rows, 1.5 s
            2026-01-02: 1 loaded, 5 rows, 1.5 s

            Backfill     succeeded in 4.6 s, 2 dates loaded, 10 rows
            Standard     21 transitions: 3 in the backfill, 18 in its runs
            """)
        .contains("Lambda       10 invocations");
    assertThat(stepFunctions.started.get(0).stateMachineArn())
        .isEqualTo("arn:aws:states:us-east-1:000000000000:stateMachine:local-shop-backfill");
    assertThat(stepFunctions.started.get(0).input())
        .isEqualTo("{\"from\":\"2026-01-01\",\"to\":\"2026-01-02\"}");
    assertThat(s3.objects(LocalNames.DATA_BUCKET, ""))
        .containsOnlyKeys("shop/2026-01-01/region.csv", "shop/2026-01-02/region.csv");
    assertThat(aws.closed).isTrue();
  }

  @Test
  void onlyTheTablesNamedAreAskedFor() {
    stepshift(
        "backfill", "shop", "--from", "2026-01-01", "--to", "2026-01-02", "--tables", "region");
    assertThat(stepFunctions.started.get(0).input())
        .isEqualTo("{\"from\":\"2026-01-01\",\"to\":\"2026-01-02\",\"tables\":[\"region\"]}");
    assertThat(
            stepshift(
                "backfill", "shop", "--from", "2026-01-01", "--to", "2026-01-02", "--allow-older"))
        .isZero();
    assertThat(stepFunctions.started.get(1).input())
        .isEqualTo("{\"from\":\"2026-01-01\",\"to\":\"2026-01-02\",\"allowOlder\":true}");
  }

  @Test
  void aDateThatFailsIsToldWithTheLineThatGoesOnWithIt() throws Exception {
    serve();
    stepFunctions.onStart(ShopBackfills::bad);
    assertThat(stepshift("backfill", "shop", "--from", "2026-01-01", "--to", "2026-01-03"))
        .isEqualTo(1);
    assertThat(out.toString())
        .startsWith("Using the local AWS that is up.\n")
        .contains(
            """
            2026-01-01: 1 loaded, 5 rows, 1.5 s
            2026-01-02: 1 failed, 0 rows, 0.9 s

            Backfill     failed in 3.5 s, 1 date loaded, 5 rows
            """)
        .endsWith(
            """

            Backfill: dev.stepshift.errors.TablesFailed
              1 of 1 tables failed: region
             \s
              region: Redshift.LoadFailed

            Fix the cause, then go on with the date that failed:
              ./stepshift redrive shop %s
            """
                .formatted(BACKFILL));
  }

  @Test
  void aRedriveTakesTheBackfillAndNotItsFailedRun() throws Exception {
    serve();
    String backfill = FakeStepFunctions.arn("local-shop-backfill", "january");
    ShopBackfills.bad(stepFunctions, backfill);
    stepFunctions.at(6000).onStart(ShopBackfills::fixed);
    assertThat(stepshift("redrive", "shop")).as(err.toString()).isZero();
    assertThat(stepFunctions.redriven).containsExactly(backfill);
    assertThat(out.toString())
        .contains(
            """
            Redriving january

            2026-01-02: 1 loaded, 5 rows, 1.5 s

            Backfill     succeeded in 3.0 s, 2 dates loaded, 10 rows
            """);
  }

  @Test
  void aRedriveTakesWhateverFailedLast() throws Exception {
    serve();
    ShopBackfills.bad(stepFunctions, FakeStepFunctions.arn("local-shop-backfill", "january"));
    String monday = FakeStepFunctions.arn("local-shop", "monday");
    ShopRuns.bad(stepFunctions, monday);
    stepFunctions.at(6000).onStart(ShopBackfills::fixed);
    stepshift("redrive", "shop");
    assertThat(stepFunctions.redriven)
        .as("the backfill failed at 3.5 s, the run at 1.2 s")
        .containsExactly(FakeStepFunctions.arn("local-shop-backfill", "january"));
  }

  @Test
  void aBackfillCanBeRedrivenByItsName() throws Exception {
    serve();
    String backfill = FakeStepFunctions.arn("local-shop-backfill", "january");
    ShopBackfills.bad(stepFunctions, backfill);
    stepFunctions.at(6000).onStart(ShopBackfills::fixed);
    assertThat(stepshift("redrive", "shop", "january")).isZero();
    assertThat(stepFunctions.redriven).containsExactly(backfill);
  }

  @Test
  void aRedriveOfANameThatNobodyBearsSaysSo() throws Exception {
    serve();
    assertThat(stepshift("redrive", "shop", "june")).isEqualTo(1);
    assertThat(err.toString())
        .isEqualTo("stepshift: No run and no backfill of shop is called june.\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--from 2026-01-02 --to 2026-01-01|\"from\" is 2026-01-02, which is after \"to\"",
        "--from 2020-01-01 --to 2026-01-01|a backfill has at most 1,000",
        "--from 2026-01-01 --to 2026-01-32|'2026-01-32' is not a date",
        "--from 2026-01-01|Missing required option: '--to=<yyyy-mm-dd>'",
        "--from 2026-01-01 --to 2026-01-02 --tables regions|has no table 'regions'",
        "--from 2026-01-01 --to 2026-01-02 --parallel 2|Unknown options: '--parallel'",
      })
  void wrongUsageIsOneErrorBeforeAnythingStarts(String options, String message) {
    assertThat(stepshift(("backfill shop " + options).split(" "))).isEqualTo(2);
    assertThat(err.toString()).startsWith("stepshift: ").contains(message);
    assertThat(out.toString()).isEmpty();
    assertThat(aws.deployed).isNull();
  }
}
