package dev.stepshift.states.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.states.expression.Expressions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One JSON object of a definition; reads its fields and notes each that is wrong. */
final class Fields {

  private static final Set<String> JSON_PATH =
      Set.of(
          "InputPath",
          "OutputPath",
          "ResultPath",
          "ResultSelector",
          "Parameters",
          "Result",
          "ItemsPath",
          "MaxConcurrencyPath",
          "SecondsPath",
          "TimestampPath",
          "TimeoutSecondsPath",
          "HeartbeatSecondsPath",
          "ErrorPath",
          "CausePath",
          "Variable",
          "Iterator");

  private final ObjectNode node;
  private final String path;
  private final DefinitionProblems problems;

  Fields(ObjectNode node, String path, DefinitionProblems problems) {
    this.node = node;
    this.path = path;
    this.problems = problems;
  }

  String path() {
    return path;
  }

  String path(String field) {
    return path + "/" + field;
  }

  boolean has(String field) {
    return node.has(field);
  }

  void problem(String field, String text) {
    problems.add(field.isEmpty() ? path : path(field), text);
  }

  /** Notes every field that is not in the set. */
  void allowOnly(Set<String> known) {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (known.contains(name)) {
                return;
              }
              if (JSON_PATH.contains(name) || name.endsWith(".$")) {
                problem(name, "is a field of JSONPath; only JSONata is supported");
              } else {
                problem(name, "is not supported here; known fields: " + sorted(known));
              }
            });
  }

  Optional<JsonNode> value(String field) {
    return Optional.ofNullable(node.get(field));
  }

  Optional<String> text(String field) {
    Optional<JsonNode> value = value(field);
    if (value.isPresent() && !value.get().isTextual()) {
      problem(field, "must be a string");
      return Optional.empty();
    }
    return value.map(JsonNode::textValue);
  }

  Optional<String> requiredText(String field) {
    if (!has(field)) {
      problem(field, "is missing");
    }
    return text(field).filter(text -> !text.isEmpty() || complain(field, "is empty"));
  }

  Optional<Fields> object(String field) {
    return value(field).flatMap(value -> asObject(value, path(field)));
  }

  /** The objects of an array field, which must have at least one. */
  List<Fields> objects(String field) {
    List<Fields> result = new ArrayList<>();
    JsonNode value = node.get(field);
    if (value == null || !value.isArray() || value.isEmpty()) {
      problem(field, "must be a list of at least one object");
      return result;
    }
    for (int index = 0; index < value.size(); index++) {
      asObject(value.get(index), path(field) + "[" + index + "]").ifPresent(result::add);
    }
    return result;
  }

  List<String> names() {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** A whole number within bounds; the fallback if it is absent or wrong. */
  long whole(String field, long fallback, long least, long most) {
    JsonNode value = node.get(field);
    if (value == null) {
      return fallback;
    }
    if (!value.isIntegralNumber() || value.longValue() < least || value.longValue() > most) {
      problem(field, "must be a whole number from " + least + " to " + most + ", not " + value);
      return fallback;
    }
    return value.longValue();
  }

  /** A number or an expression that gives one. */
  Optional<JsonNode> wholeOrExpression(String field, long least, long most) {
    Optional<JsonNode> value = value(field);
    if (value.isPresent() && !isExpression(value.get())) {
      whole(field, least, least, most);
    }
    return value;
  }

  static boolean isExpression(JsonNode value) {
    return value.isTextual() && Expressions.isExpression(value.textValue());
  }

  private boolean complain(String field, String text) {
    problem(field, text);
    return false;
  }

  private Optional<Fields> asObject(JsonNode value, String at) {
    if (value instanceof ObjectNode object) {
      return Optional.of(new Fields(object, at, problems));
    }
    problems.add(at, "must be an object");
    return Optional.empty();
  }

  private static String sorted(Set<String> names) {
    return String.join(", ", names.stream().sorted().toList());
  }
}
