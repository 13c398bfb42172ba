package dev.stepshift.pipeline.yaml;

import static dev.stepshift.pipeline.yaml.SourceFields.SOURCE;
import static dev.stepshift.pipeline.yaml.TableFields.DISTRIBUTION;
import static dev.stepshift.pipeline.yaml.TableFields.TABLE;
import static dev.stepshift.pipeline.yaml.TimeoutFields.TIMEOUTS;

import dev.stepshift.pipeline.Distribution;
import dev.stepshift.pipeline.Distribution.ByKey;
import dev.stepshift.pipeline.Distribution.Keyless;
import dev.stepshift.pipeline.Query;
import dev.stepshift.pipeline.StoredFailures;
import dev.stepshift.pipeline.Strategy;
import dev.stepshift.pipeline.Table;
import dev.stepshift.pipeline.TableInput;
import dev.stepshift.pipeline.TableLayout;
import dev.stepshift.pipeline.Timeouts;
import dev.stepshift.pipeline.yaml.TableFields.DistributionFields.Style;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one table; what needs its neighbours is left to {@link TableOrder}. */
final class TableReader {

  private final YamlProblems problems;
  private final SourceReader sources;
  private final TimeoutsReader timeouts;

  TableReader(YamlProblems problems, SourceReader sources, TimeoutsReader timeouts) {
    this.problems = problems;
    this.sources = sources;
    this.timeouts = timeouts;
  }

  /** The draft, unless the table has not even a name. */
  Optional<TableDraft> read(YamlMap fields) {
    int before = problems.noted();
    Optional<YamlScalar> name = fields.get(TABLE.name);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    String table = name.get().text();
    List<YamlScalar> after = fields.get(TABLE.after);
    Strategy strategy = fields.get(TABLE.strategy);
    DeclaredColumns columns = new ColumnReader(problems).read(fields);
    ColumnNames names = new ColumnNames(problems, table, columns.names());
    Optional<TableInput> input = readInput(fields, table, strategy, columns);
    input.ifPresent(new FileNamesCheck(problems, columns)::check);
    Distribution distribution = readDistribution(fields, names);
    List<String> sortKey = names.known(fields.get(TABLE.sortKey));
    StoredFailures stored = readStoredFailures(fields);
    Timeouts limits = timeouts.read(fields.inner(TABLE.timeouts, TIMEOUTS));
    ValidationReader validations = new ValidationReader(problems, names);
    fields.get(TABLE.validations).forEach(validations::read);
    MergeDraft merge = new MergeReader(problems, fields, names, columns).read(strategy, before);

    FormerColumns former = new FormerColumns(problems, columns, merge.addedColumns());
    List<String> dropped = former.dropped(fields.get(TABLE.dropped));

    Optional<Table> read =
        merge
            .merge()
            .map(
                how ->
                    new Table(
                        table,
                        after.stream().map(YamlScalar::text).toList(),
                        new TableLayout(columns.list(), dropped, distribution, sortKey),
                        input.orElseThrow(),
                        how,
                        validations.validations(),
                        stored,
                        limits));
    Set<String> visible = new LinkedHashSet<>(columns.names());
    merge.addedColumns().forEach(column -> visible.add(column.name()));
    return Optional.of(new TableDraft(name.get(), after, visible, validations.references(), read));
  }

  private static StoredFailures readStoredFailures(YamlMap fields) {
    return new StoredFailures(fields.get(TABLE.storeFailures), fields.get(TABLE.storeFailuresFor));
  }

  private static Distribution readDistribution(YamlMap table, ColumnNames names) {
    Optional<YamlMap> written = table.get(TABLE.distribution);
    if (written.isEmpty()) {
      return Keyless.AUTO;
    }
    YamlMap fields = written.get();
    Style style = fields.get(DISTRIBUTION.style);
    fields.refuseWithout(DISTRIBUTION.style, style);
    Optional<YamlScalar> key = fields.get(DISTRIBUTION.key).filter(names::isKnown);
    if (style == Style.KEY && !fields.has(DISTRIBUTION.key)) {
      fields.problem(DISTRIBUTION.key, "is missing; style key spreads rows by a column, name it");
    }
    return switch (style) {
      case AUTO -> Keyless.AUTO;
      case EVEN -> Keyless.EVEN;
      case ALL -> Keyless.ALL;
      case KEY -> key.<Distribution>map(name -> new ByKey(name.text())).orElse(Keyless.AUTO);
    };
  }

  private Optional<TableInput> readInput(
      YamlMap fields, String table, Strategy strategy, DeclaredColumns columns) {
    if (!fields.has(TABLE.query)) {
      return sources
          .read(fields.inner(TABLE.source, SOURCE), table, strategy, columns.names())
          .map(TableInput.class::cast);
    }
    if (fields.has(TABLE.source)) {
      fields.problem(TABLE.source, "stands beside query; a table has one of the two, remove one");
    }
    return fields.get(TABLE.query).map(Query::new);
  }
}
