package dev.stepshift.pipeline.yaml;

import static dev.stepshift.pipeline.yaml.SourceFields.SOURCE;

import dev.stepshift.pipeline.DatedPath;
import dev.stepshift.pipeline.FileSelection;
import dev.stepshift.pipeline.FileSelection.AllFiles;
import dev.stepshift.pipeline.FileSelection.ManifestFiles;
import dev.stepshift.pipeline.FileSelection.NewFiles;
import dev.stepshift.pipeline.Strategy;
import dev.stepshift.pipeline.yaml.SourceFields.Take;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads which files a load takes. */
final class FileSelectionReader {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}?");
  private static final Pattern WHOLE_BUCKET_PATH =
      Pattern.compile("s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]/.*");

  private final YamlProblems problems;
  private final YamlMap own;
  private final YamlMap fields;
  private final String table;

  /**
   * @param own what the table itself says
   * @param fields the same over the pipeline's defaults
   */
  FileSelectionReader(YamlProblems problems, YamlMap own, YamlMap fields, String table) {
    this.problems = problems;
    this.own = own;
    this.fields = fields;
    this.table = table;
  }

  /** The selection, if it has a path. */
  Optional<FileSelection> read(Strategy strategy) {
    Optional<FileSelection> selection = isManifest() ? ofManifest() : ofPath();
    selection.ifPresent(files -> check(files, strategy));
    return selection;
  }

  /** A table's own path stands over a manifest of the defaults, and the other way round. */
  private boolean isManifest() {
    return own.has(SOURCE.manifest) || (!own.has(SOURCE.path) && fields.isGiven(SOURCE.manifest));
  }

  private Optional<FileSelection> ofManifest() {
    Stream.of(SOURCE.path, SOURCE.files, SOURCE.take, SOURCE.lookBack)
        .filter(own::has)
        .forEach(
            field ->
                own.problem(
                    field, "stands beside manifest, which lists the files itself; remove one"));
    return readManifest().map(ManifestFiles::new);
  }

  private Optional<FileSelection> ofPath() {
    Take take = fields.get(SOURCE.take);
    Optional<Integer> lookBack = fields.get(SOURCE.lookBack);
    Optional<String> glob = fields.get(SOURCE.files).filter(text -> !text.isEmpty());
    return readPath()
        .map(
            path ->
                switch (take) {
                  case ALL -> new AllFiles(path, glob, lookBack.orElse(0));
                  case NEW -> new NewFiles(path, glob, lookBack.orElse(NewFiles.DEFAULT_DAYS));
                });
  }

  private Optional<String> readPath() {
    if (!fields.isGiven(SOURCE.path)) {
      own.problem(
          SOURCE.path,
          "is missing; add it here or under defaults.source, such as in/%s/"
              .formatted(SourceReader.RUN_DATE));
    }
    Optional<YamlScalar> scalar = fields.get(SOURCE.path);
    if (scalar.isEmpty()) {
      return Optional.empty();
    }
    String written = scalar.get().text();
    checkPlace(scalar.get());
    if (!written.endsWith("/")) {
      problems.add(
          scalar.get(),
          "'"
              + written
              + "' would also match longer names; end it with a slash and name the files in files");
    }
    if (written.contains("*") || written.contains("?")) {
      problems.add(scalar.get(), "'" + written + "' holds a wildcard; move it to files");
    }
    checkPlaceholders(scalar.get());
    return filled(scalar.get());
  }

  private Optional<String> readManifest() {
    Optional<YamlScalar> scalar = fields.get(SOURCE.manifest);
    if (scalar.isEmpty()) {
      return Optional.empty();
    }
    String written = scalar.get().text();
    checkPlace(scalar.get());
    if (written.isBlank() || written.endsWith("/") || written.matches(".*[*?].*")) {
      problems.add(
          scalar.get(),
          "'%s' is not one file; name it, such as in/%s/manifest.json"
              .formatted(written, SourceReader.RUN_DATE));
    }
    checkPlaceholders(scalar.get());
    return filled(scalar.get());
  }

  private Optional<String> filled(YamlScalar scalar) {
    return Optional.of(scalar.text().replace(SourceReader.TABLE, table))
        .filter(path -> !path.isBlank());
  }

  private void checkPlace(YamlScalar scalar) {
    String written = scalar.text();
    if (written.startsWith("/")) {
      problems.add(scalar, "'" + written + "' begins with a slash; S3 keys do not, remove it");
    }
    if (written.startsWith("s3:") && !WHOLE_BUCKET_PATH.matcher(written).matches()) {
      problems.add(scalar, "'" + written + "' names no bucket; write s3://bucket/prefix/");
    }
  }

  private void checkPlaceholders(YamlScalar scalar) {
    Matcher placeholder = PLACEHOLDER.matcher(scalar.text());
    while (placeholder.find()) {
      if (!placeholder.group().equals(SourceReader.TABLE)
          && !DatedPath.isDate(placeholder.group())) {
        problems.add(
            scalar,
            placeholder.group()
                + " is unknown; a path knows "
                + DatedPath.KNOWN
                + " and "
                + SourceReader.TABLE);
      }
    }
  }

  /** Judges the path together with what is taken from it. */
  private void check(FileSelection selection, Strategy strategy) {
    if (selection instanceof NewFiles) {
      checkNewFiles(selection.path(), strategy);
      return;
    }
    if (strategy == Strategy.APPEND && !DatedPath.tellsDaysApart(selection.path())) {
      own.problem(
          selection instanceof ManifestFiles ? SOURCE.manifest : SOURCE.path,
          "'%s' is the same in each run; put %s in it, or append adds earlier files again"
              .formatted(selection.path(), SourceReader.RUN_DATE));
    }
    if (selection instanceof AllFiles all && all.lookBackDays() > 0) {
      checkLookBack(all.path(), strategy);
    }
  }

  private void checkNewFiles(String path, Strategy strategy) {
    if (!DatedPath.isUndated(path)) {
      own.problem(
          SOURCE.path,
          "'%s' is of one date, and take: new looks at all files; cut it before the date"
              .formatted(path));
    }
    if (strategy == Strategy.REPLACE || strategy == Strategy.MIRROR) {
      own.problem(
          SOURCE.take,
          "new brings a part of the rows, and %s would take the others for gone; choose another"
                  .formatted(strategy.word())
              + " strategy or write take: all");
    }
  }

  private void checkLookBack(String path, Strategy strategy) {
    if (DatedPath.isUndated(path)) {
      own.problem(
          SOURCE.lookBack,
          "lists earlier days' folders, and '%s' has no date; put %s in it, or write take: new"
              .formatted(path, SourceReader.RUN_DATE));
    }
    if (strategy == Strategy.APPEND) {
      own.problem(
          SOURCE.lookBack,
          "reads earlier days once more, and append would add them again; cut the path before the"
              + " date and write take: new");
    }
  }
}
