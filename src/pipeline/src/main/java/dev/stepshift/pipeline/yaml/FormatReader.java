package dev.stepshift.pipeline.yaml;

import static dev.stepshift.pipeline.yaml.SourceFields.SOURCE;

import dev.stepshift.pipeline.CopySwitch;
import dev.stepshift.pipeline.DataConversion;
import dev.stepshift.pipeline.DataConversion.Texts;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads how a source's files are written. What a table inherits and its format does not take is
 * left out; what it says itself and its format does not take is a problem.
 */
final class FormatReader {

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
  Optional<FileFormat> read(Set<String> columns) {
    FormatName format = fields.get(SOURCE.format);
    own.refuseWithout(SOURCE.format, format);
    return switch (format) {
      case DELIMITED -> delimited();
      case CSV -> csv();
      case FIXED_WIDTH -> fixedWidth(columns);
      case JSON ->
          Optional.of(
              new Json(
                  jsonPaths(),
                  fields.get(SOURCE.ignoreHeader),
                  fields.get(SOURCE.compression),
                  conversion()));
      case AVRO -> Optional.of(new Avro(jsonPaths(), conversion()));
      case PARQUET ->
          Optional.of(new Columnar(Columnar.Kind.PARQUET, fields.get(SOURCE.invalidCharacters)));
      case ORC ->
          Optional.of(new Columnar(Columnar.Kind.ORC, fields.get(SOURCE.invalidCharacters)));
      case XML -> xml();
    };
  }

  private Optional<FileFormat> delimited() {
    char delimiter = fields.get(SOURCE.delimiter).orElse(Delimited.DEFAULT_DELIMITER);
    int headerLines = fields.get(SOURCE.ignoreHeader);
    Compression compression = fields.get(SOURCE.compression);
    DataConversion conversion = conversion();
    if (delimiter == '\\' && conversion.has(CopySwitch.ESCAPE)) {
      fields.problem(SOURCE.delimiter, "is what escape escapes with; choose another one");
      return Optional.empty();
    }
    return Optional.of(
        new Delimited(delimiter, headerLines, fields.get(SOURCE.nullAs), compression, conversion));
  }

  private Optional<FileFormat> csv() {
    char delimiter = fields.get(SOURCE.delimiter).orElse(Csv.DEFAULT_DELIMITER);
    char quote = fields.get(SOURCE.quote);
    int headerLines = fields.get(SOURCE.ignoreHeader);
    Compression compression = fields.get(SOURCE.compression);
    DataConversion conversion = conversion();
    if (delimiter == quote) {
      fields.problem(SOURCE.quote, "is the delimiter too; choose two different characters");
      return Optional.empty();
    }
    return Optional.of(
        new Csv(delimiter, quote, headerLines, fields.get(SOURCE.nullAs), compression, conversion));
  }

  private Optional<FileFormat> fixedWidth(Set<String> columns) {
    List<Integer> widths = own.get(SOURCE.widths);
    if (!own.has(SOURCE.widths)) {
      own.problem(SOURCE.widths, "is missing; give the bytes of each column, in their order");
    } else if (own.scalars(SOURCE.widths).size() != columns.size()) {
      own.problem(
          SOURCE.widths,
          "has %d widths for the columns %s; give one a column, in their order"
              .formatted(widths.size(), String.join(", ", columns)));
    }
    int headerLines = fields.get(SOURCE.ignoreHeader);
    Compression compression = fields.get(SOURCE.compression);
    DataConversion conversion = conversion();
    return widths.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new FixedWidth(
                widths, headerLines, fields.get(SOURCE.nullAs), compression, conversion));
  }

  private Optional<FileFormat> xml() {
    Compression compression = fields.get(SOURCE.compression);
    DataConversion conversion = conversion();
    Optional<String> row = fields.get(SOURCE.row);
    if (!fields.isGiven(SOURCE.row)) {
      own.problem(SOURCE.row, "is missing; name the XML element that is a row");
    }
    if (!Xml.reads(compression)) {
      fields.problem(SOURCE.compression, "is not read for format xml; write none or gzip");
      return Optional.empty();
    }
    return row.map(element -> new Xml(element, compression, conversion));
  }

  private DataConversion conversion() {
    return new DataConversion(
        text(SOURCE.dateFormat),
        text(SOURCE.timeFormat),
        fields.get(SOURCE.rounding),
        fields.get(SOURCE.maxErrors),
        fields.get(SOURCE.maxErrorPercent),
        new Texts(
            taken(SOURCE.encoding).orElse(Texts.STANDARD.encoding()),
            taken(SOURCE.invalidCharacters).flatMap(character -> character)),
        switches());
  }

  private Set<CopySwitch> switches() {
    Set<CopySwitch> on = EnumSet.noneOf(CopySwitch.class);
    for (SourceFields.SwitchField one : SOURCE.switches) {
      taken(one.field()).filter(Boolean::booleanValue).ifPresent(yes -> on.add(one.copySwitch()));
    }
    return on;
  }

  /** What a field says, if the format takes it: defaults may say it for tables of another one. */
  private <T> Optional<T> taken(YamlField<T> field) {
    String format = ScalarType.word(fields.get(SOURCE.format));
    return field.onlyWith().filter(with -> with.allows(format)).map(with -> fields.get(field));
  }

  private Optional<String> text(YamlField<Optional<String>> field) {
    return fields.get(field).filter(text -> !text.isEmpty());
  }

  private JsonPaths jsonPaths() {
    Optional<YamlScalar> scalar = fields.get(SOURCE.jsonPaths);
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
          "'%s' is not a file; write auto, auto_ignorecase, a key in the data bucket or s3://bucket/key"
              .formatted(scalar.text()));
    }
    return new JsonPaths.InFile(path);
  }
}
