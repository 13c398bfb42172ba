package dev.stepshift.pipeline.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.pipeline.Timeouts;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

  @ParameterizedTest
  @CsvSource({"90s,PT90S", "30m,PT30M", "1h,PT1H", "24h,PT24H", "0s,PT0S", "999999h,PT999999H"})
  void readsANumberAndItsUnit(String text, Duration expected) {
    assertThat(Durations.parse(text)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "30", "m", "1 h", "1H", "-1s", "1.5h", "1h30m", "1d", "1000000s"})
  void readsNothingElse(String text) {
    assertThat(Durations.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0d,0", "30d,30", "9999d,9999", "30,", "d,", "30h,", "-1d,", "1.5d,", "10000d,"})
  void readsWholeDays(String text, Integer expected) {
    assertThat(Durations.days(text)).isEqualTo(Optional.ofNullable(expected));
  }

  @ParameterizedTest
  @CsvSource({"2d,48", "6h,6", "90m,1.5", "2,", "2w,", "10000h,"})
  void readsAnAgeInHours(String text, BigDecimal expected) {
    assertThat(Durations.hours(text)).isEqualTo(Optional.ofNullable(expected));
  }

  @Test
  void allowsTimeoutsOfOneSecondToADay() {
    assertThat(Timeouts.isPossible(Duration.ofMillis(999))).isFalse();
    assertThat(Timeouts.isPossible(Duration.ofSeconds(1))).isTrue();
    assertThat(Timeouts.isPossible(Duration.ofHours(24))).isTrue();
    assertThat(Timeouts.isPossible(Duration.ofHours(24).plusSeconds(1))).isFalse();
  }
}
