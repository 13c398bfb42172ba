package dev.stepshift.states.integration;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepshift.states.expression.Expressions;
import dev.stepshift.states.integration.TaskResource.Mode;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.SdkPojo;

/** Knows which resources a Task may name here, so that others are refused before they are run. */
public final class SupportedResources {

  private static final Map<String, Set<String>> OPTIMISED =
      Map.of(
          "lambda", Set.of("invoke"),
          "dynamodb", Set.of("getItem", "putItem", "updateItem", "deleteItem"),
          "sns", Set.of("publish"),
          "states", Set.of("startExecution"));

  private SupportedResources() {}

  /** What is wrong with a resource, or with the parameters it is given; empty if nothing. */
  public static List<String> refusal(TaskResource resource, Optional<JsonNode> arguments) {
    return resource.isSdk() ? sdkRefusal(resource, arguments) : optimisedRefusal(resource);
  }

  private static List<String> optimisedRefusal(TaskResource resource) {
    Set<String> actions = OPTIMISED.get(resource.service());
    if (actions == null) {
      return List.of(
          "the service \""
              + resource.service()
              + "\" is not supported; use lambda, dynamodb, sns, states or"
              + " aws-sdk:<service>:<action>");
    }
    if (!actions.contains(resource.action())) {
      return List.of(
          resource.service()
              + " has no action \""
              + resource.action()
              + "\" here; it has "
              + String.join(", ", actions.stream().sorted().toList()));
    }
    if (resource.isSync() && !resource.service().equals("states")) {
      return List.of(resource.service() + " does not support .sync");
    }
    if (resource.waitsForToken() && resource.service().equals("dynamodb")) {
      return List.of("dynamodb does not support .waitForTaskToken");
    }
    return List.of();
  }

  private static List<String> sdkRefusal(TaskResource resource, Optional<JsonNode> arguments) {
    if (resource.mode() == Mode.SYNC || resource.mode() == Mode.SYNC_2) {
      return List.of("aws-sdk integrations do not support .sync");
    }
    Optional<SdkService> service = SdkService.find(resource.sdkService());
    if (service.isEmpty()) {
      return List.of(
          "no client of the service \""
              + resource.sdkService()
              + "\" is on the class path (software.amazon.awssdk:"
              + resource.sdkService()
              + ")");
    }
    Optional<Method> action = service.get().action(resource.action());
    if (action.isEmpty()) {
      return List.of(
          "the service "
              + resource.sdkService()
              + " has no action \""
              + resource.action()
              + "\" that can be called with JSON alone");
    }
    return arguments.map(given -> unknownParameters(action.get(), given)).orElse(List.of());
  }

  private static List<String> unknownParameters(Method action, JsonNode arguments) {
    List<String> problems = new ArrayList<>();
    if (!arguments.isObject()) {
      boolean expression = arguments.isTextual() && Expressions.isExpression(arguments.textValue());
      return expression ? List.of() : List.of("Arguments must be an object or an expression");
    }
    SdkPojo request = SdkService.newRequest(action);
    arguments
        .fieldNames()
        .forEachRemaining(
            name -> {
              // A placeholder that was left is a problem of its own.
              if (!name.contains("${") && SdkJson.field(request, name).isEmpty()) {
                problems.add(action.getName() + " has no parameter " + name);
              }
            });
    return problems;
  }
}
