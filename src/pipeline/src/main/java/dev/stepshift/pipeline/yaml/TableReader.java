package dev.stepshift.pipeline.yaml;

import dev.stepshift.pipeline.Distribution;
import dev.stepshift.pipeline.Distribution.ByKey;
import dev.stepshift.pipeline.Distribution.Keyless;
import dev.stepshift.pipeline.FileSource;
import dev.stepshift.pipeline.Query;
import dev.stepshift.pipeline.StoredFailures;
import dev.stepshift.pipeline.Strategy;
import dev.stepshift.pipeline.Table;
import dev.stepshift.pipeline.TableInput;
import dev.stepshift.pipeline.TableLayout;
import dev.stepshift.pipeline.Timeouts;
import dev.stepshift.pipeline.yaml.ValidationReader.Reference;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one table; what needs its neighbours is left to {@link TableOrder}. */
final class TableReader {

  /**
   * A table as far as it can be read alone.
   *
   * @param table empty if the table has a problem of its own
   */
  record Draft(
      YamlScalar name,
      List<YamlScalar> after,
      Set<String> columns,
      List<Reference> references,
      Optional<Table> table) {}

  /** The styles as YAML calls them. */
  private enum Style {
    AUTO,
    EVEN,
    ALL,
    KEY
  }

  private final YamlProblems problems;
  private final SourceReader sources;
  private final TimeoutsReader timeouts;

  TableReader(YamlProblems problems, SourceReader sources, TimeoutsReader timeouts) {
    this.problems = problems;
    this.sources = sources;
    this.timeouts = timeouts;
  }

  /** The draft, unless the table has not even a name. */
  Optional<Draft> read(YamlMap fields) {
    int before = problems.noted();
    Optional<YamlScalar> name = fields.required("name", "name the target table");
    if (name.isEmpty()) {
      return Optional.empty();
    }
    problems.checkIdentifier(name.get(), "table");
    String table = name.get().text();
    List<YamlScalar> after = fields.scalars("after");
    Strategy strategy = fields.choice("strategy", Strategy.UPSERT, Strategy.values());
    DeclaredColumns columns = new ColumnReader(problems).read(fields);
    ColumnNames names = new ColumnNames(problems, table, columns.names());
    Optional<TableInput> input = readInput(fields, table, strategy, columns);
    Distribution distribution = readDistribution(fields, names);
    List<String> sortKey = names.known(fields.scalars("sort_key"));
    StoredFailures stored = readStoredFailures(fields);
    Timeouts limits = timeouts.read(inner(fields, "timeouts", KnownFields.TIMEOUTS));
    ValidationReader validations = new ValidationReader(problems, names);
    fields.maps("validations", KnownFields.VALIDATION).forEach(validations::read);
    MergeReader.Draft merge =
        new MergeReader(problems, fields, names, columns).read(strategy, before);

    Optional<Table> read =
        merge
            .merge()
            .map(
                how ->
                    new Table(
                        table,
                        after.stream().map(YamlScalar::text).toList(),
                        new TableLayout(columns.list(), distribution, sortKey),
                        input.orElseThrow(),
                        how,
                        validations.validations(),
                        stored,
                        limits));
    Set<String> visible = new LinkedHashSet<>(columns.names());
    merge.addedColumns().forEach(column -> visible.add(column.name()));
    return Optional.of(new Draft(name.get(), after, visible, validations.references(), read));
  }

  private static StoredFailures readStoredFailures(YamlMap fields) {
    StoredFailures usual = StoredFailures.DEFAULT;
    return new StoredFailures(
        fields.whole("keep_failed_rows", usual.rows(), 0, StoredFailures.MOST_ROWS),
        fields.days("keep_failed_rows_for", usual.days(), StoredFailures.MOST_DAYS));
  }

  private static Distribution readDistribution(YamlMap table, ColumnNames names) {
    Optional<YamlMap> written = table.map("distribution", KnownFields.DISTRIBUTION);
    if (written.isEmpty()) {
      return Keyless.AUTO;
    }
    YamlMap fields = written.get();
    fields.required("style", "write one of auto, even, all, key");
    Style style = fields.choice("style", Style.AUTO, Style.values());
    Optional<YamlScalar> key = fields.scalar("key").filter(names::isKnown);
    if (style == Style.KEY && !fields.has("key")) {
      fields.problem("key", "is missing; style key spreads rows by a column, name it");
    }
    if (style != Style.KEY && fields.has("key")) {
      fields.problem("key", "is for style key only; remove it or write style: key");
    }
    return switch (style) {
      case AUTO -> Keyless.AUTO;
      case EVEN -> Keyless.EVEN;
      case ALL -> Keyless.ALL;
      case KEY -> key.<Distribution>map(scalar -> new ByKey(scalar.text())).orElse(Keyless.AUTO);
    };
  }

  private Optional<TableInput> readInput(
      YamlMap fields, String table, Strategy strategy, DeclaredColumns columns) {
    if (!fields.has("query")) {
      return readSource(fields, table, strategy, columns).map(TableInput.class::cast);
    }
    if (fields.has("source")) {
      fields.problem("source", "stands beside query; a table has one of the two, remove one");
    }
    return fields.scalar("query").flatMap(new SqlFileReader(problems)::read).map(Query::new);
  }

  private Optional<FileSource> readSource(
      YamlMap fields, String table, Strategy strategy, DeclaredColumns columns) {
    YamlMap own = inner(fields, "source", KnownFields.SOURCE);
    Optional<FileSource> source = sources.read(own, table);
    source.ifPresent(
        read -> {
          FormatReader.checkWidths(own, read.format(), columns.names());
          FileSelectionReader.check(own, read.selection(), strategy);
        });
    return source;
  }

  private YamlMap inner(YamlMap fields, String field, KnownFields shape) {
    return fields
        .map(field, shape)
        .orElseGet(() -> YamlMap.empty(problems, fields.path() + "." + field, fields.line()));
  }
}
