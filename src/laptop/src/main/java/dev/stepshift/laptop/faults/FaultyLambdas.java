package dev.stepshift.laptop.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepshift.laptop.deploy.LocalNames;
import dev.stepshift.states.integration.LambdaFailed;
import dev.stepshift.states.integration.LambdaInvoker;
import java.util.Optional;

/** Faults in the functions that machines invoke. */
public final class FaultyLambdas implements LambdaInvoker {

  private final Faults faults;
  private final LambdaInvoker functions;

  public FaultyLambdas(Faults faults, LambdaInvoker functions) {
    this.faults = faults;
    this.functions = functions;
  }

  @Override
  public JsonNode invoke(String functionName, JsonNode payload) throws LambdaFailed {
    strike(functionName, payload, InjectionPoint.BEFORE);
    JsonNode answer = functions.invoke(functionName, payload);
    strike(functionName, payload, InjectionPoint.AFTER);
    return answer;
  }

  private void strike(String functionArn, JsonNode payload, InjectionPoint point)
      throws LambdaFailed {
    String function = functionArn.substring(functionArn.lastIndexOf(':') + 1);
    Optional<LambdaFault> struck =
        faults.strike(
            LambdaFault.class,
            fault ->
                fault.point() == point
                    && (fault.function().isEmpty()
                        || function.equals(LocalNames.STACK + "-" + fault.function()))
                    && isFor(fault.steps(), payload),
            function);
    if (struck.isPresent()) {
      String error = struck.get().error();
      String message = "Injected into " + function + ".";
      throw error.startsWith("Lambda.")
          ? LambdaFailed.ofService(error, message)
          : new LambdaFailed(error, message);
    }
  }

  private static boolean isFor(StepSelector steps, JsonNode payload) {
    if (payload.has("statementName")) {
      return steps.takesStatement(payload.get("statementName").asText());
    } else if (payload.has("phase")) {
      return steps.takes(FaultCatalog.NO_TABLE, payload.get("phase").asText());
    }
    return steps.equals(StepSelector.ANY)
        || (steps.step().isEmpty() && steps.takesTable(payload.path("table").asText()));
  }
}
