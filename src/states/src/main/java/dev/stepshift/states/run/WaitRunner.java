package dev.stepshift.states.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepshift.states.definition.WaitState;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;

final class WaitRunner implements StateRunner<WaitState> {

  private static final long LONGEST_SECONDS = 99_999_999;

  @Override
  public Leaving run(WaitState state, Visit visit) {
    visit.sleep(duration(state, visit));
    return visit.leave(state.exit(), visit.input(), visit.bindings(), "");
  }

  private static Duration duration(WaitState state, Visit visit) {
    if (state.seconds().isPresent()) {
      return Duration.ofSeconds(
          visit.evaluateWhole(state.seconds().get(), "Seconds", 0, LONGEST_SECONDS));
    }
    JsonNode template = state.timestamp().orElseThrow();
    JsonNode value = visit.evaluate(template, "Timestamp", visit.bindings());
    try {
      return Duration.between(
          visit.timer().now(), OffsetDateTime.parse(value.asText()).toInstant());
    } catch (DateTimeException wrong) {
      throw visit.unexpectedType(template, "Timestamp");
    }
  }
}
