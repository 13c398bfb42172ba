package dev.stepshift.check;

import dev.stepshift.errors.RequestInvalid;
import dev.stepshift.functions.Requests;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one row of a result by column name. Step Functions writes the API's members with a capital
 * letter, the API itself without; both are read.
 */
final class ResultRow {

  private final List<String> columns;
  private final List<Map<String, Object>> fields;

  ResultRow(List<String> columns, List<Map<String, Object>> fields) {
    if (fields.size() != columns.size()) {
      throw new RequestInvalid(
          "check-validation got a row of "
              + fields.size()
              + " fields for "
              + columns.size()
              + " columns; pass ColumnMetadata and Records of one result.");
    }
    this.columns = columns;
    this.fields = fields;
  }

  static String columnName(Map<String, Object> metadata) {
    Object name = metadata.getOrDefault("Name", metadata.get("name"));
    return name instanceof String text ? text.toLowerCase(Locale.ROOT) : "";
  }

  String text(String column) {
    return value(column)
        .map(String::valueOf)
        .orElseThrow(
            () -> new RequestInvalid("A row of the validation query has no " + column + "."));
  }

  /** Empty also if the query has no such column. */
  Optional<String> optionalText(String column) {
    return columns.contains(column) ? value(column).map(String::valueOf) : Optional.empty();
  }

  /**
   * @throws RequestInvalid if it is none
   */
  LocalDate date(String column) {
    return Requests.requireDate("the validation query", column, text(column));
  }

  Optional<BigDecimal> number(String column) {
    return value(column).map(value -> number(column, String.valueOf(value)));
  }

  private static BigDecimal number(String column, String value) {
    try {
      BigDecimal number = new BigDecimal(value.strip()).stripTrailingZeros();
      return number.scale() < 0 ? number.setScale(0) : number;
    } catch (NumberFormatException notANumber) {
      throw new RequestInvalid(
          "Column "
              + column
              + " of the validation query has \""
              + value
              + "\"; it must be a number. Fix the validation's SQL.");
    }
  }

  private Optional<Object> value(String column) {
    int index = columns.indexOf(column);
    if (index < 0) {
      throw new RequestInvalid(
          "The validation query has no column "
              + column
              + "; it has "
              + String.join(", ", columns)
              + ".");
    }
    return fields.get(index).entrySet().stream()
        .filter(member -> !member.getKey().equalsIgnoreCase("isNull"))
        .map(Map.Entry::getValue)
        .filter(value -> value != null)
        .findFirst();
  }
}
