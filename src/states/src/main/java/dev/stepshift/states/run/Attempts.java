package dev.stepshift.states.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.states.definition.Catcher;
import dev.stepshift.states.definition.Retrier;
import dev.stepshift.states.definition.Retrying;
import dev.stepshift.states.integration.StateFailure;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tries a Task, Map or Parallel, again as often as its retriers allow, and hands what remains to
 * its catchers.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html">
 *     Handling errors in Step Functions workflows</a>
 */
final class Attempts {

  private final Retrying state;
  private final StateRun run;

  /** Retries used, by retrier: each counts for itself. */
  private final IdentityHashMap<Retrier, Integer> used = new IdentityHashMap<>();

  Attempts(Retrying state, StateRun run) {
    this.state = state;
    this.run = run;
  }

  /**
   * Tries.
   *
   * @param once one attempt; gives the result
   */
  StateResult run(Supplier<JsonNode> once) {
    while (true) {
      try {
        JsonNode result = once.get();
        return run.leave(state.exit(), result, run.bindings().with("result", result), "");
      } catch (StateFailure failure) {
        Optional<Retrier> retrier = retrierFor(failure);
        if (retrier.isEmpty()) {
          return handle(failure);
        }
        // A retry begins a Map or Parallel anew; only a redrive keeps what was finished.
        run.workflow.children = List.of();
        int retry = used.merge(retrier.get(), 1, Integer::sum);
        run.sleep(retrier.get().delay(retry, run.timer().random()));
        run.countRetry();
      }
    }
  }

  private Optional<Retrier> retrierFor(StateFailure failure) {
    Optional<Retrier> first =
        state.retry().stream()
            .filter(retrier -> retrier.errorEquals().stream().anyMatch(failure::isMatchedBy))
            .findFirst();
    return first.filter(retrier -> used.getOrDefault(retrier, 0) < retrier.maxAttempts());
  }

  private StateResult handle(StateFailure failure) {
    List<Catcher> catchers = state.catchers();
    for (int index = 0; index < catchers.size(); index++) {
      Catcher catcher = catchers.get(index);
      if (catcher.errorEquals().stream().anyMatch(failure::isMatchedBy)) {
        ObjectNode error = EventDetails.object();
        error.put("Error", failure.error());
        error.put("Cause", failure.causeText().orElse(""));
        return run.leave(
            catcher.exit(),
            error,
            run.bindings().with("errorOutput", error),
            "Catch[" + index + "]/");
      }
    }
    throw failure;
  }
}
