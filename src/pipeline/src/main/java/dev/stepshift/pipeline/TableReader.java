package dev.stepshift.pipeline;

import dev.stepshift.pipeline.Distribution.Style;
import dev.stepshift.pipeline.ValidationReader.Reference;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
      Word name,
      List<Word> after,
      Set<String> columns,
      List<Reference> references,
      Optional<Table> table) {}

  /** PostgreSQL and Redshift give these columns to every table. */
  private static final Set<String> SYSTEM_COLUMNS =
      Set.of("oid", "tableoid", "xmin", "cmin", "xmax", "cmax", "ctid");

  private final Problems problems;
  private final SourceReader sources;
  private final TimeoutsReader timeouts;

  TableReader(Problems problems, SourceReader sources, TimeoutsReader timeouts) {
    this.problems = problems;
    this.sources = sources;
    this.timeouts = timeouts;
  }

  /** The draft, unless the table has not even a name. */
  Optional<Draft> read(YamlMap fields) {
    int before = problems.noted();
    Optional<Word> name = fields.required("name", "name the target table");
    if (name.isEmpty()) {
      return Optional.empty();
    }
    checkIdentifier(name.get(), "table");
    List<Word> after = fields.words("after");
    Strategy strategy = fields.choice("strategy", Strategy.UPSERT, Strategy.values());
    Map<String, Boolean> nullable = new HashMap<>();
    Map<String, Column> columns = readColumns(fields, nullable);
    ColumnNames names = new ColumnNames(problems, name.get().text(), columns.keySet());
    List<String> key = readKey(fields, strategy, names, columns, nullable);
    History history = new HistoryReader(problems, fields, names, columns).read(strategy, key);
    Removal removal = new RemovalReader(problems).read(fields, strategy, history, names);
    Distribution distribution = readDistribution(fields, names);
    List<String> sortKey = names.known(fields.words("sort_key"));
    Optional<? extends Feed> feed =
        readFeed(fields, name.get().text(), strategy, List.copyOf(columns.keySet()));
    Timeouts limits = timeouts.read(inner(fields, "timeouts", Shape.TIMEOUTS));
    ProcedureCall procedure = new ProcedureCallReader(problems).read(fields, strategy);
    KeptRows kept = readKeptRows(fields);
    ValidationReader validations = new ValidationReader(problems, names);
    fields.maps("validations", Shape.VALIDATION).forEach(validations::read);

    Optional<Table> table =
        problems.noted() > before || feed.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Table(
                    name.get().text(),
                    after.stream().map(Word::text).toList(),
                    strategy,
                    key,
                    removal,
                    List.copyOf(columns.values()),
                    distribution,
                    sortKey,
                    feed.get(),
                    validations.validations(),
                    limits,
                    history,
                    procedure,
                    kept));
    Set<String> visible = new LinkedHashSet<>(columns.keySet());
    history.added().forEach(column -> visible.add(column.name()));
    return Optional.of(new Draft(name.get(), after, visible, validations.references(), table));
  }

  private Map<String, Column> readColumns(YamlMap fields, Map<String, Boolean> nullable) {
    Map<String, Column> columns = new LinkedHashMap<>();
    List<YamlMap> written = fields.maps("columns", Shape.COLUMN);
    if (written.isEmpty() && !fields.has("columns")) {
      fields.problem("columns", "is missing; list the columns in the order of the files");
    }
    for (YamlMap column : written) {
      Optional<Word> name = column.required("name", "name the column");
      Optional<Word> type = column.required("type", "give a Redshift type such as varchar(40)");
      Optional<Boolean> notNull = column.yesOrNo("not_null");
      String normalized = type.map(word -> RedshiftTypes.normalize(word.text())).orElse("bigint");
      type.ifPresent(
          word ->
              RedshiftTypes.problem(normalized).ifPresent(problem -> problems.add(word, problem)));
      name.ifPresent(
          word -> {
            checkIdentifier(word, "column");
            if (SYSTEM_COLUMNS.contains(word.text())) {
              problems.add(word, "'" + word.text() + "' is a system column; rename it");
            }
            if (word.text().isBlank()) {
              return;
            }
            notNull.ifPresent(flag -> nullable.put(word.text(), !flag));
            Column read =
                new Column(
                    word.text(),
                    normalized.isEmpty() ? "bigint" : normalized,
                    notNull.orElse(false));
            if (columns.putIfAbsent(word.text(), read) != null) {
              problems.add(word, "'" + word.text() + "' is a column already; remove or rename one");
            }
          });
    }
    return columns;
  }

  private List<String> readKey(
      YamlMap fields,
      Strategy strategy,
      ColumnNames names,
      Map<String, Column> columns,
      Map<String, Boolean> nullable) {
    if (strategy.needsKey() && !fields.has("key")) {
      fields.problem(
          "key",
          "is missing; %s finds known rows by it, so name the column or columns"
              .formatted(strategy.word()));
    }
    List<Word> written = fields.words("key");
    List<String> key = names.known(written);
    for (Word word : written) {
      if (nullable.getOrDefault(word.text(), false)) {
        problems.add(
            word, "'" + word.text() + "' has not_null: false; a key is never null, remove that");
      }
    }
    key.forEach(
        name -> columns.computeIfPresent(name, (n, column) -> new Column(n, column.type(), true)));
    return key;
  }

  private static KeptRows readKeptRows(YamlMap fields) {
    KeptRows usual = KeptRows.DEFAULT;
    return new KeptRows(
        fields.whole("keep_failed_rows", usual.most(), 0, KeptRows.MOST),
        fields.days("keep_failed_rows_for", usual.days(), KeptRows.MOST_DAYS));
  }

  private Distribution readDistribution(YamlMap fields, ColumnNames names) {
    Optional<YamlMap> written = fields.map("distribution", Shape.DISTRIBUTION);
    if (written.isEmpty()) {
      return new Distribution(Style.AUTO, "");
    }
    written.get().required("style", "write one of auto, even, all, key");
    Style style = written.get().choice("style", Style.AUTO, Style.values());
    Optional<Word> key = written.get().word("key").filter(names::isKnown);
    if (style == Style.KEY && !written.get().has("key")) {
      written.get().problem("key", "is missing; style key spreads rows by a column, name it");
    }
    if (style != Style.KEY && written.get().has("key")) {
      written.get().problem("key", "is for style key only; remove it or write style: key");
    }
    return style == Style.KEY && key.isPresent()
        ? new Distribution(Style.KEY, key.get().text())
        : new Distribution(style == Style.KEY ? Style.AUTO : style, "");
  }

  private Optional<? extends Feed> readFeed(
      YamlMap fields, String table, Strategy strategy, List<String> columns) {
    if (!fields.has("query")) {
      return readSource(fields, table, strategy, columns);
    }
    if (fields.has("source")) {
      fields.problem("source", "stands beside query; a table has one of the two, remove one");
    }
    return fields.word("query").flatMap(word -> SqlFile.known(problems, word)).map(Query::new);
  }

  private Optional<Source> readSource(
      YamlMap fields, String table, Strategy strategy, List<String> columns) {
    YamlMap own = inner(fields, "source", Shape.SOURCE);
    Optional<Source> source = sources.read(own, table);
    source.ifPresent(read -> FormatFields.checkWidths(own, read, columns));
    source.ifPresent(read -> new IntakeReader().check(own, read, strategy));
    return source;
  }

  private YamlMap inner(YamlMap fields, String field, Shape shape) {
    return fields
        .map(field, shape)
        .orElseGet(() -> YamlMap.empty(problems, fields.path() + "." + field, fields.line()));
  }

  private void checkIdentifier(Word word, String what) {
    if (!Names.isIdentifier(word.text())) {
      problems.add(
          word,
          "'%s' is no name of a %s; write up to %d of a-z, 0-9, _, not a digit first"
              .formatted(word.text(), what, Names.MAX_LENGTH));
    }
  }
}
