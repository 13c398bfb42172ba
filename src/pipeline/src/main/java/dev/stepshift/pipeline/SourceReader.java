package dev.stepshift.pipeline;

import dev.stepshift.pipeline.Source.Compression;
import dev.stepshift.pipeline.Source.Format;
import dev.stepshift.pipeline.Source.OnMissing;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the files of a table: the table's own fields over the pipeline's defaults. */
final class SourceReader {

  static final String RUN_DATE = "{run_date}";
  static final String TABLE = "{table}";

  private static final int MOST_HEADER_LINES = 1_000_000;
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}?");
  private static final Pattern WHOLE_BUCKET_PATH =
      Pattern.compile("s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]/.*");

  private final Problems problems;
  private final IntakeReader intakes;
  private final Optional<YamlMap> defaults;

  SourceReader(Problems problems, Optional<YamlMap> defaults) {
    this.problems = problems;
    this.intakes = new IntakeReader();
    this.defaults = defaults;
  }

  /** The source, if it has no problem. */
  Optional<Source> read(YamlMap own, String table) {
    int before = problems.noted();
    YamlMap fields = own.over(defaults);
    Format format = fields.choice("format", Format.DELIMITED, Format.values());
    Intake intake = intakes.read(own, fields);
    String path =
        intake.kind() == Intake.Kind.MANIFEST
            ? readManifest(fields, table)
            : readPath(fields, table);
    String delimiter = readCharacter(fields, "delimiter", format == Format.CSV ? "," : "|");
    String quote = readCharacter(fields, "quote", "\"");
    if (format == Format.CSV && delimiter.equals(quote)) {
      fields.problem("quote", "is the delimiter too; choose two different characters");
    }
    FormatFields options = new FormatFields(problems, own, fields, format);
    options.refuseOthers();
    int ignoreHeader = options.whole("ignore_header", MOST_HEADER_LINES);
    int maxErrors = options.whole("max_errors", Source.MOST_ERRORS);
    Compression compression = options.compression();
    String jsonPaths = options.jsonPaths(table);
    List<Integer> widths = options.widths();
    String row = options.row();
    // Between two deliveries there is nothing new, and that is no failure.
    OnMissing ifAbsent = intake.kind() == Intake.Kind.NEW ? OnMissing.SKIP : OnMissing.FAIL;
    OnMissing onMissing = fields.choice("on_missing", ifAbsent, OnMissing.values());
    String files = intake.kind() == Intake.Kind.MANIFEST ? "" : fields.text("files", "");
    String nullAs = options.text("null_as");
    String dateFormat = options.text("date_format");
    String timeFormat = options.text("time_format");
    if (problems.noted() > before) {
      return Optional.empty();
    }
    return Optional.of(
        new Source(
            path,
            files,
            format,
            delimiter,
            quote,
            ignoreHeader,
            nullAs,
            dateFormat,
            timeFormat,
            compression,
            maxErrors,
            onMissing,
            jsonPaths,
            widths,
            row,
            intake));
  }

  private String readPath(YamlMap fields, String table) {
    Optional<Word> word =
        fields.required(
            "path", "add it here or under defaults.source, such as in/" + RUN_DATE + "/");
    if (word.isEmpty()) {
      return "";
    }
    String written = word.get().text();
    checkPlace(word.get());
    if (!written.endsWith("/")) {
      problems.add(
          word.get(),
          "'"
              + written
              + "' would also match longer names; end it with a slash and name the files in files");
    }
    if (written.contains("*") || written.contains("?")) {
      problems.add(word.get(), "'" + written + "' holds a wildcard; move it to files");
    }
    checkPlaceholders(word.get());
    return written.replace(TABLE, table);
  }

  private String readManifest(YamlMap fields, String table) {
    Optional<Word> word = fields.word("manifest");
    if (word.isEmpty()) {
      return "";
    }
    String written = word.get().text();
    checkPlace(word.get());
    if (written.endsWith("/") || written.contains("*") || written.contains("?")) {
      problems.add(
          word.get(),
          "'" + written + "' is not one file; name it, such as in/" + RUN_DATE + "/manifest.json");
    }
    checkPlaceholders(word.get());
    return written.replace(TABLE, table);
  }

  private void checkPlace(Word word) {
    String written = word.text();
    if (written.startsWith("/")) {
      problems.add(word, "'" + written + "' begins with a slash; S3 keys do not, remove it");
    }
    if (written.startsWith("s3:") && !WHOLE_BUCKET_PATH.matcher(written).matches()) {
      problems.add(word, "'" + written + "' names no bucket; write s3://bucket/prefix/");
    }
  }

  private void checkPlaceholders(Word word) {
    Matcher placeholder = PLACEHOLDER.matcher(word.text());
    while (placeholder.find()) {
      if (!placeholder.group().equals(TABLE) && !DatedPath.isDate(placeholder.group())) {
        problems.add(
            word,
            placeholder.group() + " is unknown; a path knows " + DatedPath.KNOWN + " and " + TABLE);
      }
    }
  }

  private String readCharacter(YamlMap fields, String field, String ifAbsent) {
    Optional<Word> word = fields.word(field);
    if (word.isEmpty()) {
      return ifAbsent;
    }
    String text = word.get().text();
    if (!Source.isOneCharacter(text)) {
      problems.add(
          word.get(),
          "'" + text + "' is not one ASCII character; write one such as \"|\" or \"\\t\"");
      return ifAbsent;
    }
    return text;
  }
}
