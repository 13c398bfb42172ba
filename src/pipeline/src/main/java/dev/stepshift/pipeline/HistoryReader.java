package dev.stepshift.pipeline;

import dev.stepshift.pipeline.History.Deletes;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

  private final Problems problems;
  private final YamlMap table;
  private final ColumnNames names;
  private final Map<String, Column> columns;

  /**
   * @param table the table's fields
   * @param columns the file's columns by name; the effective one is made not null
   */
  HistoryReader(Problems problems, YamlMap table, ColumnNames names, Map<String, Column> columns) {
    this.problems = problems;
    this.table = table;
    this.names = names;
    this.columns = columns;
  }

  History read(Strategy strategy, List<String> key) {
    boolean dimension = strategy == Strategy.SCD1 || strategy == Strategy.SCD2;
    if (!dimension && table.has("surrogate_key")) {
      table.problem("surrogate_key", "is for scd1 and scd2; remove it or choose one of them");
    }
    if (strategy != Strategy.SCD2 && table.has("history")) {
      table.problem("history", "is for scd2 only; remove it or write strategy: scd2");
    }
    if (!dimension) {
      return History.NONE;
    }
    columns.values().forEach(this::check);
    Set<String> taken = new HashSet<>(columns.keySet());
    String surrogateKey =
        table.has("surrogate_key") ? added(table, "surrogate_key", "", taken) : "";
    return strategy == Strategy.SCD1
        ? new History(surrogateKey)
        : readVersions(surrogateKey, key, taken);
  }

  private void check(Column column) {
    if (column.name().startsWith(History.RESERVED_PREFIX)) {
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

  private History readVersions(String surrogateKey, List<String> key, Set<String> taken) {
    YamlMap fields =
        table
            .map("history", Shape.HISTORY)
            .orElseGet(() -> YamlMap.empty(problems, table.path() + ".history", table.line()));
    String effective = readEffective(fields, key);
    Deletes deletes = fields.choice("deletes", Deletes.IGNORE, Deletes.values());
    if (deletes != Deletes.FLAG && fields.has("is_deleted")) {
      fields.problem("is_deleted", "is for deletes: flag only; remove it or write deletes: flag");
    }
    return new History(
        surrogateKey,
        readCompare(fields, key, effective),
        effective,
        effective.isEmpty() ? "date" : columns.get(effective).type(),
        deletes,
        added(fields, "valid_from", "valid_from", taken),
        added(fields, "valid_to", "valid_to", taken),
        added(fields, "is_current", "is_current", taken),
        deletes == Deletes.FLAG ? added(fields, "is_deleted", "is_deleted", taken) : "");
  }

  private String readEffective(YamlMap fields, List<String> key) {
    Optional<Word> word = fields.word("effective").filter(names::isKnown);
    if (word.isEmpty() || !columns.containsKey(word.get().text())) {
      return "";
    }
    String name = word.get().text();
    String type = columns.get(name).type();
    if (!DATES.contains(type)) {
      problems.add(
          word.get(),
          "'%s' is a %s; name a column of type date, timestamp or timestamptz"
              .formatted(name, type));
    }
    if (key.contains(name)) {
      problems.add(
          word.get(),
          "'" + name + "' is part of key; a key says whose history it is, remove it there");
    }
    columns.put(name, new Column(name, type, true));
    return name;
  }

  private List<String> readCompare(YamlMap fields, List<String> key, String effective) {
    if (!fields.has("compare")) {
      return columns.values().stream()
          .map(Column::name)
          .filter(name -> !key.contains(name) && !name.equals(effective))
          .toList();
    }
    List<Word> words = fields.words("compare");
    for (Word word : words) {
      boolean isKey = key.contains(word.text());
      if (isKey || word.text().equals(effective)) {
        problems.add(
            word,
            "'%s' is %s, which makes no version; remove it"
                .formatted(word.text(), isKey ? "part of key" : "the effective date"));
      }
    }
    return names.known(words);
  }

  /** The name of a column that is not in the files. */
  private String added(YamlMap fields, String field, String ifAbsent, Set<String> taken) {
    String name = fields.text(field, ifAbsent);
    if (name.isEmpty() && fields.word(field).isEmpty()) {
      return ifAbsent;
    }
    if (!Names.isIdentifier(name)) {
      fields.problem(
          field,
          "'%s' is no name of a column; write up to %d of a-z, 0-9, _, not a digit first"
              .formatted(name, Names.MAX_LENGTH));
      return ifAbsent;
    }
    if (!taken.add(name)) {
      fields.problem(
          field,
          "'" + name + "' is a column already; Stepshift adds this one, choose another name");
    }
    return name;
  }
}
