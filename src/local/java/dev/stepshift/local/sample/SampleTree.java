package dev.stepshift.local.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A pipeline's folder {@code samples/}: each file goes to the key of its path in the folder, with
 * {@code {run_date}} in it replaced by the date.
 */
final class SampleTree {

  private final Bucket bucket;
  private final Path samples;

  SampleTree(Bucket bucket, Path samples) {
    this.bucket = bucket;
    this.samples = samples;
  }

  Seeded seed(String pipeline, LocalDate date) {
    Map<String, List<Path>> byFolder = new TreeMap<>();
    for (Path file : files()) {
      if (!bucket.hasAnyUnder(key(file, date))) {
        String key = key(file, date);
        String folder = key.contains("/") ? key.substring(0, key.lastIndexOf('/')) : "";
        byFolder.computeIfAbsent(folder, name -> new ArrayList<>()).add(file);
      }
    }
    List<SeededTable> tables = new ArrayList<>();
    byFolder.forEach((folder, files) -> tables.add(upload(folder, files, date)));
    Seeded.Kind kind = tables.isEmpty() ? Seeded.Kind.ALREADY_THERE : Seeded.Kind.FILES;
    return new Seeded(pipeline, date, kind, tables);
  }

  private SeededTable upload(String folder, List<Path> files, LocalDate date) {
    long bytes = 0;
    for (Path file : files) {
      bucket.put(key(file, date), file);
      bytes += file.toFile().length();
    }
    return new SeededTable(folder, 0, 0, files.size(), bytes);
  }

  private List<Path> files() {
    try (Stream<Path> tree = Files.walk(samples)) {
      return tree.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private String key(Path file, LocalDate date) {
    String path = samples.relativize(file).toString().replace('\\', '/');
    return path.replace("{run_date}", date.toString());
  }
}
