package dev.stepshift.proof.strategy;

import dev.stepshift.proof.strategy.StrategyCase.Delivery;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads a case off YAML's nodes, so that each value stays as it is written: {@code 1.10} is no
 * number, {@code 2026-01-01} no date; only a plain {@code null} is something else, NULL.
 *
 * <pre>
 * table: {name: orders, key: id, columns: [...]}  # as in pipeline.yaml; source may be left out
 * target_columns: [id, ...]  # if the target has others than the files
 * procedure: |               # of the pipeline: {schema} is filled in
 *   create or replace procedure {schema}.load_orders() ...
 * setup: ["alter table {target} add column ..."]
 * target: [[1, a, null]]     # 1..100 makes a hundred rows
 * loads:
 *   - date: 2026-01-01
 *     rows: [[1, b, null]]   # the delivery; or file: its text as it is; or neither
 *     target: [[1, b, null]] # in any order; or fails: a part of the message
 *     reload: true           # if it is one of a backfill
 *     warns: [older_delivery]  # the names of the validations that warn, if they matter
 *     again: false           # unless the load may be run twice, as all may
 * </pre>
 */
final class CaseReader {

  private static final Set<String> FIELDS =
      Set.of("table", "target_columns", "procedure", "setup", "target", "loads");
  private static final Set<String> LOAD_FIELDS =
      Set.of("date", "rows", "file", "target", "fails", "reload", "warns", "again");

  private final Path path;

  private CaseReader(Path path) {
    this.path = path;
  }

  static StrategyCase read(Path path) {
    try {
      return new CaseReader(path).read(Files.readString(path));
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read " + path, e);
    }
  }

  private StrategyCase read(String text) {
    Map<String, Node> fields = fields(new Yaml().compose(new StringReader(text)), FIELDS);
    String file = path.getFileName().toString();
    return new StrategyCase(
        file.substring(0, file.length() - ".yaml".length()).replace('_', ' '),
        path.getParent().getFileName().toString(),
        pipeline(required(fields, "table"), fields.containsKey("procedure")),
        optional(fields, "target_columns").map(this::row).orElse(List.of()),
        optional(fields, "procedure").map(this::text),
        optional(fields, "setup").map(this::row).orElse(List.of()),
        optional(fields, "target").map(this::rows).orElse(List.of()),
        items(required(fields, "loads")).stream().map(this::delivery).toList());
  }

  private Delivery delivery(Node node) {
    Map<String, Node> fields = fields(node, LOAD_FIELDS);
    if (fields.containsKey("target") == fields.containsKey("fails")) {
      throw wrong(node, "a load has either target or fails");
    }
    if (fields.containsKey("rows") && fields.containsKey("file")) {
      throw wrong(node, "a load has rows or a file, not both");
    }
    Optional<String> file =
        optional(fields, "file")
            .map(this::text)
            .or(() -> optional(fields, "rows").map(this::rows).map(CaseReader::csv));
    return new Delivery(
        text(required(fields, "date")),
        file,
        optional(fields, "target").map(this::rows),
        optional(fields, "fails").map(this::text),
        optional(fields, "reload").map(this::text).map(Boolean::parseBoolean).orElse(false),
        optional(fields, "warns").map(this::row),
        optional(fields, "again").map(this::text).map(Boolean::parseBoolean).orElse(true));
  }

  /** The table in a pipeline of its own, which gives it a source. */
  private static String pipeline(Node table, boolean withProcedure) {
    Yaml yaml = new Yaml();
    Node root =
        yaml.compose(
            new StringReader(
                """
                pipeline: %1$s
                schema: %1$s
                staging_schema: cases_staging
                defaults: {source: {path: "%1$s/{run_date}/", format: csv}}
                %2$s
                tables: []
                """
                    .formatted(
                        StrategyCase.NAME,
                        withProcedure ? "procedures: " + StrategyCase.PROCEDURE : "")));
    List<NodeTuple> tuples = ((MappingNode) root).getValue();
    NodeTuple tables = tuples.remove(tuples.size() - 1);
    tuples.add(
        new NodeTuple(
            tables.getKeyNode(), new SequenceNode(Tag.SEQ, List.of(table), FlowStyle.BLOCK)));
    StringWriter text = new StringWriter();
    yaml.serialize(root, text);
    return text.toString();
  }

  private List<List<String>> rows(Node node) {
    return items(node).stream().map(this::row).flatMap(row -> expanded(row).stream()).toList();
  }

  private List<String> row(Node node) {
    List<String> row = new ArrayList<>();
    items(node).forEach(item -> row.add(text(item)));
    return row;
  }

  /** A value {@code 1..3} makes three rows. */
  private static List<List<String>> expanded(List<String> row) {
    for (int i = 0; i < row.size(); i++) {
      if (row.get(i) != null && row.get(i).matches("\\d+\\.\\.\\d+")) {
        String[] ends = row.get(i).split("\\.\\.");
        int at = i;
        return IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]))
            .mapToObj(
                number -> {
                  List<String> one = new ArrayList<>(row);
                  one.set(at, String.valueOf(number));
                  return one;
                })
            .collect(Collectors.toList());
      }
    }
    return List.of(row);
  }

  private static String csv(List<List<String>> rows) {
    return rows.stream()
        .map(row -> row.stream().map(CaseReader::csvValue).collect(Collectors.joining(",")) + "\n")
        .collect(Collectors.joining());
  }

  /** COPY reads {@code \N} as NULL, and "" as the empty text. */
  private static String csvValue(String value) {
    return value == null ? "\\N" : '"' + value.replace("\"", "\"\"") + '"';
  }

  private Map<String, Node> fields(Node node, Set<String> known) {
    if (!(node instanceof MappingNode mapping)) {
      throw wrong(node, "an object is needed, of " + known);
    }
    Map<String, Node> fields = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String field = text(tuple.getKeyNode());
      if (!known.contains(field) || fields.put(field, tuple.getValueNode()) != null) {
        throw wrong(tuple.getKeyNode(), field + " is unknown or given twice; known are " + known);
      }
    }
    return fields;
  }

  private Node required(Map<String, Node> fields, String field) {
    return optional(fields, field)
        .orElseThrow(() -> new IllegalArgumentException(path + ": " + field + " is missing"));
  }

  private static Optional<Node> optional(Map<String, Node> fields, String field) {
    return Optional.ofNullable(fields.get(field));
  }

  private List<Node> items(Node node) {
    if (!(node instanceof SequenceNode sequence)) {
      throw wrong(node, "a list is needed");
    }
    return sequence.getValue();
  }

  private String text(Node node) {
    if (!(node instanceof ScalarNode scalar)) {
      throw wrong(node, "a single value is needed");
    }
    return scalar.getTag().equals(Tag.NULL) ? null : scalar.getValue();
  }

  private IllegalArgumentException wrong(Node node, String what) {
    return new IllegalArgumentException(
        path + ":" + (node.getStartMark().getLine() + 1) + ": " + what);
  }
}
