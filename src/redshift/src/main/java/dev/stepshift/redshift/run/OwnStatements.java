package dev.stepshift.redshift.run;

import dev.stepshift.redshift.sql.Refused;
import dev.stepshift.redshift.sql.Source;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Redshift statements that PostgreSQL has no words for, as several of its own.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE_APPEND.html">ALTER
 *     TABLE APPEND</a>
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_MERGE.html">MERGE</a>
 */
final class OwnStatements {

  /** Moves the rows of one table into another; answers how many. */
  long append(Connection connection, String sql) throws SQLException {
    Source source = Source.of(sql);
    int append = source.find(0, source.size(), "append");
    if (!source.is(append + 1, "from")) {
      throw Refused.withText("syntax error: ALTER TABLE … APPEND needs FROM and a table");
    }
    int end = source.find(append, source.size(), "ignoreextra", "filltarget");
    String target = source.text(2, append);
    String from = source.text(append + 2, end < 0 ? source.size() : end);
    boolean ignoreExtra = source.is(end, "ignoreextra");
    boolean fillTarget = source.is(end, "filltarget");
    Map<String, String> theirs = columns(connection, from);
    Map<String, String> ours = columns(connection, target);
    List<String> shared = new ArrayList<>();
    for (Map.Entry<String, String> column : theirs.entrySet()) {
      String type = ours.get(column.getKey());
      if (type == null && ignoreExtra) {
        continue;
      }
      if (type == null || !type.equals(column.getValue())) {
        throw Refused.withText(
            "Column \"" + column.getKey() + "\" of the source table does not match the target");
      }
      shared.add(quoted(column.getKey()));
    }
    if (!fillTarget && !theirs.keySet().containsAll(ours.keySet())) {
      throw Refused.withText("The target table has columns that the source table lacks");
    }
    String names = String.join(", ", shared);
    return update(
        connection,
        "with moved as (delete from "
            + from
            + " returning "
            + names
            + ") insert into "
            + target
            + " ("
            + names
            + ") select "
            + names
            + " from moved");
  }

  /** Replaces the target's matched rows by the source's and adds the rest; answers all of them. */
  long removeDuplicates(Connection connection, String sql) throws SQLException {
    Source source = Source.of(sql);
    int target = source.is(1, "into") ? 2 : 1;
    int using = source.find(target, source.size(), "using");
    int on = source.find(using, source.size(), "on");
    int remove = source.find(on, source.size(), "remove");
    String into = source.text(target, using);
    String from = source.text(using + 1, on);
    String condition = source.text(on + 1, remove);
    if (!new ArrayList<>(columns(connection, into).values()).equals(types(connection, from))) {
      throw Refused.withText(
          "Source and target of MERGE REMOVE DUPLICATES must have the same columns");
    }
    try (Statement statement = connection.createStatement();
        ResultSet several =
            statement.executeQuery(
                "select 1 from "
                    + into
                    + " join "
                    + from
                    + " on "
                    + condition
                    + " group by "
                    + into
                    + ".ctid having count(*) > 1 limit 1")) {
      if (several.next()) {
        throw Refused.withText("Found multiple matches to update the same tuple.");
      }
    }
    update(connection, "delete from " + into + " using " + from + " where " + condition);
    return update(connection, "insert into " + into + " select * from " + from);
  }

  private static long update(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      return statement.executeLargeUpdate(sql);
    }
  }

  private static List<String> types(Connection connection, String relation) throws SQLException {
    return new ArrayList<>(columns(connection, relation).values());
  }

  private static Map<String, String> columns(Connection connection, String relation)
      throws SQLException {
    Map<String, String> columns = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select * from " + relation + " limit 0")) {
      for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
        columns.put(
            rows.getMetaData().getColumnName(i),
            rows.getMetaData().getColumnTypeName(i)
                + "("
                + rows.getMetaData().getPrecision(i)
                + ","
                + rows.getMetaData().getScale(i)
                + ")");
      }
    }
    return columns;
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
