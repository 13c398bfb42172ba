package dev.stepshift.cli.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.cli.progress.RunProgress;
import dev.stepshift.cli.progress.TableProgress;
import dev.stepshift.cli.progress.TableProgress.Status;
import dev.stepshift.cli.progress.Verdicts;
import dev.stepshift.cli.progress.WrittenRows;
import java.time.Duration;
import java.time.Instant;
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
  void aWarningIsSaidOnceWithItsTables() {
    assertThat(
            Warnings.lines(
                run(table("sales", "no item", "no price"), table("orders", "no item")), 120))
        .containsExactly("Warning      sales, orders: no item", "Warning      sales: no price");
  }

  @Test
  void aLongWarningIsAParagraph() {
    assertThat(Warnings.lines(run(table("sales", "no item is known in three rows")), 32))
        .containsExactly("Warning      sales: no item is", "             known in three rows");
  }

  private static TableProgress table(String name, String... warnings) {
    return new TableProgress(
        name,
        Status.LOADED,
        "",
        Instant.EPOCH,
        Duration.ZERO,
        OptionalLong.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        WrittenRows.UNKNOWN,
        Map.of(),
        new Verdicts(1, 0, List.of()),
        List.of(warnings),
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
