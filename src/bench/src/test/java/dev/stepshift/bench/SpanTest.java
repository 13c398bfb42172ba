package dev.stepshift.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpanTest {

  @Test
  void spans_apart_add_up() {
    assertThat(covered(span(0, 10), span(20, 25))).isEqualTo(15);
  }

  @Test
  void what_two_spans_share_counts_once() {
    assertThat(covered(span(0, 10), span(5, 15))).isEqualTo(15);
  }

  @Test
  void a_span_within_another_adds_nothing() {
    assertThat(covered(span(0, 100), span(20, 30), span(40, 50))).isEqualTo(100);
  }

  @Test
  void the_order_of_the_spans_does_not_matter() {
    assertThat(covered(span(50, 60), span(0, 55), span(10, 20))).isEqualTo(60);
  }

  @Test
  void spans_that_touch_leave_no_gap_and_no_overlap() {
    assertThat(covered(span(0, 10), span(10, 20))).isEqualTo(20);
  }

  @Test
  void no_span_covers_nothing() {
    assertThat(covered()).isZero();
  }

  @Test
  void a_span_cannot_end_before_it_starts() {
    assertThatThrownBy(() -> span(10, 5)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void orchestration_is_the_share_of_the_wall_time_without_sql() {
    RunFigures run = new RunFigures(0, 0, 1000, 900, 50, 2000, 0, 0, List.of());
    assertThat(run.orchestration()).isEqualTo(0.1);
    assertThat(run.rowsPerSecond()).isEqualTo(2000);
  }

  @Test
  void a_gap_is_the_sum_of_its_parts() {
    assertThat(new Gap("orders", "merge", 20, 3, 7).millis()).isEqualTo(30);
  }

  private static long covered(Span... spans) {
    return Span.covered(Arrays.asList(spans)).toMillis();
  }

  private static Span span(long start, long end) {
    return new Span(Instant.ofEpochMilli(start), Instant.ofEpochMilli(end));
  }
}
