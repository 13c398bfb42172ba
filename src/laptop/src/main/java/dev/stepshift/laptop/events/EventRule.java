package dev.stepshift.laptop.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.event.ruler.Ruler;

/**
 * A rule file of {@code statemachines/events}: an EventBridge pattern and the input that its target
 * gets. Terraform reads the same file.
 *
 * @param name the file's name without its ending
 * @param inputPaths name to path, such as {@code $.detail.statementId}
 * @param inputTemplate JSON in which {@code <name>} stands for what the path of that name found
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html">Amazon
 *     EventBridge input transformation</a>
 */
public record EventRule(
    String name, String pattern, Map<String, String> inputPaths, JsonNode inputTemplate) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern WHOLE = Pattern.compile("^<([A-Za-z0-9_-]+)>$");
  private static final Pattern PART = Pattern.compile("<([A-Za-z0-9_-]+)>");

  public EventRule {
    inputPaths = Map.copyOf(inputPaths);
    for (Map.Entry<String, String> path : inputPaths.entrySet()) {
      if (!path.getValue().startsWith("$.")) {
        throw new IllegalArgumentException(
            name + ": inputPaths." + path.getKey() + " must start with '$.': " + path.getValue());
      }
    }
  }

  /**
   * Reads a rule file whose placeholders are filled in.
   *
   * @throws IllegalArgumentException names the file and what is wrong with it
   */
  public static EventRule parse(String name, String text) {
    try {
      JsonNode file = JSON.readTree(text);
      if (!(file.path("pattern") instanceof ObjectNode pattern)) {
        throw new IllegalArgumentException(name + ": pattern must be an object.");
      }
      Map<String, String> paths = new LinkedHashMap<>();
      file.path("inputPaths")
          .properties()
          .forEach(path -> paths.put(path.getKey(), path.getValue().asText()));
      tryPattern(name, pattern.toString(), "{}");
      return new EventRule(name, pattern.toString(), paths, file.path("inputTemplate"));
    } catch (JsonProcessingException notJson) {
      throw new IllegalArgumentException(name + ": " + notJson.getOriginalMessage(), notJson);
    }
  }

  boolean matches(ObjectNode event) {
    return tryPattern(name, pattern, event.toString());
  }

  private static boolean tryPattern(String name, String pattern, String event) {
    try {
      return Ruler.matchesRule(event, pattern);
      // Event Ruler declares Exception itself.
    } catch (Exception refused) {
      throw new IllegalArgumentException(
          name + ": the pattern or the event is refused: " + refused.getMessage(), refused);
    }
  }

  /** What the target is started with: the template filled in, or the event without a template. */
  ObjectNode input(ObjectNode event) {
    if (!(inputTemplate instanceof ObjectNode template)) {
      return event;
    }
    return (ObjectNode) fill(template, event);
  }

  private JsonNode fill(JsonNode node, ObjectNode event) {
    if (node instanceof ObjectNode object) {
      ObjectNode filled = JSON.createObjectNode();
      object
          .properties()
          .forEach(field -> filled.set(field.getKey(), fill(field.getValue(), event)));
      return filled;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode filled = JSON.createArrayNode();
      array.forEach(item -> filled.add(fill(item, event)));
      return filled;
    }
    return node.isTextual() ? fillText(node.asText(), event) : node;
  }

  private JsonNode fillText(String text, ObjectNode event) {
    Matcher whole = WHOLE.matcher(text);
    if (whole.matches()) {
      JsonNode found = find(whole.group(1), event);
      // EventBridge writes an absent value as an empty string.
      return found.isMissingNode() ? TextNode.valueOf("") : found;
    }
    return TextNode.valueOf(
        PART.matcher(text)
            .replaceAll(part -> Matcher.quoteReplacement(find(part.group(1), event).asText())));
  }

  private JsonNode find(String variable, ObjectNode event) {
    String path = inputPaths.get(variable);
    if (path == null) {
      throw new IllegalArgumentException(
          "rule " + name + ": inputTemplate uses <" + variable + ">, which inputPaths lacks.");
    }
    JsonNode found = event;
    for (String step : path.substring(2).split("\\.", -1)) {
      found = found.path(step);
    }
    return found;
  }
}
