package dev.stepshift.redshift.run;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGResultSetMetaData;

/**
 * Reads PostgreSQL's rows into Redshift's types.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/mgmt/data-api.html">Considerations when
 *     calling the Amazon Redshift Data API</a> for the limits
 */
final class ResultReader {

  private static final long MOST_BYTES = 500L * 1024 * 1024;
  private static final int MOST_ROW_BYTES = 64 * 1024;

  private ResultReader() {}

  static ResultTable read(ResultSet rows) throws SQLException, StatementFailed {
    List<ResultColumn> columns = columns(rows.getMetaData());
    List<List<ResultField>> records = new ArrayList<>();
    long bytes = 0;
    while (rows.next()) {
      List<ResultField> fields = new ArrayList<>(columns.size());
      long rowBytes = 0;
      for (int i = 1; i <= columns.size(); i++) {
        String text = rows.getString(i);
        rowBytes += text == null ? 0 : text.length();
        fields.add(field(columns.get(i - 1).typeName(), text));
      }
      if (rowBytes > MOST_ROW_BYTES) {
        throw new StatementFailed("ERROR: A row of the result is larger than 64 KB");
      }
      bytes += rowBytes;
      if (bytes > MOST_BYTES) {
        throw new StatementFailed("ERROR: The result is larger than 500 MB");
      }
      records.add(List.copyOf(fields));
    }
    return new ResultTable(columns, List.copyOf(records), bytes);
  }

  private static ResultField field(String type, String text) {
    if (text == null) {
      return new ResultField.Null();
    }
    return switch (type) {
      case "bool" -> new ResultField.Bool(text.startsWith("t"));
      case "int2", "int4", "int8", "oid" -> new ResultField.Whole(Long.parseLong(text));
      case "float4", "float8" -> new ResultField.Floating(floating(text));
      case "varbyte" -> new ResultField.Text(text.startsWith("\\x") ? text.substring(2) : text);
      default -> new ResultField.Text(text);
    };
  }

  private static double floating(String text) {
    return switch (text) {
      case "NaN" -> Double.NaN;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  private static List<ResultColumn> columns(ResultSetMetaData metadata) throws SQLException {
    PGResultSetMetaData origin = metadata.unwrap(PGResultSetMetaData.class);
    List<ResultColumn> columns = new ArrayList<>();
    for (int i = 1; i <= metadata.getColumnCount(); i++) {
      String label = metadata.getColumnLabel(i);
      String type = typeName(metadata.getColumnTypeName(i));
      boolean number = type.matches("int.|float.|numeric");
      columns.add(
          new ResultColumn(
              label,
              label,
              type,
              origin.getBaseSchemaName(i),
              origin.getBaseTableName(i),
              metadata.getPrecision(i),
              metadata.getScale(i),
              type.equals("varchar") || type.equals("bpchar") ? metadata.getPrecision(i) : 0,
              metadata.isNullable(i),
              number,
              type.equals("varchar") || type.equals("bpchar")));
    }
    return List.copyOf(columns);
  }

  /** Redshift's name of a PostgreSQL type. */
  private static String typeName(String postgres) {
    return switch (postgres) {
      case "text", "unknown" -> "varchar";
      case "bytea" -> "varbyte";
      case "jsonb", "super", "\"rs\".\"super\"" -> "super";
      case "serial" -> "int4";
      case "bigserial" -> "int8";
      default -> postgres;
    };
  }
}
