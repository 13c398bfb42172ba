package dev.stepshift.pipeline.yaml;

import java.util.ArrayList;
import java.util.List;

/** An object of {@code pipeline.yaml}: a subclass declares its fields, in their order. */
abstract class YamlObject {

  private final String name;
  private final String sentence;
  private final List<YamlField<?>> fields = new ArrayList<>();
  private final List<String> rules = new ArrayList<>();

  /**
   * @param name of its definition in the JSON Schema
   * @param sentence what it is, in Markdown
   */
  YamlObject(String name, String sentence) {
    this.name = name;
    this.sentence = sentence;
  }

  final String name() {
    return name;
  }

  final String sentence() {
    return sentence;
  }

  final List<YamlField<?>> fields() {
    return List.copyOf(fields);
  }

  final List<String> names() {
    return fields.stream().map(YamlField::name).toList();
  }

  /** The fields of which an object holds exactly one. */
  final List<String> alternatives() {
    return fields.stream().filter(YamlField::alternative).map(YamlField::name).toList();
  }

  /** What fields demand of each other: objects of JSON Schema. */
  final List<String> rules() {
    return List.copyOf(rules);
  }

  final <T> YamlField.Declaration<T> field(String fieldName, ValueType<T> type) {
    return new YamlField.Declaration<>(this, fieldName, type);
  }

  /**
   * Tells editors what readers demand of several fields together.
   *
   * @param schema an object of JSON Schema
   */
  final void rule(String schema) {
    rules.add(schema);
  }

  final void add(YamlField<?> field) {
    fields.add(field);
  }
}
