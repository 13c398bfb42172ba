package dev.stepshift.pipeline.yaml;

import dev.stepshift.pipeline.Suggestion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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

  private static final String WHOLE_NUMBER = "[0-9]{1,9}";
  private static final String NUMBER = "-?[0-9]{1,18}(\\.[0-9]{1,6})?";

  private final YamlProblems problems;
  private final String path;
  private final int line;
  private final Map<String, Node> values;
  private final Optional<YamlMap> fallback;

  private YamlMap(
      YamlProblems problems,
      String path,
      int line,
      Map<String, Node> values,
      Optional<YamlMap> fallback) {
    this.problems = problems;
    this.path = path;
    this.line = line;
    this.values = values;
    this.fallback = fallback;
  }

  /** Reads a mapping; unknown and repeated fields are problems. */
  static Optional<YamlMap> of(YamlProblems problems, String path, Node node, KnownFields shape) {
    if (!(node instanceof MappingNode mapping)) {
      problems.add(
          lineOf(node),
          path,
          "must be an object; write its fields: " + String.join(", ", shape.fields()));
      return Optional.empty();
    }
    Map<String, Node> values = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Node key = tuple.getKeyNode();
      String field = key instanceof ScalarNode scalar ? scalar.getValue() : "";
      String fieldPath = join(path, field);
      if (!shape.fields().contains(field)) {
        problems.add(
            lineOf(key),
            fieldPath,
            "is not a known field; " + Suggestion.of(field, shape.fields(), "known fields"));
      } else if (values.putIfAbsent(field, tuple.getValueNode()) != null) {
        problems.add(lineOf(key), fieldPath, "is given twice; keep one of the two");
      }
    }
    return Optional.of(new YamlMap(problems, path, lineOf(node), values, Optional.empty()));
  }

  /** An object that the file leaves out. */
  static YamlMap empty(YamlProblems problems, String path, int line) {
    return new YamlMap(problems, path, line, Map.of(), Optional.empty());
  }

  /** This object, where a field that it leaves out is taken from the other. */
  YamlMap over(Optional<YamlMap> other) {
    return new YamlMap(problems, path, line, values, other);
  }

  String path() {
    return path;
  }

  int line() {
    return line;
  }

  /** Whether the object itself has the field, whatever it falls back on. */
  boolean has(String field) {
    return values.containsKey(field);
  }

  List<String> fieldsAmong(List<String> candidates) {
    return candidates.stream().filter(values::containsKey).toList();
  }

  void problem(String field, String text) {
    problems.add(lineOf(field), join(path, field), text);
  }

  void problem(String text) {
    problems.add(line, path, text);
  }

  Optional<YamlScalar> scalar(String field) {
    Node value = values.get(field);
    if (value == null) {
      return fallback.flatMap(other -> other.scalar(field));
    }
    return scalar(join(path, field), value);
  }

  Optional<YamlScalar> required(String field, String fix) {
    Optional<YamlScalar> scalar = scalar(field);
    if (scalar.isEmpty() && !values.containsKey(field)) {
      problem(field, "is missing; " + fix);
    }
    return scalar;
  }

  String text(String field, String ifAbsent) {
    return scalar(field).map(YamlScalar::text).orElse(ifAbsent);
  }

  int whole(String field, int ifAbsent, int minimum, int maximum) {
    Optional<YamlScalar> scalar = scalar(field);
    if (scalar.isEmpty()) {
      return ifAbsent;
    }
    String text = scalar.get().text();
    if (text.matches(WHOLE_NUMBER)) {
      int number = Integer.parseInt(text);
      if (number >= minimum && number <= maximum) {
        return number;
      }
    }
    problems.add(
        scalar.get(),
        "'" + text + "' does not fit; write a whole number from " + minimum + " to " + maximum);
    return ifAbsent;
  }

  /** Whole days, from none on. */
  int days(String field, int ifAbsent, int maximum) {
    Optional<YamlScalar> scalar = scalar(field);
    if (scalar.isEmpty()) {
      return ifAbsent;
    }
    OptionalInt days = Durations.days(scalar.get().text());
    if (days.isPresent() && days.getAsInt() <= maximum) {
      return days.getAsInt();
    }
    problems.add(
        scalar.get(),
        "'%s' does not fit; write a number of days from 0d to %dd"
            .formatted(scalar.get().text(), maximum));
    return ifAbsent;
  }

  Optional<BigDecimal> number(String field) {
    Optional<YamlScalar> scalar = scalar(field);
    if (scalar.isPresent() && !scalar.get().text().matches(NUMBER)) {
      problems.add(
          scalar.get(),
          "'" + scalar.get().text() + "' is not a number; write one such as 0 or -12.5");
      return Optional.empty();
    }
    return scalar.map(number -> new BigDecimal(number.text()));
  }

  Optional<Boolean> yesOrNo(String field) {
    Optional<YamlScalar> scalar = scalar(field);
    if (scalar.isPresent() && !scalar.get().text().matches("true|false")) {
      problems.add(scalar.get(), "'" + scalar.get().text() + "' is unknown; write true or false");
      return Optional.empty();
    }
    return scalar.map(flag -> flag.text().equals("true"));
  }

  <E extends Enum<E>> E choice(String field, E ifAbsent, E[] choices) {
    Optional<YamlScalar> scalar = scalar(field);
    if (scalar.isEmpty()) {
      return ifAbsent;
    }
    List<String> names =
        Arrays.stream(choices).map(choice -> choice.name().toLowerCase(Locale.ROOT)).toList();
    int index = names.indexOf(scalar.get().text());
    if (index < 0) {
      problems.add(
          scalar.get(),
          "'" + scalar.get().text() + "' is unknown; write one of " + String.join(", ", names));
      return ifAbsent;
    }
    return choices[index];
  }

  /** One scalar, or a list of scalars; an absent field is an empty list. */
  List<YamlScalar> scalars(String field) {
    Node value = values.get(field);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof SequenceNode sequence)) {
      return scalar(join(path, field), value).map(List::of).orElse(List.of());
    }
    List<YamlScalar> scalars = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      scalar(join(path, field), item).ifPresent(scalars::add);
    }
    if (sequence.getValue().isEmpty()) {
      problem(field, "is an empty list; fill it or remove it");
    }
    return scalars;
  }

  Optional<YamlMap> map(String field, KnownFields shape) {
    Node value = values.get(field);
    return value == null ? Optional.empty() : of(problems, join(path, field), value, shape);
  }

  /** The objects of a list; each one's path is its name, or its index from 0 if it has none. */
  List<YamlMap> maps(String field, KnownFields shape) {
    Node value = values.get(field);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof SequenceNode sequence)) {
      problem(field, "must be a list; put '- ' before each entry");
      return List.of();
    }
    if (sequence.getValue().isEmpty()) {
      problem(field, "is an empty list; fill it or remove it");
    }
    List<YamlMap> maps = new ArrayList<>();
    for (int i = 0; i < sequence.getValue().size(); i++) {
      Node item = sequence.getValue().get(i);
      String itemPath = join(path, field) + "[" + nameOf(item).orElse(String.valueOf(i)) + "]";
      of(problems, itemPath, item, shape).ifPresent(maps::add);
    }
    return maps;
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

  private int lineOf(String field) {
    return values.containsKey(field) ? lineOf(values.get(field)) : line;
  }

  private static int lineOf(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  private static String join(String path, String field) {
    return path.isEmpty() ? field : path + "." + field;
  }
}
