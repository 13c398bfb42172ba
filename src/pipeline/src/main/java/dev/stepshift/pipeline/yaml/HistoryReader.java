package dev.stepshift.pipeline.yaml;

import static dev.stepshift.pipeline.yaml.TableFields.HISTORY;
import static dev.stepshift.pipeline.yaml.TableFields.TABLE;

import dev.stepshift.pipeline.Column;
import dev.stepshift.pipeline.RedshiftType;
import dev.stepshift.pipeline.RedshiftType.Kind;
import dev.stepshift.pipeline.Strategy;
import dev.stepshift.pipeline.VersionHistory;
import dev.stepshift.pipeline.VersionHistory.Deletes;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what a table with the strategies scd1 and scd2 says of its history. */
final class HistoryReader {

  private static final Set<Kind> DATES = Set.of(Kind.DATE, Kind.TIMESTAMP, Kind.TIMESTAMPTZ);

  private static final Set<Kind> NOT_COMPARED =
      Set.of(Kind.GEOMETRY, Kind.GEOGRAPHY, Kind.HLLSKETCH);

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

  AddedColumns read(Strategy strategy, List<String> key) {
    if (strategy != Strategy.SCD1 && strategy != Strategy.SCD2) {
      return AddedColumns.NONE;
    }
    columns.list().forEach(this::check);
    Set<String> taken = new HashSet<>(columns.names());
    Optional<String> surrogateKey = table.get(TABLE.surrogateKey);
    surrogateKey.ifPresent(name -> requireFree(table, TABLE.surrogateKey, name, taken));
    return new AddedColumns(
        surrogateKey,
        strategy == Strategy.SCD2 ? Optional.of(readVersions(key, taken)) : Optional.empty());
  }

  private void check(Column column) {
    if (column.name().startsWith(VersionHistory.RESERVED_PREFIX)) {
      table.problem(
          TABLE.columns,
          "'%s' begins like Stepshift's own columns; rename it".formatted(column.name()));
    }
    if (NOT_COMPARED.contains(column.type().kind())) {
      table.problem(
          TABLE.columns,
          "'%s' is a %s, which has no equality to see a change by; leave it out"
              .formatted(column.name(), column.type().sql()));
    }
  }

  private VersionHistory readVersions(List<String> key, Set<String> taken) {
    YamlMap fields = table.inner(TABLE.history, HISTORY);
    Optional<String> effective = readEffective(fields, key);
    Deletes deletes = fields.get(HISTORY.deletes);
    fields.refuseWithout(HISTORY.deletes, deletes);
    return new VersionHistory(
        readCompare(fields, key, effective),
        effective,
        effective.flatMap(columns::get).map(Column::type).orElse(RedshiftType.of(Kind.DATE)),
        deletes,
        added(fields, HISTORY.validFrom, taken),
        added(fields, HISTORY.validTo, taken),
        added(fields, HISTORY.isCurrent, taken),
        deletes == Deletes.FLAG
            ? Optional.of(added(fields, HISTORY.isDeleted, taken))
            : Optional.empty());
  }

  private Optional<String> readEffective(YamlMap fields, List<String> key) {
    Optional<YamlScalar> scalar = fields.get(HISTORY.effective).filter(names::isKnown);
    if (scalar.isEmpty()) {
      return Optional.empty();
    }
    String name = scalar.get().text();
    RedshiftType type = columns.get(name).orElseThrow().type();
    if (!DATES.contains(type.kind())) {
      problems.add(
          scalar.get(),
          "'%s' is a %s; name a column of type date, timestamp or timestamptz"
              .formatted(name, type.sql()));
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
    if (!fields.has(HISTORY.compare)) {
      return columns.list().stream()
          .map(Column::name)
          .filter(name -> !key.contains(name) && !isEffective(name, effective))
          .toList();
    }
    List<YamlScalar> scalars = fields.get(HISTORY.compare);
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

  /** The name of a column that is not in the files. */
  private static String added(YamlMap fields, YamlField<String> field, Set<String> taken) {
    String name = fields.get(field);
    requireFree(fields, field, name, taken);
    return name;
  }

  private static void requireFree(
      YamlMap fields, YamlField<?> field, String name, Set<String> taken) {
    if (!taken.add(name)) {
      fields.problem(
          field,
          "'" + name + "' is a column already; Stepshift adds this one, choose another name");
    }
  }
}
