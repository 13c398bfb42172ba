package dev.stepshift.pipeline.yaml;

import dev.stepshift.pipeline.SqlFile;
import java.util.List;
import java.util.Optional;

/** Reads the names of files with a pipeline's own SQL. */
final class SqlFileReader {

  private final YamlProblems problems;

  SqlFileReader(YamlProblems problems) {
    this.problems = problems;
  }

  /** The files that the scalars name; what names none is a problem. */
  List<String> read(List<YamlScalar> scalars) {
    List<YamlScalar> files = scalars.stream().filter(scalar -> read(scalar).isPresent()).toList();
    List<String> texts = files.stream().map(YamlScalar::text).distinct().toList();
    if (texts.size() < files.size()) {
      problems.add(files.get(0), "names a file twice; remove one");
    }
    return texts;
  }

  Optional<String> read(YamlScalar scalar) {
    if (SqlFile.isOne(scalar.text())) {
      return Optional.of(scalar.text());
    }
    problems.add(
        scalar,
        "'%s' is no SQL file; write its path in the pipeline's folder, such as sales%s"
            .formatted(scalar.text(), SqlFile.ENDING));
    return Optional.empty();
  }
}
