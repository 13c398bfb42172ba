package dev.stepshift.states.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepshift.states.definition.WaitState;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;

final class WaitRunner implements StateRunner<WaitState> {

  private static final long LONGEST_SECONDS = 99_999_999;

  @Override
  public StateResult run(WaitState state, StateRun run) {
    run.sleep(duration(state, run));
    return run.leave(state.exit(), run.input(), run.bindings(), "");
  }

  private static Duration duration(WaitState state, StateRun run) {
    if (state.seconds().isPresent()) {
      return Duration.ofSeconds(
          run.evaluateWhole(state.seconds().get(), "Seconds", 0, LONGEST_SECONDS));
    }
    JsonNode template = state.timestamp().orElseThrow();
    JsonNode value = run.evaluate(template, "Timestamp", run.bindings());
    try {
      return Duration.between(run.timer().now(), OffsetDateTime.parse(value.asText()).toInstant());
    } catch (DateTimeException wrong) {
      throw run.unexpectedType(template, "Timestamp");
    }
  }
}
