package dev.stepshift.redshift.run;

import dev.stepshift.redshift.sql.Identifier;
import dev.stepshift.redshift.sql.Refused;
import dev.stepshift.redshift.sql.SqlText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Moves the rows of one table into another.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE_APPEND.html">ALTER
 *     TABLE APPEND</a>
 */
final class AlterTableAppend {

  private final Connection connection;

  AlterTableAppend(Connection connection) {
    this.connection = connection;
  }

  /** Runs the statement; answers how many rows it moved. */
  long run(String sql) throws SQLException {
    SqlText source = SqlText.of(sql);
    int append = source.find(0, source.size(), "append");
    if (!source.is(append + 1, "from")) {
      throw Refused.withText("syntax error: ALTER TABLE … APPEND needs FROM and a table");
    }
    int end = source.find(append, source.size(), "ignoreextra", "filltarget");
    String from = source.text(append + 2, end < 0 ? source.size() : end);
    Relation moved = Relation.find(connection, from);
    Relation target = Relation.find(connection, source.text(2, append));
    List<String> shared = shared(moved, target, source.is(end, "ignoreextra"));
    boolean fillTarget = source.is(end, "filltarget");
    if (!fillTarget && !moved.columns().keySet().containsAll(target.columns().keySet())) {
      throw Refused.withText("The target table has columns that the source table lacks");
    }
    return move(moved.name(), target.name(), String.join(", ", shared));
  }

  /** The quoted names of the columns to move. */
  private static List<String> shared(Relation moved, Relation target, boolean ignoreExtra) {
    List<String> names = new ArrayList<>();
    for (Map.Entry<String, String> column : moved.columns().entrySet()) {
      String type = target.columns().get(column.getKey());
      if (type == null && ignoreExtra) {
        continue;
      }
      if (type == null || !type.equals(column.getValue())) {
        throw Refused.withText(
            "Column \"" + column.getKey() + "\" of the source table does not match the target");
      }
      names.add(Identifier.quote(column.getKey()));
    }
    return names;
  }

  private long move(String from, String to, String columns) throws SQLException {
    return new PostgresRunner(connection)
        .update(
            "with moved as (delete from "
                + from
                + " returning "
                + columns
                + ") insert into "
                + to
                + " ("
                + columns
                + ") select "
                + columns
                + " from moved");
  }
}
