package dev.stepshift.pipeline.yaml;

import static dev.stepshift.pipeline.yaml.PipelineFields.PIPELINE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Set;

/** Writes the JSON Schema of {@code pipeline.yaml} from the declaration of its fields. */
final class PipelineSchema {

  private static final ObjectMapper JSON = new ObjectMapper();

  private PipelineSchema() {}

  static String text() {
    ObjectNode schema = JSON.createObjectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "Stepshift pipeline");
    schema.put(
        "description",
        plain(PIPELINE.sentence())
            + " The loader checks more than this file can say: cycles, unknown columns, unknown"
            + " tables.");
    schema.put("$ref", "#/$defs/pipeline");
    ObjectNode definitions = schema.putObject("$defs");
    for (YamlObject object : objects()) {
      definitions.set(object.name(), definition(object));
    }
    try {
      return JSON.writer(printer()).writeValueAsString(schema) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** All objects, each before those inside it. */
  static Set<YamlObject> objects() {
    Set<YamlObject> objects = new LinkedHashSet<>();
    collect(PIPELINE, objects);
    return objects;
  }

  private static void collect(YamlObject object, Set<YamlObject> objects) {
    if (objects.add(object)) {
      object
          .fields()
          .forEach(field -> field.type().object().ifPresent(inner -> collect(inner, objects)));
    }
  }

  private static ObjectNode definition(YamlObject object) {
    ObjectNode definition = JSON.createObjectNode();
    definition.put("type", "object");
    definition.put("description", plain(object.sentence()));
    definition.put("additionalProperties", false);
    ArrayNode required = JSON.createArrayNode();
    ObjectNode properties = definition.putObject("properties");
    for (YamlField<?> field : object.fields()) {
      properties.set(field.name(), property(field));
      field.needed().ifPresent(fix -> required.add(field.name()));
    }
    if (!required.isEmpty()) {
      definition.set("required", required);
    }
    if (!object.alternatives().isEmpty()) {
      ArrayNode oneOf = definition.putArray("oneOf");
      object.alternatives().forEach(name -> oneOf.addObject().putArray("required").add(name));
    }
    for (String rule : object.rules()) {
      parsed(rule)
          .fields()
          .forEachRemaining(
              keyword -> {
                if (definition.has(keyword.getKey())) {
                  throw new AssertionError(object.name() + " has two rules " + keyword.getKey());
                }
                definition.set(keyword.getKey(), keyword.getValue());
              });
    }
    return definition;
  }

  private static ObjectNode property(YamlField<?> field) {
    ObjectNode property = (ObjectNode) parsed(field.type().schema());
    field.standard().ifPresent(text -> property.set("default", value(property, text)));
    if (!field.examples().isEmpty()) {
      ArrayNode examples = property.putArray("examples");
      field.examples().forEach(text -> examples.add(value(property, text)));
    }
    property.put("description", plain(description(field)));
    return property;
  }

  private static String description(YamlField<?> field) {
    String usual =
        field
            .usual()
            .filter(text -> !text.equals("none"))
            .map(text -> " Default: " + text + ".")
            .orElse("");
    String only =
        field
            .onlyWith()
            .map(
                with -> " Only with " + with.field() + ": " + String.join(", ", with.words()) + ".")
            .orElse("");
    return field.sentence() + usual + only;
  }

  /** What YAML makes of the text, where the property is a number or a flag. */
  private static JsonNode value(ObjectNode property, String text) {
    return switch (property.path("type").asText()) {
      case "integer", "number", "boolean" -> parsed(text);
      default -> JSON.getNodeFactory().textNode(text);
    };
  }

  /** Markdown without its marks. */
  static String plain(String markdown) {
    return markdown.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1").replace("`", "");
  }

  private static JsonNode parsed(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }

  private static DefaultPrettyPrinter printer() {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
            Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER));
    printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
    return printer;
  }
}
