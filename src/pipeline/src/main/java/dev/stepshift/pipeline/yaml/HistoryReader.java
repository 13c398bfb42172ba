package dev.stepshift.pipeline.yaml;

import dev.stepshift.pipeline.Column;
import dev.stepshift.pipeline.Merge;
import dev.stepshift.pipeline.NameRules;
import dev.stepshift.pipeline.Strategy;
import dev.stepshift.pipeline.VersionHistory;
import dev.stepshift.pipeline.VersionHistory.Deletes;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what a table with the strategies scd1 and scd2 says of its history. */
final class HistoryReader {

  private static final Set<String> DATES =
      Set.of(
          "date",
          "timestamp",
          "timestamp without time zone",
          "timestamptz",
          "timestamp with time zone");

  private static final Set<String> NOT_COMPARED = Set.of("geometry", "geography", "hllsketch");

  private final YamlProblems problems;
  private final YamlMap table;
  private final ColumnNames names;
  private final DeclaredColumns columns;

  /**
   * @param table the table's fields
   * @param columns the input's; the effective one is made not null
   */
  HistoryReader(YamlProblems problems, YamlMap table, ColumnNames names, DeclaredColumns columns) {
    this.problems = problems;
    this.table = table;
    this.names = names;
    this.columns = columns;
  }

  /** What Stepshift adds to the rows of a dimension; nothing to those of other tables. */
  record Added(Optional<String> surrogateKey, Optional<VersionHistory> history) {

    List<Column> columns() {
      return Merge.addedColumns(surrogateKey, history);
    }
  }

  Added read(Strategy strategy, List<String> key) {
    boolean dimension = strategy == Strategy.SCD1 || strategy == Strategy.SCD2;
    if (!dimension && table.has("surrogate_key")) {
      table.problem("surrogate_key", "is for scd1 and scd2; remove it or choose one of them");
    }
    if (strategy != Strategy.SCD2 && table.has("history")) {
      table.problem("history", "is for scd2 only; remove it or write strategy: scd2");
    }
    if (!dimension) {
      return new Added(Optional.empty(), Optional.empty());
    }
    columns.list().forEach(this::check);
    Set<String> taken = new HashSet<>(columns.names());
    Optional<String> surrogateKey =
        table.has("surrogate_key") ? added(table, "surrogate_key", taken) : Optional.empty();
    return new Added(
        surrogateKey,
        strategy == Strategy.SCD2 ? Optional.of(readVersions(key, taken)) : Optional.empty());
  }

  private void check(Column column) {
    if (column.name().startsWith(VersionHistory.RESERVED_PREFIX)) {
      table.problem(
          "columns",
          "'%s' begins like Stepshift's own columns; rename it".formatted(column.name()));
    }
    if (NOT_COMPARED.contains(column.type())) {
      table.problem(
          "columns",
          "'%s' is a %s, which has no equality to see a change by; leave it out"
              .formatted(column.name(), column.type()));
    }
  }

  private VersionHistory readVersions(List<String> key, Set<String> taken) {
    YamlMap fields =
        table
            .map("history", KnownFields.HISTORY)
            .orElseGet(() -> YamlMap.empty(problems, table.path() + ".history", table.line()));
    Optional<String> effective = readEffective(fields, key);
    Deletes deletes = fields.choice("deletes", Deletes.IGNORE, Deletes.values());
    if (deletes != Deletes.FLAG && fields.has("is_deleted")) {
      fields.problem("is_deleted", "is for deletes: flag only; remove it or write deletes: flag");
    }
    return new VersionHistory(
        readCompare(fields, key, effective),
        effective,
        effective.flatMap(columns::get).map(Column::type).orElse("date"),
        deletes,
        added(fields, "valid_from", "valid_from", taken),
        added(fields, "valid_to", "valid_to", taken),
        added(fields, "is_current", "is_current", taken),
        deletes == Deletes.FLAG
            ? Optional.of(added(fields, "is_deleted", "is_deleted", taken))
            : Optional.empty());
  }

  private Optional<String> readEffective(YamlMap fields, List<String> key) {
    Optional<YamlScalar> scalar = fields.scalar("effective").filter(names::isKnown);
    if (scalar.isEmpty()) {
      return Optional.empty();
    }
    String name = scalar.get().text();
    String type = columns.get(name).orElseThrow().type();
    if (!DATES.contains(type)) {
      problems.add(
          scalar.get(),
          "'%s' is a %s; name a column of type date, timestamp or timestamptz"
              .formatted(name, type));
    }
    if (key.contains(name)) {
      problems.add(
          scalar.get(),
          "'" + name + "' is part of key; a key says whose history it is, remove it there");
    }
    columns.requireNotNull(name);
    return Optional.of(name);
  }

  private List<String> readCompare(YamlMap fields, List<String> key, Optional<String> effective) {
    if (!fields.has("compare")) {
      return columns.list().stream()
          .map(Column::name)
          .filter(name -> !key.contains(name) && !isEffective(name, effective))
          .toList();
    }
    List<YamlScalar> scalars = fields.scalars("compare");
    for (YamlScalar scalar : scalars) {
      boolean isKey = key.contains(scalar.text());
      if (isKey || isEffective(scalar.text(), effective)) {
        problems.add(
            scalar,
            "'%s' is %s, which makes no version; remove it"
                .formatted(scalar.text(), isKey ? "part of key" : "the effective date"));
      }
    }
    return names.known(scalars);
  }

  private static boolean isEffective(String column, Optional<String> effective) {
    return effective.filter(column::equals).isPresent();
  }

  private String added(YamlMap fields, String field, String ifAbsent, Set<String> taken) {
    if (fields.has(field)) {
      return added(fields, field, taken).orElse(ifAbsent);
    }
    checkFree(fields, field, ifAbsent, taken);
    return ifAbsent;
  }

  /** The name of a column that is not in the files. */
  private Optional<String> added(YamlMap fields, String field, Set<String> taken) {
    Optional<String> name = fields.scalar(field).map(YamlScalar::text);
    if (name.isPresent() && !NameRules.isIdentifier(name.get())) {
      fields.problem(
          field,
          "'%s' is no name of a column; write up to %d of a-z, 0-9, _, not a digit first"
              .formatted(name.get(), NameRules.MAX_LENGTH));
      return Optional.empty();
    }
    name.ifPresent(written -> checkFree(fields, field, written, taken));
    return name;
  }

  private static void checkFree(YamlMap fields, String field, String name, Set<String> taken) {
    if (!taken.add(name)) {
      fields.problem(
          field,
          "'" + name + "' is a column already; Stepshift adds this one, choose another name");
    }
  }
}
