package dev.stepshift.cli.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.cli.progress.RunProgress;
import dev.stepshift.cli.progress.TableProgress;
import dev.stepshift.cli.progress.TableProgress.Status;
import dev.stepshift.cli.progress.Verdicts;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class WarningsTest {

  @Test
  void aRunWithoutAWarningSaysNothing() {
    assertThat(Warnings.lines(run(table("region")), 120)).isEmpty();
  }

  @Test
  void aLineNamesAValidationAndItsTables() {
    assertThat(
            Warnings.lines(
                run(table("sales", "item_known", "price_known"), table("orders", "item_known")),
                120))
        .containsExactly(
            "Warning      item_known: sales, orders", "Warning      price_known: sales");
  }

  @Test
  void anOlderDeliveryIsExplained() {
    assertThat(Warnings.lines(run(table("customer", "older_delivery")), 120))
        .containsExactly(
            "Warning      older_delivery: customer",
            "             These files were loaded before, and a later date too: nothing changed."
                + " A backfill loads them again.")
        .allMatch(line -> line.length() <= 120);
  }

  @Test
  void aLongLineIsCut() {
    assertThat(Warnings.lines(run(table("a_table_of_a_long_name", "item_known")), 30))
        .containsExactly("Warning      item_known: a_ta…");
  }

  private static TableProgress table(String name, String... warned) {
    return new TableProgress(
        name,
        Status.LOADED,
        "",
        Instant.EPOCH,
        Duration.ZERO,
        OptionalLong.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        Map.of(),
        new Verdicts(1, 0, Arrays.asList(warned)),
        8,
        0,
        Optional.empty());
  }

  private static RunProgress run(TableProgress... tables) {
    return new RunProgress(
        "arn",
        "SUCCEEDED",
        "",
        Instant.EPOCH,
        Duration.ZERO,
        List.of(tables),
        List.of(),
        4,
        8,
        Optional.empty());
  }
}
