package dev.stepshift.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeSpanTest {

  @Test
  void spansApartAddUp() {
    assertThat(covered(span(0, 10), span(20, 25))).isEqualTo(15);
  }

  @Test
  void whatTwoSpansShareCountsOnce() {
    assertThat(covered(span(0, 10), span(5, 15))).isEqualTo(15);
  }

  @Test
  void aSpanWithinAnotherAddsNothing() {
    assertThat(covered(span(0, 100), span(20, 30), span(40, 50))).isEqualTo(100);
  }

  @Test
  void theOrderOfTheSpansDoesNotMatter() {
    assertThat(covered(span(50, 60), span(0, 55), span(10, 20))).isEqualTo(60);
  }

  @Test
  void spansThatTouchLeaveNoGapAndNoOverlap() {
    assertThat(covered(span(0, 10), span(10, 20))).isEqualTo(20);
  }

  @Test
  void noSpanCoversNothing() {
    assertThat(covered()).isZero();
  }

  @Test
  void aSpanCannotEndBeforeItStarts() {
    assertThatThrownBy(() -> span(10, 5)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void orchestrationIsTheShareOfTheWallTimeWithoutSql() {
    RunFigures run = new RunFigures(0, 0, 1000, 900, 50, 2000, 0, 0, List.of());
    assertThat(run.orchestration()).isEqualTo(0.1);
    assertThat(run.rowsPerSecond()).isEqualTo(2000);
  }

  @Test
  void aGapIsTheSumOfItsParts() {
    assertThat(new StepGap("orders", "merge", 20, 3, 7).millis()).isEqualTo(30);
  }

  private static long covered(TimeSpan... spans) {
    return TimeSpan.covered(Arrays.asList(spans)).toMillis();
  }

  private static TimeSpan span(long start, long end) {
    return new TimeSpan(Instant.ofEpochMilli(start), Instant.ofEpochMilli(end));
  }
}
