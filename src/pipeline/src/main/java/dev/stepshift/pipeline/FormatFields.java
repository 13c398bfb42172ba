package dev.stepshift.pipeline;

import dev.stepshift.pipeline.Source.Compression;
import dev.stepshift.pipeline.Source.Format;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The fields of a source that depend on its format. What a table inherits and its format does not
 * take is left out; what it says itself and its format does not take is a problem.
 */
final class FormatFields {

  private static final List<String> ALL =
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

  /** An XML name without its prefix. */
  private static final String LOCAL_NAME = "[\\p{L}_][\\p{L}\\p{N}_.-]*";

  private static final String WIDTH = "[1-9][0-9]{0,4}";

  private final Problems problems;
  private final YamlMap own;
  private final YamlMap fields;
  private final Format format;

  FormatFields(Problems problems, YamlMap own, YamlMap fields, Format format) {
    this.problems = problems;
    this.own = own;
    this.fields = fields;
    this.format = format;
  }

  void refuseOthers() {
    for (String field : own.fieldsAmong(ALL)) {
      if (!format.takes(field)) {
        own.problem(field, refusal(field));
      }
    }
  }

  private String refusal(String field) {
    List<String> takers =
        Arrays.stream(Format.values()).filter(f -> f.takes(field)).map(Format::word).toList();
    return takers.size() <= 2
        ? "is used by format %s only; remove it or write format: %s"
            .formatted(String.join(" and ", takers), String.join(" or ", takers))
        : "is not used by format %s; remove it, or write one of the formats %s"
            .formatted(format.word(), String.join(", ", takers));
  }

  int whole(String field, int maximum) {
    return format.takes(field) ? fields.whole(field, 0, 0, maximum) : 0;
  }

  String text(String field) {
    return format.takes(field) ? fields.text(field, "") : "";
  }

  Compression compression() {
    if (!format.takes("compression")) {
      return Compression.NONE;
    }
    Compression compression = fields.choice("compression", Compression.NONE, Compression.values());
    if (format == Format.XML && compression.ordinal() > Compression.GZIP.ordinal()) {
      fields.problem("compression", "is not read for format xml; write none or gzip");
    }
    return compression;
  }

  String row() {
    if (format != Format.XML) {
      return "";
    }
    Optional<Word> row = fields.required("row", "name the XML element that is a row");
    if (row.isPresent() && !row.get().text().matches(LOCAL_NAME)) {
      problems.add(
          row.get(),
          "'%s' is no name of an XML element; write it without prefix and brackets"
              .formatted(row.get().text()));
    }
    return row.map(Word::text).orElse("");
  }

  String jsonPaths(String table) {
    Optional<Word> word = format.takes("json_paths") ? fields.word("json_paths") : Optional.empty();
    if (word.isEmpty()) {
      return Source.AUTO;
    }
    String text = word.get().text().replace(SourceReader.TABLE, table);
    boolean s3 = text.startsWith("s3://");
    String key = s3 ? text.substring("s3://".length()) : text;
    if (key.isBlank()
        || key.matches("/.*|.*/|.*[*?{}].*")
        || (s3 && !key.contains("/"))
        || (!s3 && key.contains(":"))) {
      problems.add(
          word.get(),
          "'%s' is no file; write auto, auto_ignorecase, a key in the data bucket or s3://bucket/key"
              .formatted(word.get().text()));
    }
    return text;
  }

  List<Integer> widths() {
    if (format != Format.FIXED_WIDTH) {
      return List.of();
    }
    if (!own.has("widths")) {
      own.problem("widths", "is missing; give the bytes of each column, in their order");
    }
    List<Integer> widths = new ArrayList<>();
    for (Word word : own.words("widths")) {
      if (word.text().matches(WIDTH)) {
        widths.add(Integer.parseInt(word.text()));
      } else {
        problems.add(
            word, "'" + word.text() + "' is no width; write a whole number from 1 to 99999");
      }
    }
    return widths;
  }

  /** Notes it when the widths are not one a column. */
  static void checkWidths(YamlMap own, Source source, List<String> columns) {
    if (source.format() == Format.FIXED_WIDTH && source.widths().size() != columns.size()) {
      own.problem(
          "widths",
          "has %d widths for the columns %s; give one a column, in their order"
              .formatted(
                  source.widths().size(), columns.stream().collect(Collectors.joining(", "))));
    }
  }
}
