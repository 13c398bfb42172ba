package dev.stepshift.pipeline.yaml;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What a field of {@code pipeline.yaml} holds.
 *
 * @param <T> what reading it yields
 * @param takes what it takes, for people, in Markdown
 * @param schema an object of JSON Schema
 * @param standard what it is when the file does not say, as YAML writes it
 * @param object whose fields are inside; empty for scalars
 * @param reading of a field in an object
 */
record ValueType<T>(
    String takes,
    String schema,
    Optional<String> standard,
    Optional<YamlObject> object,
    BiFunction<YamlMap, YamlField<T>, T> reading) {

  /** A value of scalars. */
  ValueType(
      String takes,
      String schema,
      Optional<String> standard,
      BiFunction<YamlMap, YamlField<T>, T> reading) {
    this(takes, schema, standard, Optional.empty(), reading);
  }

  static ValueType<Optional<YamlMap>> object(YamlObject object) {
    return new ValueType<>(
        "object",
        reference(object),
        Optional.empty(),
        Optional.of(object),
        (map, field) -> map.object(field, object));
  }

  static ValueType<List<YamlMap>> objects(YamlObject object) {
    return new ValueType<>(
        "list of objects",
        "{\"type\": \"array\", \"minItems\": 1, \"items\": %s}".formatted(reference(object)),
        Optional.empty(),
        Optional.of(object),
        (map, field) -> map.objects(field, object));
  }

  private static String reference(YamlObject object) {
    return "{\"$ref\": \"#/$defs/%s\"}".formatted(object.name());
  }
}
