package dev.stepshift.pipeline.yaml;

import dev.stepshift.pipeline.DataConversion;
import dev.stepshift.pipeline.FileFormat;
import dev.stepshift.pipeline.FileFormat.Avro;
import dev.stepshift.pipeline.FileFormat.Columnar;
import dev.stepshift.pipeline.FileFormat.Compression;
import dev.stepshift.pipeline.FileFormat.Csv;
import dev.stepshift.pipeline.FileFormat.Delimited;
import dev.stepshift.pipeline.FileFormat.FixedWidth;
import dev.stepshift.pipeline.FileFormat.Json;
import dev.stepshift.pipeline.FileFormat.JsonPaths;
import dev.stepshift.pipeline.FileFormat.Xml;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads how a source's files are written. What a table inherits and its format does not take is
 * left out; what it says itself and its format does not take is a problem.
 */
final class FormatReader {

  private static final List<String> FIELDS =
      List.of(
          "delimiter",
          "quote",
          "ignore_header",
          "null_as",
          "date_format",
          "time_format",
          "compression",
          "max_errors",
          "json_paths",
          "widths",
          "row");

  private static final int MOST_HEADER_LINES = 1_000_000;

  /** An XML name without its prefix. */
  private static final String LOCAL_NAME = "[\\p{L}_][\\p{L}\\p{N}_.-]*";

  private static final String WIDTH = "[1-9][0-9]{0,4}";

  private final YamlProblems problems;
  private final YamlMap own;
  private final YamlMap fields;
  private final String table;

  /**
   * @param own what the table itself says
   * @param fields the same over the pipeline's defaults
   */
  FormatReader(YamlProblems problems, YamlMap own, YamlMap fields, String table) {
    this.problems = problems;
    this.own = own;
    this.fields = fields;
    this.table = table;
  }

  /** The format, if it has no problem. */
  Optional<FileFormat> read() {
    FormatWord format = fields.choice("format", FormatWord.DELIMITED, FormatWord.values());
    refuseOthers(format);
    return switch (format) {
      case DELIMITED -> Optional.of(delimited());
      case CSV -> csv();
      case FIXED_WIDTH -> fixedWidth();
      case JSON -> Optional.of(new Json(jsonPaths(), headerLines(), compression(), conversion()));
      case AVRO -> Optional.of(new Avro(jsonPaths(), conversion()));
      case PARQUET -> Optional.of(new Columnar(Columnar.Kind.PARQUET));
      case ORC -> Optional.of(new Columnar(Columnar.Kind.ORC));
      case XML -> xml();
    };
  }

  private void refuseOthers(FormatWord format) {
    for (String field : own.fieldsAmong(FIELDS)) {
      if (!format.takes(field)) {
        own.problem(field, refusal(format, field));
      }
    }
  }

  private static String refusal(FormatWord format, String field) {
    List<String> takers =
        Arrays.stream(FormatWord.values())
            .filter(other -> other.takes(field))
            .map(FormatWord::word)
            .toList();
    return takers.size() <= 2
        ? "is used by format %s only; remove it or write format: %s"
            .formatted(String.join(" and ", takers), String.join(" or ", takers))
        : "is not used by format %s; remove it, or write one of the formats %s"
            .formatted(format.word(), String.join(", ", takers));
  }

  private Delimited delimited() {
    return new Delimited(
        character("delimiter", Delimited.DEFAULT_DELIMITER),
        headerLines(),
        text("null_as"),
        compression(),
        conversion());
  }

  private Optional<FileFormat> csv() {
    char delimiter = character("delimiter", Csv.DEFAULT_DELIMITER);
    char quote = character("quote", Csv.DEFAULT_QUOTE);
    int headerLines = headerLines();
    Compression compression = compression();
    DataConversion conversion = conversion();
    if (delimiter == quote) {
      fields.problem("quote", "is the delimiter too; choose two different characters");
      return Optional.empty();
    }
    return Optional.of(
        new Csv(delimiter, quote, headerLines, text("null_as"), compression, conversion));
  }

  private Optional<FileFormat> fixedWidth() {
    List<Integer> widths = widths();
    int headerLines = headerLines();
    Compression compression = compression();
    DataConversion conversion = conversion();
    return widths.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new FixedWidth(widths, headerLines, text("null_as"), compression, conversion));
  }

  private Optional<FileFormat> xml() {
    Compression compression = compression();
    DataConversion conversion = conversion();
    Optional<String> row = row();
    if (!Xml.reads(compression)) {
      fields.problem("compression", "is not read for format xml; write none or gzip");
      return Optional.empty();
    }
    return row.map(element -> new Xml(element, compression, conversion));
  }

  private DataConversion conversion() {
    return new DataConversion(
        text("date_format"),
        text("time_format"),
        fields.whole("max_errors", 0, 0, DataConversion.MOST_ERRORS));
  }

  private int headerLines() {
    return fields.whole("ignore_header", 0, 0, MOST_HEADER_LINES);
  }

  private Optional<String> text(String field) {
    return fields.scalar(field).map(YamlScalar::text).filter(text -> !text.isEmpty());
  }

  private Compression compression() {
    return fields.choice("compression", Compression.NONE, Compression.values());
  }

  private char character(String field, char ifAbsent) {
    Optional<YamlScalar> scalar = fields.scalar(field);
    if (scalar.isEmpty()) {
      return ifAbsent;
    }
    String text = scalar.get().text();
    if (text.length() != 1 || !FileFormat.isSeparator(text.charAt(0))) {
      problems.add(
          scalar.get(),
          "'" + text + "' is not one ASCII character; write one such as \"|\" or \"\\t\"");
      return ifAbsent;
    }
    return text.charAt(0);
  }

  private JsonPaths jsonPaths() {
    Optional<YamlScalar> scalar = fields.scalar("json_paths");
    String text = scalar.map(YamlScalar::text).orElse("auto");
    return switch (text) {
      case "auto" -> JsonPaths.ByName.EXACT;
      case "auto_ignorecase" -> JsonPaths.ByName.ANY_CASE;
      default -> jsonPathsFile(scalar.orElseThrow());
    };
  }

  private JsonPaths jsonPathsFile(YamlScalar scalar) {
    String path = scalar.text().replace(SourceReader.TABLE, table);
    boolean s3 = path.startsWith("s3://");
    String key = s3 ? path.substring("s3://".length()) : path;
    if (key.isBlank()
        || key.matches("/.*|.*/|.*[*?{}].*")
        || (s3 && !key.contains("/"))
        || (!s3 && key.contains(":"))) {
      problems.add(
          scalar,
          "'%s' is no file; write auto, auto_ignorecase, a key in the data bucket or s3://bucket/key"
              .formatted(scalar.text()));
    }
    return new JsonPaths.InFile(path);
  }

  private Optional<String> row() {
    Optional<YamlScalar> row = fields.required("row", "name the XML element that is a row");
    if (row.isPresent() && !row.get().text().matches(LOCAL_NAME)) {
      problems.add(
          row.get(),
          "'%s' is no name of an XML element; write it without prefix and brackets"
              .formatted(row.get().text()));
      return Optional.empty();
    }
    return row.map(YamlScalar::text);
  }

  private List<Integer> widths() {
    if (!own.has("widths")) {
      own.problem("widths", "is missing; give the bytes of each column, in their order");
    }
    List<Integer> widths = new ArrayList<>();
    for (YamlScalar scalar : own.scalars("widths")) {
      if (scalar.text().matches(WIDTH)) {
        widths.add(Integer.parseInt(scalar.text()));
      } else {
        problems.add(
            scalar, "'" + scalar.text() + "' is no width; write a whole number from 1 to 99999");
      }
    }
    return widths;
  }

  /** Notes it when the widths are not one a column. */
  static void checkWidths(YamlMap own, FileFormat format, Set<String> columns) {
    if (format instanceof FixedWidth fixed && fixed.widths().size() != columns.size()) {
      own.problem(
          "widths",
          "has %d widths for the columns %s; give one a column, in their order"
              .formatted(fixed.widths().size(), String.join(", ", columns)));
    }
  }
}
