package dev.stepshift.redshift.run;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A table or view as a session sees it.
 *
 * @param name as SQL names it
 * @param columns the type of each column with its length or digits, by the column's name
 */
record Relation(String name, Map<String, String> columns) {

  Relation {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
  }

  static Relation find(Connection connection, String name) throws SQLException {
    Map<String, String> columns = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select * from " + name + " limit 0")) {
      ResultSetMetaData found = rows.getMetaData();
      for (int i = 1; i <= found.getColumnCount(); i++) {
        columns.put(
            found.getColumnName(i),
            found.getColumnTypeName(i)
                + "("
                + found.getPrecision(i)
                + ","
                + found.getScale(i)
                + ")");
      }
    }
    return new Relation(name, columns);
  }
}
