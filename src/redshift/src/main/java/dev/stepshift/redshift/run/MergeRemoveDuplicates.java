package dev.stepshift.redshift.run;

import dev.stepshift.redshift.sql.Refused;
import dev.stepshift.redshift.sql.SqlText;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Replaces the target's matched rows by the source's, and adds the rest.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_MERGE.html">MERGE … REMOVE
 *     DUPLICATES</a>
 */
final class MergeRemoveDuplicates {

  private final Connection connection;

  MergeRemoveDuplicates(Connection connection) {
    this.connection = connection;
  }

  /** Runs the statement; answers how many rows it added, replaced ones included. */
  long run(String sql) throws SQLException {
    SqlText source = SqlText.of(sql);
    int target = source.is(1, "into") ? 2 : 1;
    int using = source.find(target, source.size(), "using");
    int on = source.find(using, source.size(), "on");
    int remove = source.find(on, source.size(), "remove");
    String into = source.text(target, using);
    String from = source.text(using + 1, on);
    String condition = source.text(on + 1, remove);
    if (!types(into).equals(types(from))) {
      throw Refused.withText(
          "Source and target of MERGE REMOVE DUPLICATES must have the same columns");
    }
    requireSingleMatches(into, from, condition);
    PostgresRunner postgres = new PostgresRunner(connection);
    postgres.update("delete from " + into + " using " + from + " where " + condition);
    return postgres.update("insert into " + into + " select * from " + from);
  }

  private List<String> types(String relation) throws SQLException {
    return List.copyOf(Relation.find(connection, relation).columns().values());
  }

  private void requireSingleMatches(String into, String from, String condition)
      throws SQLException {
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
  }
}
