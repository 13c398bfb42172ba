package dev.stepshift.states.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.aws.http.AwsError;
import dev.stepshift.states.concurrent.Timer;
import dev.stepshift.states.definition.DefinitionInvalid;
import dev.stepshift.states.definition.StateMachineDefinition;
import dev.stepshift.states.run.StateMachine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The actions on state machines. */
final class StateMachineActions {

  private static final int PAGE = 100;

  private final StepFunctionsSettings settings;
  private final Timer timer;
  private final StateMachines machines;

  StateMachineActions(StepFunctionsSettings settings, Timer timer, StateMachines machines) {
    this.settings = settings;
    this.timer = timer;
    this.machines = machines;
  }

  ObjectNode create(ObjectNode request) {
    String name = NameRules.check(ApiJson.text(request, "name"));
    String text = ApiJson.text(request, "definition");
    boolean express = express(request);
    StateMachineDefinition definition = read(text, express);
    String role = ApiJson.text(request, "roleArn");
    String arn = settings.machineArn(name);
    synchronized (machines) {
      Optional<StateMachine> existing = machines.find(arn);
      if (existing.isEmpty()) {
        Instant now = timer.now();
        machines.put(
            new StateMachine(
                arn,
                name,
                express,
                definition,
                text,
                role,
                now,
                now,
                UUID.randomUUID().toString()));
      } else if (!isSame(existing.get(), text, role, express)) {
        throw new AwsError(
            "StateMachineAlreadyExists", "State Machine Already Exists: '" + arn + "'");
      }
    }
    ObjectNode answer = ApiJson.object().put("stateMachineArn", arn);
    ApiJson.putTime(answer, "creationDate", machines.get(arn).createdAt());
    return answer;
  }

  ObjectNode update(ObjectNode request) {
    synchronized (machines) {
      StateMachine old = machines.get(ApiJson.text(request, "stateMachineArn"));
      Optional<String> text = ApiJson.optionalText(request, "definition");
      Optional<String> role = ApiJson.optionalText(request, "roleArn");
      if (text.isEmpty() && role.isEmpty()) {
        throw new AwsError(
            "MissingRequiredParameter",
            "Either the definition, the role ARN or a configuration must be specified");
      }
      StateMachine updated =
          new StateMachine(
              old.arn(),
              old.name(),
              old.express(),
              text.map(given -> read(given, old.express())).orElse(old.definition()),
              text.orElse(old.text()),
              role.orElse(old.roleArn()),
              old.createdAt(),
              timer.now(),
              UUID.randomUUID().toString());
      machines.put(updated);
      ObjectNode answer = ApiJson.object().put("revisionId", updated.revisionId());
      ApiJson.putTime(answer, "updateDate", updated.updatedAt());
      return answer;
    }
  }

  ObjectNode delete(ObjectNode request) {
    machines.remove(ApiJson.text(request, "stateMachineArn"));
    return ApiJson.object();
  }

  ObjectNode describe(ObjectNode request) {
    StateMachine machine = machines.get(ApiJson.text(request, "stateMachineArn"));
    ObjectNode answer = ApiJson.object();
    answer.put("stateMachineArn", machine.arn());
    answer.put("name", machine.name());
    answer.put("status", "ACTIVE");
    answer.put("definition", machine.text());
    answer.put("roleArn", machine.roleArn());
    answer.put("type", machine.type());
    answer.put("revisionId", machine.revisionId());
    ApiJson.putTime(answer, "creationDate", machine.createdAt());
    answer.putObject("loggingConfiguration").put("includeExecutionData", false).put("level", "OFF");
    answer.putObject("tracingConfiguration").put("enabled", false);
    return answer;
  }

  ObjectNode list(ObjectNode request) {
    return ApiJson.page(
        request, "stateMachines", machines.all(), PAGE, StateMachineActions::listItem);
  }

  private static JsonNode listItem(StateMachine machine) {
    ObjectNode item = ApiJson.object();
    item.put("stateMachineArn", machine.arn());
    item.put("name", machine.name());
    item.put("type", machine.type());
    ApiJson.putTime(item, "creationDate", machine.createdAt());
    return item;
  }

  ObjectNode validate(ObjectNode request) {
    String text = ApiJson.text(request, "definition");
    List<String> problems = problems(text, express(request));
    ObjectNode answer = ApiJson.object();
    answer.put("result", problems.isEmpty() ? "OK" : "FAIL");
    ArrayNode diagnostics = answer.putArray("diagnostics");
    for (String problem : problems) {
      int colon = problem.indexOf(": ");
      diagnostics
          .addObject()
          .put("severity", "ERROR")
          .put("code", "SCHEMA_VALIDATION_FAILED")
          .put("location", problem.substring(0, colon))
          .put("message", problem.substring(colon + 2));
    }
    answer.put("truncated", false);
    return answer;
  }

  private static boolean isSame(StateMachine machine, String text, String role, boolean express) {
    return machine.text().equals(text)
        && machine.roleArn().equals(role)
        && machine.express() == express;
  }

  private static boolean express(ObjectNode request) {
    String type = ApiJson.optionalText(request, "type").orElse("STANDARD");
    if (!type.equals("STANDARD") && !type.equals("EXPRESS")) {
      throw new AwsError("ValidationException", "type must be STANDARD or EXPRESS, not " + type);
    }
    return type.equals("EXPRESS");
  }

  private static List<String> problems(String text, boolean express) {
    try {
      StateMachineDefinition definition = StateMachineDefinition.parse(text);
      return express ? definition.problemsAsExpress() : List.of();
    } catch (DefinitionInvalid invalid) {
      return invalid.problems();
    }
  }

  private static StateMachineDefinition read(String text, boolean express) {
    List<String> problems = problems(text, express);
    if (!problems.isEmpty()) {
      throw new AwsError(
          "InvalidDefinition",
          "Invalid State Machine Definition: '" + String.join("', '", problems) + "'");
    }
    return StateMachineDefinition.parse(text);
  }
}
