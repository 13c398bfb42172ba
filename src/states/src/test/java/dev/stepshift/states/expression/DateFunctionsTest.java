package dev.stepshift.states.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code $toMillis}, with results of the reference implementation, version 2.0.6. */
class DateFunctionsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$toMillis('2026-01-31') | 1769817600000",
        "$toMillis('2026-01-31T10:20:30Z') | 1769854830000",
        "$toMillis('2026-01-31T10:20:30.400Z') | 1769854830400",
        "$toMillis('2026-01-31T10:20:30+02:00') | 1769847630000",
        "$toMillis('2026') | 1767225600000",
        "$toMillis('31.01.2026', '[D01].[M01].[Y0001]') | 1769817600000",
        "$exists($toMillis($states.nothing)) | false"
      })
  void aTimestampIsMilliseconds(String expression, String expected) {
    assertThat(evaluate(expression).toString()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"519894297", "", "yesterday", "2026-01-31 10:20:30"})
  void anotherTextIsAnError(String text) {
    assertThatThrownBy(() -> evaluate("$toMillis('" + text + "')"))
        .isInstanceOf(Expressions.QueryFailed.class)
        .extracting(failed -> ((Expressions.QueryFailed) failed).text())
        .asString()
        .contains("D3110");
  }

  @Test
  void aDayThatNoCalendarHasIsNull() {
    assertThat(evaluate("$toMillis('2026-13-01')").isNull()).isTrue();
  }

  private static JsonNode evaluate(String expression) {
    Bindings nothing = new Bindings(JsonNodeFactory.instance.objectNode(), Map.of(), Instant.EPOCH);
    return new Expressions()
        .evaluate(TextNode.valueOf("{% " + expression + " %}"), "Output", nothing);
  }
}
