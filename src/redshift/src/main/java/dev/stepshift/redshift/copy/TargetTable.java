package dev.stepshift.redshift.copy;

import dev.stepshift.redshift.copy.command.CopyCommand;
import dev.stepshift.redshift.copy.encode.TargetColumn;
import dev.stepshift.redshift.copy.error.CopyFailed;
import dev.stepshift.redshift.sql.Identifier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The table that a COPY loads, and the columns that it takes from the files.
 *
 * @param id PostgreSQL's object id, which the error views show as the table id
 * @param name the table's own name
 * @param sqlName the quoted name for SQL
 * @param columns the columns in file order
 */
record TargetTable(long id, String name, String sqlName, List<TargetColumn> columns) {

  private static final String TABLE =
      "select c.oid, c.relkind from pg_catalog.pg_class c"
          + " where c.oid = pg_catalog.to_regclass(?)";

  private static final String COLUMNS =
      "select a.attname, t.typname, a.atttypmod, a.attnotnull,"
          + " a.atthasdef or a.attidentity <> '' as filled, a.attidentity = 'a' as generated"
          + " from pg_catalog.pg_attribute a join pg_catalog.pg_type t on t.oid = a.atttypid"
          + " where a.attrelid = ? and a.attnum > 0 and not a.attisdropped order by a.attnum";

  static TargetTable find(Connection connection, CopyCommand command)
      throws SQLException, CopyFailed {
    try (PreparedStatement query = connection.prepareStatement(TABLE)) {
      query.setString(1, command.targetName());
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          throw new CopyFailed("Cannot COPY into nonexistent table " + command.table());
        }
        if (!row.getString(2).equals("r")) {
          throw new CopyFailed("cannot copy to \"" + command.table() + "\": it is not a table");
        }
        long id = row.getLong(1);
        return new TargetTable(
            id, command.table(), command.targetName(), loaded(all(connection, id), command));
      }
    }
  }

  private static Map<String, TargetColumn> all(Connection connection, long id) throws SQLException {
    Map<String, TargetColumn> columns = new LinkedHashMap<>();
    try (PreparedStatement query = connection.prepareStatement(COLUMNS)) {
      query.setLong(1, id);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          TargetColumn column =
              new TargetColumn(
                  row.getString(1),
                  row.getString(2),
                  row.getInt(3),
                  row.getBoolean(4),
                  row.getBoolean(5),
                  row.getBoolean(6));
          columns.put(column.name(), column);
        }
      }
    }
    return columns;
  }

  private static List<TargetColumn> loaded(Map<String, TargetColumn> all, CopyCommand command)
      throws CopyFailed {
    boolean explicitIds = command.conversion().explicitIds();
    List<TargetColumn> loaded = new ArrayList<>();
    if (command.columns().isEmpty()) {
      all.values().stream().filter(c -> explicitIds || !c.alwaysGenerated()).forEach(loaded::add);
    } else {
      for (String name : command.columns()) {
        loaded.add(listed(all.get(name), name, command.table(), explicitIds));
      }
      checkOmitted(all, loaded, explicitIds);
    }
    if (loaded.isEmpty()) {
      throw new CopyFailed("Table " + command.table() + " has no column to load");
    }
    return List.copyOf(loaded);
  }

  private static TargetColumn listed(
      @Nullable TargetColumn column, String name, String table, boolean explicitIds)
      throws CopyFailed {
    if (column == null) {
      throw new CopyFailed("column \"" + name + "\" of relation \"" + table + "\" does not exist");
    }
    if (column.alwaysGenerated() && !explicitIds) {
      throw new CopyFailed(
          "cannot set an identity column to a value: column \""
              + name
              + "\" is an IDENTITY column; give EXPLICIT_IDS or leave it out of the column list");
    }
    return column;
  }

  private static void checkOmitted(
      Map<String, TargetColumn> all, List<TargetColumn> loaded, boolean explicitIds)
      throws CopyFailed {
    for (TargetColumn column : all.values()) {
      if (loaded.contains(column)) {
        continue;
      }
      if (explicitIds && column.alwaysGenerated()) {
        throw new CopyFailed(
            "EXPLICIT_IDS needs the IDENTITY column \"" + column.name() + "\" in the column list");
      }
      if (column.notNull() && !column.filledWhenOmitted()) {
        throw new CopyFailed(
            "null value in column \""
                + column.name()
                + "\" violates not-null constraint: it is not in the column list and has no"
                + " default");
      }
    }
  }

  /** The statement that takes the rows, in PostgreSQL's text format. */
  String copySql() {
    return columns.stream()
        .map(column -> Identifier.quote(column.name()))
        .collect(Collectors.joining(", ", "copy " + sqlName + " (", ") from stdin"));
  }
}
