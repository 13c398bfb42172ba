package dev.stepshift.pipeline.yaml;

import static dev.stepshift.pipeline.yaml.TableFields.TABLE;

import dev.stepshift.pipeline.Column;
import dev.stepshift.pipeline.Merge;
import dev.stepshift.pipeline.ProcedureCall;
import dev.stepshift.pipeline.Strategy;
import dev.stepshift.pipeline.VersionHistory;
import dev.stepshift.pipeline.VersionHistory.Deletes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads how the rows of a table's staging come into its target. */
final class MergeReader {

  private static final String NO_LOAD_KEY_COLUMN = "none";

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
  MergeDraft read(Strategy strategy, int noted) {
    fields.refuseWithout(TABLE.strategy, strategy);
    List<String> key = readKey(strategy);
    AddedColumns added = new HistoryReader(problems, fields, names, columns).read(strategy, key);
    List<String> partition = readPartition(strategy);
    BigDecimal maxDeletePercent = readPercent(strategy, added.history());
    Optional<String> loadKey = readLoadKeyColumn(strategy);
    Optional<ProcedureCall> procedure = new ProcedureCallReader().read(fields, strategy);
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
                    procedure,
                    loadKey));
    List<Column> all = new ArrayList<>(added.list());
    loadKey.map(Merge::loadKeyColumn).ifPresent(all::add);
    return new MergeDraft(merge, List.copyOf(all));
  }

  private Optional<String> readLoadKeyColumn(Strategy strategy) {
    if (strategy != Strategy.APPEND) {
      return Optional.empty();
    }
    String name = fields.get(TABLE.loadKeyColumn).orElse(Merge.DEFAULT_LOAD_KEY_COLUMN);
    if (columns.names().contains(name)) {
      fields.problem(
          TABLE.loadKeyColumn,
          "'%s' is among columns; Stepshift adds it, so choose another name, or none"
              .formatted(name));
    }
    return Optional.of(name).filter(written -> !written.equals(NO_LOAD_KEY_COLUMN));
  }

  private List<String> readKey(Strategy strategy) {
    if (strategy.needsKey() && !fields.has(TABLE.key)) {
      fields.problem(
          TABLE.key,
          "is missing; %s finds known rows by it, so name the column or columns"
              .formatted(strategy.word()));
    }
    List<YamlScalar> written = fields.get(TABLE.key);
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
    if (strategy == Strategy.REPLACE_PARTITION && !fields.has(TABLE.partition)) {
      fields.problem(
          TABLE.partition,
          "is missing; replace_partition replaces whole partitions, so name the column or columns"
              + " whose values tell them apart");
    }
    return names.known(fields.get(TABLE.partition));
  }

  private BigDecimal readPercent(Strategy strategy, Optional<VersionHistory> history) {
    boolean closes = history.filter(one -> one.deletes() != Deletes.IGNORE).isPresent();
    if (strategy == Strategy.SCD2 && !closes && fields.has(TABLE.maxDeletePercent)) {
      fields.problem(
          TABLE.maxDeletePercent,
          "is for history.deletes: close and flag; remove it or choose one of them");
    }
    return fields.get(TABLE.maxDeletePercent);
  }
}
