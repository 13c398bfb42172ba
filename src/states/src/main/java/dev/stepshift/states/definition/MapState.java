package dev.stepshift.states.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * Runs a workflow for each item of an array, within the same execution.
 *
 * @param items an array or an expression; absent, the state's input
 * @param itemSelector what an iteration gets as input; absent, the item
 * @param maxConcurrency a number or an expression; 0 is as many as possible
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html">Inline
 *     Map</a>
 */
public record MapState(
    Workflow processor,
    Optional<JsonNode> items,
    Optional<JsonNode> itemSelector,
    Optional<JsonNode> maxConcurrency,
    List<Retrier> retry,
    List<Catcher> catchers,
    Exit exit)
    implements State, Retrying {

  @Override
  public String type() {
    return "Map";
  }

  @Override
  public List<String> successors() {
    return Retrying.super.successors();
  }
}
