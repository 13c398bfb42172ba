package dev.stepshift.redshift.data;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.redshift.run.ResultColumn;
import dev.stepshift.redshift.run.ResultField;
import dev.stepshift.redshift.run.ResultTable;
import java.util.List;

/** Cuts results into pages, as GetStatementResult and GetStatementResultV2 answer them. */
final class ResultPages {

  /** A page ends behind the row that reaches this. */
  private static final long PAGE_BYTES = 1024 * 1024;

  private static final int PAGE_ROWS = 1000;

  private final ObjectMapper json = new ObjectMapper();

  ObjectNode records(ResultTable table, int from) {
    ObjectNode answer = json.createObjectNode();
    ArrayNode records = answer.putArray("Records");
    int to = pageEnd(table, from);
    for (List<ResultField> row : table.rows().subList(from, to)) {
      ArrayNode fields = records.addArray();
      row.forEach(field -> add(fields.addObject(), field));
    }
    return completed(answer, table, to);
  }

  /** The page as CSV text; the first one begins with the column names. */
  ObjectNode csv(ResultTable table, int from) {
    StringBuilder text = new StringBuilder();
    if (from == 0) {
      text.append(
              String.join(
                  ",", table.columns().stream().map(column -> quoted(column.name())).toList()))
          .append('\n');
    }
    int to = pageEnd(table, from);
    for (List<ResultField> row : table.rows().subList(from, to)) {
      text.append(String.join(",", row.stream().map(ResultPages::csv).toList())).append('\n');
    }
    ObjectNode answer = json.createObjectNode();
    answer.putArray("Records").addObject().put("CSVRecords", text.toString());
    answer.put("ResultFormat", "CSV");
    return completed(answer, table, to);
  }

  private ObjectNode completed(ObjectNode answer, ResultTable table, int to) {
    ArrayNode columns = answer.putArray("ColumnMetadata");
    table.columns().forEach(column -> add(columns.addObject(), column));
    answer.put("TotalNumRows", table.rows().size());
    if (to < table.rows().size()) {
      answer.put("NextToken", PageToken.of(to));
    }
    return answer;
  }

  private static int pageEnd(ResultTable table, int from) {
    int to = from;
    long bytes = 0;
    while (to < table.rows().size() && to - from < PAGE_ROWS && bytes < PAGE_BYTES) {
      for (ResultField field : table.rows().get(to)) {
        bytes += field instanceof ResultField.Text text ? text.value().length() : Long.BYTES;
      }
      to++;
    }
    return to;
  }

  private static void add(ObjectNode node, ResultField field) {
    if (field instanceof ResultField.Text text) {
      node.put("stringValue", text.value());
    } else if (field instanceof ResultField.Whole whole) {
      node.put("longValue", whole.value());
    } else if (field instanceof ResultField.Floating floating) {
      node.put("doubleValue", floating.value());
    } else if (field instanceof ResultField.Bool bool) {
      node.put("booleanValue", bool.value());
    } else {
      node.put("isNull", true);
    }
  }

  private static String csv(ResultField field) {
    if (field instanceof ResultField.Text text) {
      return quoted(text.value());
    } else if (field instanceof ResultField.Whole whole) {
      return Long.toString(whole.value());
    } else if (field instanceof ResultField.Floating floating) {
      return Double.toString(floating.value());
    } else if (field instanceof ResultField.Bool bool) {
      return Boolean.toString(bool.value());
    }
    return "";
  }

  private static String quoted(String value) {
    return value.matches("(?s).*[\",\r\n].*") ? '"' + value.replace("\"", "\"\"") + '"' : value;
  }

  private static void add(ObjectNode node, ResultColumn column) {
    node.put("isCaseSensitive", column.caseSensitive());
    node.put("isCurrency", false);
    node.put("isSigned", column.signed());
    node.put("label", column.label());
    node.put("name", column.name());
    node.put("nullable", column.nullable());
    node.put("precision", column.precision());
    node.put("scale", column.scale());
    node.put("schemaName", column.schemaName());
    node.put("tableName", column.tableName());
    node.put("typeName", column.typeName());
    node.put("length", column.length());
  }
}
