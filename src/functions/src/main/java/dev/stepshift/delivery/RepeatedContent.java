package dev.stepshift.delivery;

import dev.stepshift.errors.SourceInvalid;
import dev.stepshift.pipeline.FileSource.Duplicates;
import dev.stepshift.pipeline.Strategy;
import dev.stepshift.pipeline.Table;
import dev.stepshift.source.SourceFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The same content under another name, in one delivery: an append would add its rows twice. An ETag
 * of an upload in parts depends on the parts, so equal content may stay unnoticed.
 */
final class RepeatedContent {

  private RepeatedContent() {}

  /**
   * A sentence of warning, or none.
   *
   * @throws SourceInvalid if the table refuses such files
   */
  static List<String> warnings(Table table, List<SourceFile> files) {
    Duplicates duplicates = table.source().duplicates();
    if (table.strategy() != Strategy.APPEND || duplicates == Duplicates.ALLOW) {
      return List.of();
    }
    List<String> repeated = repeated(files);
    if (repeated.isEmpty()) {
      return List.of();
    }
    String told = "files have the same content, whose rows come twice: " + FileNames.some(repeated);
    if (duplicates == Duplicates.FAIL) {
      throw new SourceInvalid(
          "In the delivery of table "
              + table.name()
              + ' '
              + told
              + ". Take one of each away and redrive the run, or say duplicates: allow in the source.");
    }
    return List.of(told);
  }

  /** Such as {@code s3://data/a.csv = s3://data/b.csv}; empty files bring no rows. */
  private static List<String> repeated(List<SourceFile> files) {
    Map<String, List<SourceFile>> byContent =
        files.stream()
            .filter(file -> file.size() > 0 && !file.etag().isEmpty())
            .collect(
                Collectors.groupingBy(
                    file -> file.etag() + ' ' + file.size(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return byContent.values().stream()
        .filter(same -> same.size() > 1)
        .map(same -> same.stream().map(SourceFile::url).collect(Collectors.joining(" = ")))
        .toList();
  }
}
