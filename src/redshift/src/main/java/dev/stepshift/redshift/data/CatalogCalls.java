package dev.stepshift.redshift.data;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.aws.http.AwsError;
import dev.stepshift.redshift.postgres.ConnectionSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Answers what the Data API says about databases, schemas and tables; patterns are LIKE's. */
final class CatalogCalls {

  private static final int MOST = 1000;
  private static final String SCHEMAS =
      "select nspname from pg_catalog.pg_namespace where nspname not in ('rs', 'pg_toast')"
          + " and nspname not like 'pg!_t%temp!_%' escape '!' and nspname like ? order by 1";
  private static final String TABLES =
      "select n.nspname, c.relname, case c.relkind when 'r' then 'TABLE' when 'v' then 'VIEW'"
          + " else 'MATERIALIZED VIEW' end from pg_catalog.pg_class c"
          + " join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
          + " where c.relkind in ('r', 'v', 'm') and n.nspname not in"
          + " ('rs', 'pg_catalog', 'information_schema', 'pg_toast')"
          + " and n.nspname not like 'pg!_t%temp!_%' escape '!'"
          + " and n.nspname like ? and c.relname like ? order by 1, 2";
  private static final String COLUMNS =
      "select n.nspname, a.attname, t.typname, a.attnotnull,"
          + " coalesce(information_schema._pg_char_max_length(a.atttypid, a.atttypmod),"
          + " case t.typname when 'int2' then 5 when 'int4' then 10 when 'int8' then 19"
          + " when 'float4' then 8 when 'float8' then 17 when 'bool' then 1 when 'date' then 13"
          + " when 'timestamp' then 29 when 'timestamptz' then 35 end,"
          + " information_schema._pg_numeric_precision(a.atttypid, a.atttypmod), 0),"
          + " coalesce(information_schema._pg_numeric_scale(a.atttypid, a.atttypmod), 0),"
          + " pg_get_expr(d.adbin, d.adrelid)"
          + " from pg_catalog.pg_attribute a"
          + " join pg_catalog.pg_class c on c.oid = a.attrelid"
          + " join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
          + " join pg_catalog.pg_type t on t.oid = a.atttypid"
          + " left join pg_catalog.pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum"
          + " where a.attnum > 0 and not a.attisdropped and n.nspname like ? and c.relname = ?"
          + " order by n.nspname, a.attnum";

  private final ObjectMapper json = new ObjectMapper();
  private final ConnectionSource connections;
  private final String database;
  private final RequestReader requests;

  CatalogCalls(ConnectionSource connections, String database, RequestReader requests) {
    this.database = database;
    this.connections = connections;
    this.requests = requests;
  }

  ObjectNode databases(ObjectNode request) {
    checkTarget(request);
    ObjectNode answer = json.createObjectNode();
    answer.putArray("Databases").add(database);
    return answer;
  }

  ObjectNode schemas(ObjectNode request) {
    checkTarget(request);
    return page(
        request,
        "Schemas",
        rows(SCHEMAS, pattern(request, "SchemaPattern")),
        (list, row) -> list.add(row.get(0)));
  }

  ObjectNode tables(ObjectNode request) {
    checkTarget(request);
    return page(
        request,
        "Tables",
        rows(TABLES, pattern(request, "SchemaPattern"), pattern(request, "TablePattern")),
        (list, row) ->
            list.addObject()
                .put("schema", row.get(0))
                .put("name", row.get(1))
                .put("type", row.get(2)));
  }

  ObjectNode table(ObjectNode request) {
    checkTarget(request);
    String table =
        RequestReader.text(request, "Table")
            .orElseThrow(() -> RequestReader.invalid("Table must be given"));
    ObjectNode answer =
        page(
            request,
            "ColumnList",
            rows(COLUMNS, pattern(request, "Schema"), table),
            (list, row) -> addColumn(list.addObject(), table, row));
    answer.put("TableName", table);
    return answer;
  }

  private static void addColumn(ObjectNode column, String table, List<String> row) {
    String type = row.get(2).equals("text") ? "varchar" : row.get(2);
    column.put("schemaName", row.get(0));
    column.put("tableName", table);
    column.put("name", row.get(1));
    column.put("label", row.get(1));
    column.put("typeName", type);
    column.put("isCaseSensitive", type.equals("varchar") || type.equals("bpchar"));
    column.put("isCurrency", false);
    column.put("isSigned", type.matches("int.|float.|numeric"));
    column.put("nullable", row.get(3).startsWith("t") ? 0 : 1);
    column.put("length", Integer.parseInt(row.get(4)));
    column.put("precision", Integer.parseInt(row.get(4)));
    column.put("scale", Integer.parseInt(row.get(5)));
    if (row.get(6) != null) {
      column.put("columnDefault", row.get(6));
    }
  }

  private interface RowWriter {
    void write(ArrayNode list, List<String> row);
  }

  private ObjectNode page(
      ObjectNode request, String member, List<List<String>> rows, RowWriter writer) {
    int asked = request.path("MaxResults").asInt(MOST);
    int most = asked <= 0 ? MOST : Math.min(asked, MOST);
    int from = Math.min(PageToken.offset(RequestReader.text(request, "NextToken")), rows.size());
    int to = Math.min(rows.size(), from + most);
    ObjectNode answer = json.createObjectNode();
    ArrayNode list = answer.putArray(member);
    rows.subList(from, to).forEach(row -> writer.write(list, row));
    if (to < rows.size()) {
      answer.put("NextToken", PageToken.of(to));
    }
    return answer;
  }

  private void checkTarget(ObjectNode request) {
    String named = requests.target(request);
    if (!named.equals(database)) {
      throw new AwsError(
          "DatabaseConnectionException", "FATAL: database \"" + named + "\" does not exist", 500);
    }
  }

  private static String pattern(ObjectNode request, String member) {
    return RequestReader.text(request, member).orElse("%");
  }

  private List<List<String>> rows(String sql, String... values) {
    try (Connection connection = connections.connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      try (ResultSet result = statement.executeQuery()) {
        List<List<String>> rows = new ArrayList<>();
        while (result.next()) {
          List<String> row = new ArrayList<>();
          for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            row.add(result.getString(i));
          }
          rows.add(row);
        }
        return rows;
      }
    } catch (SQLException failed) {
      throw new AwsError(
          "DatabaseConnectionException",
          Objects.requireNonNullElse(failed.getMessage(), failed.toString()),
          500);
    }
  }
}
