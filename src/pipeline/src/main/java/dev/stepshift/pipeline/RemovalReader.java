package dev.stepshift.pipeline;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads what a table's load may take out of its target. */
final class RemovalReader {

  private final Problems problems;

  RemovalReader(Problems problems) {
    this.problems = problems;
  }

  Removal read(YamlMap fields, Strategy strategy, History history, ColumnNames columns) {
    return new Removal(
        readPartition(fields, strategy, columns), readPercent(fields, strategy, history));
  }

  private static List<String> readPartition(
      YamlMap fields, Strategy strategy, ColumnNames columns) {
    boolean needed = strategy == Strategy.REPLACE_PARTITION;
    if (needed && !fields.has("partition")) {
      fields.problem(
          "partition",
          "is missing; replace_partition replaces whole partitions, so name the column or columns"
              + " whose values tell them apart");
    }
    if (!needed && fields.has("partition")) {
      fields.problem(
          "partition",
          "is for strategy replace_partition only; remove it or write strategy: replace_partition");
    }
    return columns.known(fields.words("partition"));
  }

  private BigDecimal readPercent(YamlMap fields, Strategy strategy, History history) {
    boolean deletes = strategy.deletes() || history.deletes() != History.Deletes.IGNORE;
    if (strategy == Strategy.SCD2 && !deletes && fields.has("max_delete_percent")) {
      fields.problem(
          "max_delete_percent",
          "is for history.deletes: close and flag; remove it or choose one of them");
    } else if (!deletes && fields.has("max_delete_percent")) {
      fields.problem(
          "max_delete_percent",
          "is for strategies that delete (%s); %s does not, remove it"
              .formatted(
                  Arrays.stream(Strategy.values())
                      .filter(Strategy::deletes)
                      .map(Strategy::word)
                      .collect(Collectors.joining(", ")),
                  strategy.word()));
    }
    Optional<BigDecimal> percent = fields.number("max_delete_percent");
    if (percent.isPresent()
        && (percent.get().signum() < 0 || percent.get().compareTo(Removal.MOST) > 0)) {
      problems.add(
          fields.word("max_delete_percent").orElseThrow(),
          "'" + percent.get().toPlainString() + "' does not fit; write a number from 0 to 100");
      return Removal.DEFAULT_PERCENT;
    }
    return percent.orElse(Removal.DEFAULT_PERCENT);
  }
}
