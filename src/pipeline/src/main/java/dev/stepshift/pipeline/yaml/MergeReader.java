package dev.stepshift.pipeline.yaml;

import dev.stepshift.pipeline.Column;
import dev.stepshift.pipeline.Merge;
import dev.stepshift.pipeline.ProcedureCall;
import dev.stepshift.pipeline.Strategy;
import dev.stepshift.pipeline.VersionHistory;
import dev.stepshift.pipeline.VersionHistory.Deletes;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads how the rows of a table's staging come into its target. */
final class MergeReader {

  /**
   * A merge as far as it can be read.
   *
   * @param merge empty if the table has a problem
   * @param addedColumns those that the input does not have
   */
  record Draft(Optional<Merge> merge, List<Column> addedColumns) {}

  private final YamlProblems problems;
  private final YamlMap fields;
  private final ColumnNames names;
  private final DeclaredColumns columns;

  /**
   * @param fields the table's
   * @param columns the input's; those of the key, and the effective one, are made not null
   */
  MergeReader(YamlProblems problems, YamlMap fields, ColumnNames names, DeclaredColumns columns) {
    this.problems = problems;
    this.fields = fields;
    this.names = names;
    this.columns = columns;
  }

  /**
   * @param noted how many problems were noted before the table was read
   */
  Draft read(Strategy strategy, int noted) {
    List<String> key = readKey(strategy);
    HistoryReader.Added added =
        new HistoryReader(problems, fields, names, columns).read(strategy, key);
    List<String> partition = readPartition(strategy);
    BigDecimal maxDeletePercent = readPercent(strategy, added.history());
    Optional<ProcedureCall> procedure = new ProcedureCallReader(problems).read(fields, strategy);
    Optional<Merge> merge =
        problems.noted() > noted
            ? Optional.empty()
            : Optional.of(
                new Merge(
                    strategy,
                    key,
                    partition,
                    maxDeletePercent,
                    added.surrogateKey(),
                    added.history(),
                    procedure));
    return new Draft(merge, added.columns());
  }

  private List<String> readKey(Strategy strategy) {
    if (strategy.needsKey() && !fields.has("key")) {
      fields.problem(
          "key",
          "is missing; %s finds known rows by it, so name the column or columns"
              .formatted(strategy.word()));
    }
    List<YamlScalar> written = fields.scalars("key");
    for (YamlScalar scalar : written) {
      if (columns.isWrittenNullable(scalar.text())) {
        problems.add(
            scalar,
            "'" + scalar.text() + "' has not_null: false; a key is never null, remove that");
      }
    }
    List<String> key = names.known(written);
    key.forEach(columns::requireNotNull);
    return key;
  }

  private List<String> readPartition(Strategy strategy) {
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
    return names.known(fields.scalars("partition"));
  }

  private BigDecimal readPercent(Strategy strategy, Optional<VersionHistory> history) {
    boolean closes = history.filter(one -> one.deletes() != Deletes.IGNORE).isPresent();
    if (fields.has("max_delete_percent") && !strategy.deletes() && !closes) {
      fields.problem("max_delete_percent", needless(strategy));
    }
    Optional<BigDecimal> percent = fields.number("max_delete_percent");
    if (percent.isPresent()
        && (percent.get().signum() < 0 || percent.get().compareTo(Merge.MOST_PERCENT) > 0)) {
      problems.add(
          fields.scalar("max_delete_percent").orElseThrow(),
          "'" + percent.get().toPlainString() + "' does not fit; write a number from 0 to 100");
      return Merge.DEFAULT_PERCENT;
    }
    return percent.orElse(Merge.DEFAULT_PERCENT);
  }

  private static String needless(Strategy strategy) {
    if (strategy == Strategy.SCD2) {
      return "is for history.deletes: close and flag; remove it or choose one of them";
    }
    return "is for strategies that delete (%s); %s does not, remove it"
        .formatted(
            Arrays.stream(Strategy.values())
                .filter(Strategy::deletes)
                .map(Strategy::word)
                .collect(Collectors.joining(", ")),
            strategy.word());
  }
}
