package dev.stepshift.proof.deliveries;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A table of a pipeline.
 *
 * @param hasKey whether rows have a key; {@link #keyColumn} says which
 * @param failsIfMissing whether a column that a file lacks stops the load
 * @param failsIfExtra whether a column that the table lacks stops the load
 */
record RandomTable(
    String name,
    RandomStrategy strategy,
    boolean hasKey,
    RandomFormat format,
    boolean isPacked,
    boolean failsIfMissing,
    boolean failsIfExtra,
    List<RandomColumn> columns) {

  static RandomTable draw(String name, RandomStrategy strategy, Random random) {
    RandomFormat[] formats = RandomFormat.values();
    RandomFormat format = formats[random.nextInt(formats.length)];
    List<RandomColumn> columns = new ArrayList<>();
    columns.add(RandomColumn.required("id"));
    columns.add(RandomColumn.required("part"));
    int more = 1 + random.nextInt(5);
    for (int i = 0; i < more; i++) {
      columns.add(RandomColumn.optional("c" + i, random));
    }
    return new RandomTable(
        name,
        strategy,
        strategy.key() != RandomStrategy.Key.MAYBE || random.nextBoolean(),
        format,
        random.nextInt(4) == 0,
        format.hasHeader() && random.nextInt(6) == 0,
        random.nextInt(6) == 0,
        columns);
  }

  /** The index of the column that is the key. */
  int keyColumn() {
    return strategy.key() == RandomStrategy.Key.GROUP ? 1 : 0;
  }

  /** Whether a delivery may have a key once. */
  boolean hasUniqueKey() {
    return hasKey && strategy.key() != RandomStrategy.Key.GROUP;
  }

  String key(String date, String file) {
    return "%s/%s/%s".formatted(name, date, file);
  }

  String yaml() {
    return """
      - name: %1$s
        %2$s
        columns: [%3$s]
        source: {path: "%1$s/{run_date}/", %4$s}
    """
        .formatted(
            name,
            (strategy.yaml() + (hasKey ? ", key: " + columns.get(keyColumn()).name() : ""))
                .replace(", ", "\n    "),
            columns.stream().map(RandomColumn::yaml).collect(Collectors.joining(", ")),
            format.yaml()
                + (isPacked ? ", compression: gzip" : "")
                + (failsIfMissing ? ", missing_columns: fail" : "")
                + (failsIfExtra ? ", extra_columns: fail" : ""));
  }

  static String pipeline(String pipeline, List<RandomTable> tables) {
    String head =
        """
        pipeline: %s
        schema: mart
        max_parallel: 6
        tables:
        """
            .formatted(pipeline);
    return head + tables.stream().map(RandomTable::yaml).collect(Collectors.joining());
  }
}
