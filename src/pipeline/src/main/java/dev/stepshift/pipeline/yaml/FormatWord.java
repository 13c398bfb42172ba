package dev.stepshift.pipeline.yaml;

import java.util.List;
import java.util.Locale;

/** The formats as YAML calls them, and the fields of a source that each of them takes. */
enum FormatWord {
  DELIMITED,
  CSV,
  FIXED_WIDTH,
  JSON,
  AVRO,
  PARQUET,
  ORC,
  XML;

  private static final List<String> OF_TEXT =
      List.of(
          "ignore_header", "null_as", "date_format", "time_format", "compression", "max_errors");

  boolean takes(String field) {
    return switch (this) {
      case DELIMITED -> field.equals("delimiter") || OF_TEXT.contains(field);
      case CSV -> List.of("delimiter", "quote").contains(field) || OF_TEXT.contains(field);
      case FIXED_WIDTH -> field.equals("widths") || OF_TEXT.contains(field);
      case JSON ->
          field.equals("json_paths") || (OF_TEXT.contains(field) && !field.equals("null_as"));
      case AVRO ->
          List.of("json_paths", "date_format", "time_format", "max_errors").contains(field);
      case PARQUET, ORC -> false;
      case XML ->
          List.of("row", "date_format", "time_format", "compression", "max_errors").contains(field);
    };
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
