package dev.stepshift.states.definition;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the text of a definition, top level first. */
final class DefinitionReader {

  /** Characters, the quota of a definition. */
  private static final int LONGEST = 1_048_576;

  static final long LONGEST_WAIT = 99_999_999;

  private static final Set<String> TOP =
      Set.of("Comment", "QueryLanguage", "StartAt", "States", "TimeoutSeconds", "Version");

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  private final DefinitionProblems problems = new DefinitionProblems();
  private final ExpressionRules expressions = new ExpressionRules(problems);
  private final StateReader states;

  DefinitionReader(StateMachineDefinition.ResourceCheck resources) {
    this.states = new StateReader(this, expressions, resources);
  }

  StateMachineDefinition read(String json) {
    if (json.length() > LONGEST) {
      throw new DefinitionInvalid(List.of("/: is longer than " + LONGEST + " characters"));
    }
    ObjectNode root = object(json);
    expressions.checkPlaceholders(root, "");
    Fields top = new Fields(root, "", problems);
    top.allowOnly(TOP);
    readLanguage(top);
    if (top.text("Version").filter(version -> !version.equals("1.0")).isPresent()) {
      top.problem("Version", "must be \"1.0\"");
    }
    Optional<Long> timeout =
        top.has("TimeoutSeconds")
            ? Optional.of(top.whole("TimeoutSeconds", 1, 1, LONGEST_WAIT))
            : Optional.empty();
    Workflow workflow = readWorkflow(top);
    new ScopeRules(problems).check(workflow, "");
    if (!problems.texts().isEmpty()) {
      throw new DefinitionInvalid(problems.texts());
    }
    return new StateMachineDefinition(top.text("Comment"), workflow, timeout);
  }

  /** Reads StartAt and States of a machine, branch or item processor. */
  Workflow readWorkflow(Fields fields) {
    Optional<String> startAt = fields.requiredText("StartAt");
    Map<String, State> found = new LinkedHashMap<>();
    Optional<Fields> all = fields.object("States");
    if (all.isEmpty()) {
      if (!fields.has("States")) {
        fields.problem("States", "is missing");
      }
      return new Workflow(startAt.orElse(""), found);
    }
    for (String name : all.get().names()) {
      if (name.length() > 80) {
        all.get().problem(name, "is longer than 80 characters");
      }
      all.get().object(name).flatMap(states::read).ifPresent(state -> found.put(name, state));
    }
    Workflow workflow = new Workflow(startAt.orElse(""), found);
    new WorkflowRules(problems, fields, all.get().names()).check(workflow);
    return workflow;
  }

  private static void readLanguage(Fields top) {
    if (!top.has("QueryLanguage")) {
      top.problem("QueryLanguage", "is missing; only JSONata is supported");
    } else if (top.text("QueryLanguage").filter(name -> !name.equals("JSONata")).isPresent()) {
      top.problem("QueryLanguage", "must be JSONata; JSONPath is not supported");
    }
  }

  private static ObjectNode object(String json) {
    try {
      JsonNode node = JSON.readTree(json);
      if (node instanceof ObjectNode object) {
        return object;
      }
      throw new DefinitionInvalid(List.of("/: must be a JSON object"));
    } catch (JsonProcessingException notJson) {
      throw new DefinitionInvalid(
          List.of(
              "/: is not JSON: "
                  + notJson.getOriginalMessage()
                  + (notJson.getLocation() == null
                      ? ""
                      : " (line " + notJson.getLocation().getLineNr() + ")")));
    }
  }
}
