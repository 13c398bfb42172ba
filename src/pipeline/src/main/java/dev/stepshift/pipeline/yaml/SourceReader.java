package dev.stepshift.pipeline.yaml;

import static dev.stepshift.pipeline.yaml.SourceFields.SOURCE;

import dev.stepshift.pipeline.ColumnMatching;
import dev.stepshift.pipeline.FileFormat;
import dev.stepshift.pipeline.FileSelection;
import dev.stepshift.pipeline.FileSource;
import dev.stepshift.pipeline.FileSource.OnMissing;
import dev.stepshift.pipeline.Strategy;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the files of a table: the table's own fields over the pipeline's defaults. What the
 * defaults say of a format is for tables of that format alone.
 */
final class SourceReader {

  static final String RUN_DATE = "{run_date}";
  static final String TABLE = "{table}";

  private final YamlProblems problems;
  private final Optional<YamlMap> defaults;

  SourceReader(YamlProblems problems, Optional<YamlMap> defaults) {
    this.problems = problems;
    this.defaults = defaults;
    defaults.ifPresent(SourceReader::checkDefaults);
  }

  /** Looks at each default, whether or not a table of its format inherits it. */
  private static void checkDefaults(YamlMap defaults) {
    defaults.given().forEach(defaults::get);
    if (defaults.has(SOURCE.format)) {
      defaults.refuseWithout(SOURCE.format, defaults.get(SOURCE.format));
    }
  }

  /** The source, if it has no problem. */
  Optional<FileSource> read(YamlMap own, String table, Strategy strategy, Set<String> columns) {
    int before = problems.noted();
    FormatName of = own.over(defaults).get(SOURCE.format);
    YamlMap fields = own.over(defaults.map(all -> all.only(field -> isInherited(field, of))));
    Optional<FileSelection> selection =
        new FileSelectionReader(problems, own, fields, table).read(strategy);
    Optional<FileFormat> format = new FormatReader(problems, own, fields, table).read(columns);
    Optional<ColumnMatching> matching =
        format.map(how -> new MatchingReader(own, fields).read(how));
    // Between two deliveries there is nothing new, and that is not a failure.
    OnMissing ifAbsent =
        selection.filter(FileSelection.NewFiles.class::isInstance).isPresent()
            ? OnMissing.SKIP
            : OnMissing.FAIL;
    OnMissing onMissing = fields.get(SOURCE.onMissing).orElse(ifAbsent);
    return problems.noted() > before
        ? Optional.empty()
        : Optional.of(
            new FileSource(
                selection.orElseThrow(),
                format.orElseThrow(),
                matching.orElseThrow(),
                onMissing,
                fields.get(SOURCE.duplicates)));
  }

  private boolean isInherited(YamlField<?> field, FormatName format) {
    Optional<FormatName> ofDefaults =
        defaults.filter(all -> all.has(SOURCE.format)).map(all -> all.get(SOURCE.format));
    boolean ofOneFormat = field.onlyWith().isPresent();
    // Without a format the first line of JSON would be meant too, which is a record and no header.
    boolean isHeader = field.name().equals(SOURCE.ignoreHeader.name()) && format == FormatName.JSON;
    return !ofOneFormat || ofDefaults.map(format::equals).orElse(!isHeader);
  }
}
