package dev.stepshift.pipeline.yaml;

import dev.stepshift.pipeline.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One object of the file. Reading a field of the wrong kind notes a problem and yields nothing, so
 * that the rest of the file is still looked at.
 */
final class YamlMap {

  private final YamlProblems problems;
  private final YamlObject object;
  private final String path;
  private final int line;
  private final Map<String, Node> values;
  private final Optional<YamlMap> fallback;

  private YamlMap(
      YamlProblems problems,
      YamlObject object,
      String path,
      int line,
      Map<String, Node> values,
      Optional<YamlMap> fallback) {
    this.problems = problems;
    this.object = object;
    this.path = path;
    this.line = line;
    this.values = values;
    this.fallback = fallback;
  }

  /** Reads a mapping; unknown and repeated fields are problems. */
  static Optional<YamlMap> of(YamlProblems problems, String path, Node node, YamlObject object) {
    if (!(node instanceof MappingNode mapping)) {
      problems.add(
          lineOf(node),
          path,
          "must be an object; write its fields: " + String.join(", ", object.names()));
      return Optional.empty();
    }
    List<String> known = object.names();
    Map<String, Node> values = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Node key = tuple.getKeyNode();
      String name = key instanceof ScalarNode scalar ? scalar.getValue() : "";
      if (!known.contains(name)) {
        problems.add(lineOf(key), join(path, name), unknown(name, object));
      } else if (values.putIfAbsent(name, tuple.getValueNode()) != null) {
        problems.add(lineOf(key), join(path, name), "is given twice; keep one of the two");
      }
    }
    return Optional.of(new YamlMap(problems, object, path, lineOf(node), values, Optional.empty()));
  }

  private static String unknown(String name, YamlObject object) {
    List<String> newNames =
        object.fields().stream()
            .filter(field -> field.formerName().filter(name::equals).isPresent())
            .map(YamlField::name)
            .toList();
    return newNames.isEmpty()
        ? "is not a known field; " + Suggestion.of(name, object.names(), "known fields")
        : "has another name now; write " + String.join(" or ", newNames);
  }

  /** An object that the file leaves out. */
  static YamlMap empty(YamlProblems problems, YamlObject object, String path, int line) {
    return new YamlMap(problems, object, path, line, Map.of(), Optional.empty());
  }

  /** This object, where a scalar that it leaves out is taken from the other. */
  YamlMap over(Optional<YamlMap> other) {
    return new YamlMap(problems, object, path, line, values, other);
  }

  /** This object with those of its fields that pass the test. */
  YamlMap only(Predicate<YamlField<?>> test) {
    Map<String, Node> kept = new LinkedHashMap<>(values);
    object.fields().stream().filter(test.negate()).forEach(field -> kept.remove(field.name()));
    return new YamlMap(problems, object, path, line, kept, fallback);
  }

  String path() {
    return path;
  }

  int line() {
    return line;
  }

  /** What the field says, or what it says when it is left out. */
  <T> T get(YamlField<T> field) {
    if (!isGiven(field)) {
      field.needed().ifPresent(fix -> problem(field, "is missing; " + fix));
    }
    return field.type().reading().apply(this, field);
  }

  /** Whether the object itself has the field, whatever it falls back on. */
  boolean has(YamlField<?> field) {
    return values.containsKey(field.name());
  }

  /** Whether the object has the field, or one that it falls back on. */
  boolean isGiven(YamlField<?> field) {
    return has(field) || fallback.filter(other -> other.has(field)).isPresent();
  }

  /** Those of the object's fields that it has itself. */
  List<YamlField<?>> given() {
    List<YamlField<?>> given = new ArrayList<>(object.fields());
    given.removeIf(field -> !has(field));
    return given;
  }

  /** The names of those of which the object should have exactly one. */
  List<String> givenAlternatives() {
    return object.alternatives().stream().filter(values::containsKey).toList();
  }

  /** Notes each field that does not go with the choice. */
  <E extends Enum<E>> void refuseWithout(YamlField<E> choice, E chosen) {
    String word = ScalarType.word(chosen);
    for (YamlField<?> field : given()) {
      field
          .onlyWith()
          .filter(only -> only.field().equals(choice.name()) && !only.allows(word))
          .ifPresent(only -> problem(field, only.refusal(word)));
    }
  }

  /** Notes a problem where the field stands, which may be in the object that this falls back on. */
  void problem(YamlField<?> field, String text) {
    Node value = values.get(field.name());
    if (value == null && isGiven(field)) {
      fallback.orElseThrow().problem(field, text);
      return;
    }
    problems.add(value == null ? line : lineOf(value), join(path, field.name()), text);
  }

  void problem(String text) {
    problems.add(line, path, text);
  }

  Optional<YamlScalar> scalar(YamlField<?> field) {
    Node value = values.get(field.name());
    if (value == null) {
      return fallback.flatMap(other -> other.scalar(field));
    }
    return scalar(join(path, field.name()), value);
  }

  /** The value, if the field is there and has one of the type. */
  <T> Optional<T> value(YamlField<?> field, ScalarType<T> type) {
    return scalar(field).flatMap(scalar -> value(scalar, type));
  }

  /** One scalar, or a list of scalars; an absent field is an empty list. */
  List<YamlScalar> scalars(YamlField<?> field) {
    Node value = values.get(field.name());
    if (value == null) {
      return List.of();
    }
    String fieldPath = join(path, field.name());
    if (!(value instanceof SequenceNode sequence)) {
      return scalar(fieldPath, value).stream().toList();
    }
    refuseEmpty(field, sequence);
    return sequence.getValue().stream().flatMap(item -> scalar(fieldPath, item).stream()).toList();
  }

  /** The values of a list, or the one in place of a list. */
  <T> List<T> values(YamlField<?> field, ScalarType<T> type) {
    return scalars(field).stream().flatMap(scalar -> value(scalar, type).stream()).toList();
  }

  /** The values of a list, each once; a repeated one is a problem. */
  <T> List<T> distinctValues(YamlField<?> field, ScalarType<T> type) {
    Set<T> distinct = new LinkedHashSet<>();
    for (YamlScalar scalar : scalars(field)) {
      Optional<T> value = value(scalar, type);
      if (value.isPresent() && !distinct.add(value.get())) {
        problems.add(scalar, "'" + scalar.text() + "' is listed twice; remove one");
      }
    }
    return List.copyOf(distinct);
  }

  Optional<YamlMap> object(YamlField<?> field, YamlObject fields) {
    Node value = values.get(field.name());
    return value == null ? Optional.empty() : of(problems, join(path, field.name()), value, fields);
  }

  /** The objects of a list; each one's path is its name, or its index from 0 if it has none. */
  List<YamlMap> objects(YamlField<?> field, YamlObject fields) {
    Node value = values.get(field.name());
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof SequenceNode sequence)) {
      problem(field, "must be a list; put '- ' before each entry");
      return List.of();
    }
    refuseEmpty(field, sequence);
    List<YamlMap> maps = new ArrayList<>();
    for (int i = 0; i < sequence.getValue().size(); i++) {
      Node item = sequence.getValue().get(i);
      String itemPath =
          join(path, field.name()) + "[" + nameOf(item).orElse(String.valueOf(i)) + "]";
      of(problems, itemPath, item, fields).ifPresent(maps::add);
    }
    return maps;
  }

  /** The object in a field, or an empty one. */
  YamlMap inner(YamlField<Optional<YamlMap>> field, YamlObject fields) {
    return get(field).orElseGet(() -> empty(problems, fields, join(path, field.name()), line));
  }

  private void refuseEmpty(YamlField<?> field, SequenceNode sequence) {
    if (sequence.getValue().isEmpty()) {
      problem(field, "is an empty list; fill it or remove it");
    }
  }

  private <T> Optional<T> value(YamlScalar scalar, ScalarType<T> type) {
    Optional<T> value = type.parse().apply(scalar.text());
    if (value.isEmpty()) {
      problems.add(scalar, "'" + scalar.text() + "' " + type.refusal());
    }
    return value;
  }

  private Optional<YamlScalar> scalar(String scalarPath, Node node) {
    if (!(node instanceof ScalarNode scalar)) {
      String kind = node instanceof MappingNode ? "an object" : "a list";
      problems.add(lineOf(node), scalarPath, "is " + kind + "; write a single value");
      return Optional.empty();
    }
    if (scalar.isPlain() && scalar.getValue().isEmpty()) {
      problems.add(lineOf(node), scalarPath, "is empty; write a value or remove it");
      return Optional.empty();
    }
    return Optional.of(new YamlScalar(scalar.getValue(), scalarPath, lineOf(node)));
  }

  private static Optional<String> nameOf(Node node) {
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode key
            && key.getValue().equals("name")
            && tuple.getValueNode() instanceof ScalarNode name
            && !name.getValue().isBlank()) {
          return Optional.of(name.getValue());
        }
      }
    }
    return Optional.empty();
  }

  private static int lineOf(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  private static String join(String path, String field) {
    return path.isEmpty() ? field : path + "." + field;
  }
}
