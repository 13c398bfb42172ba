package dev.stepshift.states.integration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Finds the integration that a resource means. */
public final class Integrations implements Integration {

  private final Map<String, Integration> optimised;
  private final Integration sdk;

  /**
   * Takes what to call.
   *
   * @param optimised by service: lambda, states, dynamodb, sns
   * @param sdk for all {@code aws-sdk:} resources
   */
  public Integrations(Map<String, Integration> optimised, Integration sdk) {
    this.optimised = Map.copyOf(optimised);
    this.sdk = sdk;
  }

  @Override
  public JsonNode call(TaskCall call) {
    return of(call.resource()).call(call);
  }

  @Override
  public JsonNode awaitEnd(TaskCall call, JsonNode submitted) {
    return of(call.resource()).awaitEnd(call, submitted);
  }

  private Integration of(TaskResource resource) {
    Integration found = resource.isSdk() ? sdk : optimised.get(resource.service());
    if (found == null) {
      throw new IllegalStateException("no integration for " + resource.arn());
    }
    return found;
  }
}
