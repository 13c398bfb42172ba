package dev.stepshift.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void valuesArePutInOrder() {
    Spread spread = Spread.of(List.of(30, 10, 20));
    assertThat(spread.min()).isEqualTo(10);
    assertThat(spread.median()).isEqualTo(20);
    assertThat(spread.max()).isEqualTo(30);
  }

  @Test
  void theMedianOfAnEvenNumberIsTheMeanOfTheTwoInTheMiddle() {
    assertThat(Spread.of(List.of(1, 2, 4, 100)).median()).isEqualTo(3);
  }

  @Test
  void aPercentileIsAValueThatWasMeasuredByNearestRank() {
    Spread hundred = Spread.of(IntStream.rangeClosed(1, 100).boxed().toList());
    assertThat(hundred.percentile(0.95)).isEqualTo(95);
    assertThat(Spread.of(List.of(1, 2, 3, 4)).percentile(0.95)).isEqualTo(4);
    assertThat(Spread.of(List.of(1, 2, 3, 4)).percentile(0.5)).isEqualTo(2);
  }

  @Test
  void oneValueIsAllOfThem() {
    Spread one = Spread.of(List.of(7));
    assertThat(List.of(one.min(), one.median(), one.percentile(0.95), one.max())).containsOnly(7.0);
  }

  @Test
  void nothingMeasuredHasNoFigures() {
    assertThatThrownBy(() -> Spread.of(List.<Integer>of())).hasMessage("nothing was measured");
  }
}
