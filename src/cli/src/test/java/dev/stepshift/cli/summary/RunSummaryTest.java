package dev.stepshift.cli.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.cli.progress.FakeStepFunctions;
import dev.stepshift.cli.progress.RunFollower;
import dev.stepshift.cli.progress.RunProgress;
import dev.stepshift.cli.progress.ShopRuns;
import dev.stepshift.laptop.Usage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunSummaryTest {

  private static final String RUN = FakeStepFunctions.arn("local-shop", "run-1");
  private static final Usage USAGE =
      new Usage(8, Duration.ofMillis(1600), 4, Duration.ofMillis(2000), 30, 55);

  private final FakeStepFunctions stepFunctions = new FakeStepFunctions();

  @Test
  void thePageHasALineATableAndTheTotals() throws Exception {
    ShopRuns.good(stepFunctions, RUN);
    assertThat(String.join("\n", lines(follow())))
        .isEqualTo(
            """
            table     status    rows  changes  files    size  render  copy  check  merge  check  validations   transitions
            region    loaded       5    +5 -4      2  2.0 kB    0.10  0.30   0.10   0.40   0.10  1 ok, 1 warn            6
            orders    loaded  15,000        -      3  1.5 MB    0.10  2.20      -   0.70      -  -                       4

            Warning      region: price_known observed 3, allowed is at most 0

            Run          succeeded in 5.0 s, 15,005 rows
            Standard     14 transitions: 4 in the parent, 10 in its tables
            Express      8 executions, about 125 GB-ms
            Lambda       4 invocations, 2.0 s in all
            Redshift     30 Data API calls, 55 SQL statements
            On AWS       about $0.000369 in us-east-1: Standard $0.000350 + Express $0.000010 + Lambda $0.000009
                         $0.025 per 1,000 Standard transitions; Express $1.00 per million requests and $0.00001667 per GB-second;
                         Lambda $0.20 per million requests and $0.0000166667 per GB-second at 256 MB.
                         Redshift itself, S3, DynamoDB and logs are not included, nor are free tiers.""");
  }

  @Test
  void phasesHaveATableOfTheirOwn() throws Exception {
    ShopRuns.unsound(stepFunctions, RUN);
    assertThat(String.join("\n", lines(follow())))
        .contains(
            """

            phase        status   seconds  validations  transitions
            setup        done        0.40  -                      2
            validations  failed      0.50  failed                 1
            maintenance  skipped        -  -                      0

            Warning      region: price_known observed 3, allowed is at most 0

            Run          failed in 3.0 s, 5 rows
            Standard     13 transitions: 4 in the parent, 9 in its tables and phases
            """);
  }

  @Test
  void noLineIsLongerThan120Characters() throws Exception {
    ShopRuns.bad(stepFunctions, RUN);
    assertThat(lines(follow())).allMatch(line -> line.length() <= 120);
  }

  @Test
  void standardCostsItsTransitions() {
    assertThat(PriceEstimate.of(AwsPrices.US_EAST_1, 4000, Usage.NONE).total())
        .isEqualByComparingTo("0.1");
  }

  @Test
  void expressCostsItsRequestsAndItsRoundedDurationAt64Mb() {
    Usage usage = new Usage(1000, Duration.ofSeconds(110), 0, Duration.ZERO, 0, 0);
    // 110 s and half a tick of 100 ms for each of 1,000, at 64 MB: 10 GB-seconds.
    assertThat(PriceEstimate.of(AwsPrices.US_EAST_1, 0, usage).express())
        .isEqualByComparingTo("0.0011667");
  }

  @Test
  void lambdaCostsItsRequestsAndItsGbSeconds() {
    Usage usage = new Usage(0, Duration.ZERO, 1_000_000, Duration.ofSeconds(4), 0, 0);
    assertThat(PriceEstimate.of(AwsPrices.US_EAST_1, 0, usage).lambda())
        .isEqualByComparingTo("0.2000166667");
  }

  private static List<String> lines(RunProgress run) {
    return new RunSummary(AwsPrices.US_EAST_1).lines(run, USAGE);
  }

  private RunProgress follow() throws InterruptedException {
    return new RunFollower(stepFunctions, RUN, stepFunctions.clock(), Duration.ZERO)
        .follow(run -> {});
  }
}
