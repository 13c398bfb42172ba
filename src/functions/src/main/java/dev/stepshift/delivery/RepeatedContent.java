package dev.stepshift.delivery;

import dev.stepshift.errors.SourceInvalid;
import dev.stepshift.pipeline.FileSource.Duplicates;
import dev.stepshift.pipeline.Strategy;
import dev.stepshift.pipeline.Table;
import dev.stepshift.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The same content under another name, in one delivery or in an earlier load: an append would add
 * its rows twice. An ETag of an upload in parts depends on the parts, so equal content may stay
 * unnoticed.
 */
final class RepeatedContent {

  private RepeatedContent() {}

  /**
   * Sentences of warning, or none.
   *
   * @param earlier files that earlier loads have taken, as far as they are remembered
   * @throws SourceInvalid if the table refuses such files
   */
  static List<String> warnings(Table table, List<SourceFile> files, List<SourceFile> earlier) {
    Duplicates duplicates = table.source().duplicates();
    if (table.strategy() != Strategy.APPEND || duplicates == Duplicates.ALLOW) {
      return List.of();
    }
    List<String> told = new ArrayList<>();
    List<String> repeated = repeated(files);
    if (!repeated.isEmpty()) {
      told.add("files have the same content, whose rows come twice: " + FileNames.some(repeated));
    }
    List<String> loaded = loadedBefore(files, earlier);
    if (!loaded.isEmpty()) {
      told.add(
          "files have the content of others that were loaded before, whose rows come twice: "
              + FileNames.some(loaded));
    }
    if (duplicates == Duplicates.FAIL && !told.isEmpty()) {
      throw new SourceInvalid(
          "In the delivery of table "
              + table.name()
              + ' '
              + String.join("; ", told)
              + ". Take away what comes twice and redrive the run, or say duplicates: allow in the"
              + " source.");
    }
    return told;
  }

  /** Such as {@code s3://data/new.csv = s3://data/old.csv}. */
  private static List<String> loadedBefore(List<SourceFile> files, List<SourceFile> earlier) {
    Map<Content, SourceFile> known = new HashMap<>();
    earlier.stream()
        .filter(RepeatedContent::hasContent)
        .forEach(file -> known.putIfAbsent(Content.of(file), file));
    List<String> told = new ArrayList<>();
    for (SourceFile file : files) {
      SourceFile same = known.get(Content.of(file));
      if (same != null && !same.url().equals(file.url())) {
        told.add(file.url() + " = " + same.url());
      }
    }
    return told;
  }

  private record Content(String etag, long size) {

    static Content of(SourceFile file) {
      return new Content(file.etag(), file.size());
    }
  }

  private static boolean hasContent(SourceFile file) {
    return file.size() > 0 && !file.etag().isEmpty();
  }

  /** Such as {@code s3://data/a.csv = s3://data/b.csv}; empty files bring no rows. */
  private static List<String> repeated(List<SourceFile> files) {
    Map<Content, List<SourceFile>> byContent =
        files.stream()
            .filter(RepeatedContent::hasContent)
            .collect(Collectors.groupingBy(Content::of, LinkedHashMap::new, Collectors.toList()));
    return byContent.values().stream()
        .filter(same -> same.size() > 1)
        .map(same -> same.stream().map(SourceFile::url).collect(Collectors.joining(" = ")))
        .toList();
  }
}
