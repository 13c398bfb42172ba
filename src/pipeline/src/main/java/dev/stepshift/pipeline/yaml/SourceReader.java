package dev.stepshift.pipeline.yaml;

import dev.stepshift.pipeline.FileFormat;
import dev.stepshift.pipeline.FileSelection;
import dev.stepshift.pipeline.FileSource;
import dev.stepshift.pipeline.FileSource.OnMissing;
import java.util.Optional;

/** Reads the files of a table: the table's own fields over the pipeline's defaults. */
final class SourceReader {

  static final String RUN_DATE = "{run_date}";
  static final String TABLE = "{table}";

  private final YamlProblems problems;
  private final Optional<YamlMap> defaults;

  SourceReader(YamlProblems problems, Optional<YamlMap> defaults) {
    this.problems = problems;
    this.defaults = defaults;
  }

  /** The source, if it has no problem. */
  Optional<FileSource> read(YamlMap own, String table) {
    int before = problems.noted();
    YamlMap fields = own.over(defaults);
    Optional<FileSelection> selection =
        new FileSelectionReader(problems, own, fields, table).read();
    Optional<FileFormat> format = new FormatReader(problems, own, fields, table).read();
    // Between two deliveries there is nothing new, and that is no failure.
    OnMissing ifAbsent =
        selection.filter(FileSelection.NewFiles.class::isInstance).isPresent()
            ? OnMissing.SKIP
            : OnMissing.FAIL;
    OnMissing onMissing = fields.choice("on_missing", ifAbsent, OnMissing.values());
    return problems.noted() > before
        ? Optional.empty()
        : Optional.of(new FileSource(selection.orElseThrow(), format.orElseThrow(), onMissing));
  }
}
