package dev.stepshift.states.definition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepshift.states.definition.ExpressionRules.Sees;
import dev.stepshift.states.integration.TaskResource;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one state; each type has its fields. */
final class StateReader {

  private static final EnumSet<Sees> NOTHING = EnumSet.noneOf(Sees.class);
  private static final EnumSet<Sees> RESULT = EnumSet.of(Sees.RESULT);

  private static final List<String> DISTRIBUTED_MAP =
      List.of(
          "ItemReader",
          "ItemBatcher",
          "ResultWriter",
          "ToleratedFailureCount",
          "ToleratedFailurePercentage",
          "Label");

  private final DefinitionReader workflows;
  private final ExpressionRules expressions;
  private final StateMachineDefinition.ResourceCheck resources;
  private final ExitReader exits;
  private final RetryReader retries;

  StateReader(
      DefinitionReader workflows,
      ExpressionRules expressions,
      StateMachineDefinition.ResourceCheck resources) {
    this.workflows = workflows;
    this.expressions = expressions;
    this.resources = resources;
    this.exits = new ExitReader(expressions);
    this.retries = new RetryReader(exits);
  }

  /** Empty if even the type cannot be told. */
  Optional<State> read(Fields fields) {
    Optional<String> type = fields.requiredText("Type");
    fields.text("Comment");
    if (fields.text("QueryLanguage").filter(name -> !name.equals("JSONata")).isPresent()) {
      fields.problem("QueryLanguage", "must be JSONata; JSONPath is not supported");
    }
    if (type.isEmpty()) {
      return Optional.empty();
    }
    return switch (type.get()) {
      case "Task" -> readTask(fields);
      case "Map" -> Optional.of(readMap(fields));
      case "Parallel" -> Optional.of(readParallel(fields));
      case "Choice" -> Optional.of(readChoice(fields));
      case "Wait" -> Optional.of(readWait(fields));
      case "Pass" -> {
        allow(fields, "Assign", "Output", "Next", "End");
        yield Optional.of(new PassState(exits.read(fields, NOTHING)));
      }
      case "Succeed" -> {
        allow(fields, "Output");
        yield Optional.of(new SucceedState(exits.readOutput(fields)));
      }
      case "Fail" -> Optional.of(readFail(fields));
      default -> {
        fields.problem("Type", "there is no state type \"" + type.get() + "\"");
        yield Optional.empty();
      }
    };
  }

  private Optional<State> readTask(Fields fields) {
    allow(
        fields,
        "Resource",
        "Arguments",
        "TimeoutSeconds",
        "HeartbeatSeconds",
        "Credentials",
        "Retry",
        "Catch",
        "Assign",
        "Output",
        "Next",
        "End");
    Optional<JsonNode> arguments = template(fields, "Arguments");
    Optional<JsonNode> timeout =
        seconds(fields, "TimeoutSeconds", 1, DefinitionReader.LONGEST_WAIT);
    Optional<JsonNode> heartbeat =
        seconds(fields, "HeartbeatSeconds", 1, DefinitionReader.LONGEST_WAIT);
    if (timeout.isPresent()
        && heartbeat.isPresent()
        && timeout.get().isInt()
        && heartbeat.get().isInt()
        && heartbeat.get().intValue() >= timeout.get().intValue()) {
      fields.problem("HeartbeatSeconds", "must be smaller than TimeoutSeconds");
    }
    if (fields.has("Credentials")) {
      fields.problem("Credentials", "is not supported by the local Step Functions");
    }
    List<Retrier> retry = retries.readRetry(fields);
    List<Catcher> catchers = retries.readCatch(fields);
    Exit exit = exits.read(fields, RESULT);
    Optional<TaskResource> resource = readResource(fields, arguments);
    return resource.map(
        known -> new TaskState(known, arguments, timeout, heartbeat, retry, catchers, exit));
  }

  private Optional<TaskResource> readResource(Fields fields, Optional<JsonNode> arguments) {
    Optional<String> text = fields.requiredText("Resource");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<TaskResource> resource = TaskResource.parse(text.get());
    if (resource.isEmpty()) {
      fields.problem("Resource", refusal(text.get()));
    }
    resource.ifPresent(
        known ->
            resources
                .refusal(known, arguments)
                .forEach(problem -> fields.problem("Resource", problem)));
    return resource;
  }

  private static String refusal(String arn) {
    if (arn.contains(":activity:")) {
      return "activities are not supported; use a service integration with .waitForTaskToken";
    }
    if (arn.contains(":lambda:") && arn.contains(":function:")) {
      return "a function's own ARN is not supported; use arn:aws:states:::lambda:invoke";
    }
    return arn + " is not the ARN of a service integration (arn:aws:states:::<service>:<action>)";
  }

  private State readMap(Fields fields) {
    checkMapFields(fields);
    Optional<JsonNode> items = template(fields, "Items");
    if (items.isPresent() && !items.get().isArray() && !Fields.isExpression(items.get())) {
      fields.problem("Items", "must be an array or an expression");
    }
    return new MapState(
        readProcessor(fields),
        items,
        template(fields, "ItemSelector"),
        seconds(fields, "MaxConcurrency", 0, Integer.MAX_VALUE),
        retries.readRetry(fields),
        retries.readCatch(fields),
        exits.read(fields, RESULT));
  }

  private static void checkMapFields(Fields fields) {
    Set<String> known = new HashSet<>(DISTRIBUTED_MAP);
    known.addAll(
        List.of(
            "ItemProcessor",
            "Items",
            "ItemSelector",
            "MaxConcurrency",
            "Retry",
            "Catch",
            "Assign",
            "Output",
            "Next",
            "End"));
    allow(fields, known.toArray(String[]::new));
    for (String field : DISTRIBUTED_MAP) {
      if (fields.has(field)) {
        fields.problem(field, "belongs to Distributed Map, which is not supported");
      }
    }
  }

  private Workflow readProcessor(Fields fields) {
    Optional<Fields> processor = fields.object("ItemProcessor");
    if (processor.isEmpty()) {
      if (!fields.has("ItemProcessor")) {
        fields.problem("ItemProcessor", "is missing");
      }
      return new Workflow("", Map.of());
    }
    processor.get().allowOnly(Set.of("ProcessorConfig", "StartAt", "States", "Comment"));
    processor.get().object("ProcessorConfig").ifPresent(this::checkProcessorConfig);
    return workflows.readWorkflow(processor.get());
  }

  private void checkProcessorConfig(Fields config) {
    config.allowOnly(Set.of("Mode", "ExecutionType"));
    if (config.has("ExecutionType")) {
      config.problem("ExecutionType", "belongs to Distributed Map, which is not supported");
    }
    Optional<String> mode = config.text("Mode");
    if (mode.isPresent() && !mode.get().equals("INLINE")) {
      config.problem("Mode", "must be INLINE; Distributed Map is not supported");
    }
  }

  private State readParallel(Fields fields) {
    allow(fields, "Branches", "Arguments", "Retry", "Catch", "Assign", "Output", "Next", "End");
    List<Workflow> branches = new ArrayList<>();
    for (Fields branch : fields.objects("Branches")) {
      branch.allowOnly(Set.of("StartAt", "States", "Comment"));
      branches.add(workflows.readWorkflow(branch));
    }
    return new ParallelState(
        branches,
        template(fields, "Arguments"),
        retries.readRetry(fields),
        retries.readCatch(fields),
        exits.read(fields, RESULT));
  }

  private State readChoice(Fields fields) {
    allow(fields, "Choices", "Default", "Assign", "Output");
    List<ChoiceState.Rule> rules = new ArrayList<>();
    for (Fields rule : fields.objects("Choices")) {
      rule.allowOnly(Set.of("Condition", "Next", "Assign", "Output", "Comment"));
      Optional<JsonNode> condition = template(rule, "Condition");
      if (condition.isEmpty()) {
        rule.problem("Condition", "is missing");
      } else if (!condition.get().isBoolean() && !Fields.isExpression(condition.get())) {
        rule.problem("Condition", "must be true, false or an expression");
      }
      Exit exit = exits.readRule(rule);
      condition.ifPresent(value -> rules.add(new ChoiceState.Rule(value, exit)));
    }
    return new ChoiceState(rules, exits.readDefault(fields));
  }

  private State readWait(Fields fields) {
    allow(fields, "Seconds", "Timestamp", "Assign", "Output", "Next", "End");
    if (fields.has("Seconds") == fields.has("Timestamp")) {
      fields.problem("", "needs either Seconds or Timestamp, and not both");
    }
    Optional<JsonNode> timestamp = template(fields, "Timestamp");
    timestamp
        .filter(value -> !Fields.isExpression(value))
        .ifPresent(value -> checkTimestamp(fields, value));
    return new WaitState(
        seconds(fields, "Seconds", 0, DefinitionReader.LONGEST_WAIT),
        timestamp,
        exits.read(fields, NOTHING));
  }

  private static void checkTimestamp(Fields fields, JsonNode value) {
    try {
      OffsetDateTime.parse(value.asText());
    } catch (DateTimeException wrong) {
      fields.problem("Timestamp", "must look like 2026-01-31T06:00:00Z, not " + value);
    }
  }

  private State readFail(Fields fields) {
    allow(fields, "Error", "Cause");
    fields.text("Error");
    fields.text("Cause");
    return new FailState(template(fields, "Error"), template(fields, "Cause"));
  }

  /** A value whose expressions see neither result nor error. */
  private Optional<JsonNode> template(Fields fields, String field) {
    Optional<JsonNode> value = fields.value(field);
    value.ifPresent(present -> expressions.check(present, fields.path(field), NOTHING));
    return value;
  }

  private Optional<JsonNode> seconds(Fields fields, String field, long least, long most) {
    template(fields, field);
    return fields.wholeOrExpression(field, least, most);
  }

  private static void allow(Fields fields, String... names) {
    Set<String> known = new HashSet<>(Set.of(names));
    known.addAll(Set.of("Type", "Comment", "QueryLanguage"));
    fields.allowOnly(known);
  }
}
