package dev.stepshift.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void values_are_put_in_order() {
    Spread spread = Spread.of(List.of(30, 10, 20));
    assertThat(spread.min()).isEqualTo(10);
    assertThat(spread.median()).isEqualTo(20);
    assertThat(spread.max()).isEqualTo(30);
  }

  @Test
  void the_median_of_an_even_number_is_the_mean_of_the_two_in_the_middle() {
    assertThat(Spread.of(List.of(1, 2, 4, 100)).median()).isEqualTo(3);
  }

  @Test
  void a_percentile_is_a_value_that_was_measured_by_nearest_rank() {
    Spread hundred = Spread.of(IntStream.rangeClosed(1, 100).boxed().toList());
    assertThat(hundred.percentile(0.95)).isEqualTo(95);
    assertThat(Spread.of(List.of(1, 2, 3, 4)).percentile(0.95)).isEqualTo(4);
    assertThat(Spread.of(List.of(1, 2, 3, 4)).percentile(0.5)).isEqualTo(2);
  }

  @Test
  void one_value_is_all_of_them() {
    Spread one = Spread.of(List.of(7));
    assertThat(List.of(one.min(), one.median(), one.percentile(0.95), one.max())).containsOnly(7.0);
  }

  @Test
  void nothing_measured_has_no_figures() {
    assertThatThrownBy(() -> Spread.of(List.<Integer>of())).hasMessage("nothing was measured");
  }
}
