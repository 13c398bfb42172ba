package dev.stepshift.cli.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A pipeline's folder {@code samples/}: each file goes to the key of its path in the folder, with
 * {@code {run_date}} in it replaced by the date. Files in a folder with the name of a day, such as
 * {@code 2026-01-01}, are that day's only.
 */
final class SampleTree {

  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private final SampleBucket bucket;
  private final Path samples;

  SampleTree(SampleBucket bucket, Path samples) {
    this.bucket = bucket;
    this.samples = samples;
  }

  /** The days that files are made for, in their order; none if all fit any day. */
  List<LocalDate> days() {
    return files().stream().flatMap(file -> day(file).stream()).distinct().sorted().toList();
  }

  boolean isDelivered(LocalDate date) {
    return files(date).stream().allMatch(file -> bucket.has(key(file, date)));
  }

  SampleDelivery seed(String pipeline, LocalDate date) {
    List<Path> ofDate = files(date);
    if (ofDate.isEmpty()) {
      return new SampleDelivery(pipeline, date, SampleDelivery.Kind.NONE, List.of());
    }
    Map<String, List<Path>> byFolder = new TreeMap<>();
    List<String> changed = new ArrayList<>();
    List<String> kept = new ArrayList<>();
    for (Path file : ofDate) {
      String key = key(file, date);
      switch (bucket.delivered(key, read(file))) {
        case AS_IT_IS -> {}
        case BY_SOMEBODY -> kept.add(key);
        case AS_IT_WAS -> {
          changed.add(key);
          byFolder.computeIfAbsent(folder(key), name -> new ArrayList<>()).add(file);
        }
        case NOT -> byFolder.computeIfAbsent(folder(key), name -> new ArrayList<>()).add(file);
      }
    }
    List<DeliveredTable> tables = new ArrayList<>();
    byFolder.forEach((folder, files) -> tables.add(upload(folder, files, date)));
    SampleDelivery.Kind kind =
        tables.isEmpty() ? SampleDelivery.Kind.ALREADY_THERE : SampleDelivery.Kind.FILES;
    return new SampleDelivery(pipeline, date, kind, tables, changed, kept);
  }

  private static String folder(String key) {
    return key.contains("/") ? key.substring(0, key.lastIndexOf('/')) : "";
  }

  private DeliveredTable upload(String folder, List<Path> files, LocalDate date) {
    long bytes = 0;
    for (Path file : files) {
      byte[] content = read(file);
      bucket.putSample(key(file, date), content);
      bytes += content.length;
    }
    return new DeliveredTable(folder, 0, 0, files.size(), bytes);
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + file, unreadable);
    }
  }

  private List<Path> files(LocalDate date) {
    return files().stream().filter(file -> day(file).map(date::equals).orElse(true)).toList();
  }

  private Optional<LocalDate> day(Path file) {
    for (Path folder : samples.relativize(file)) {
      if (DAY.matcher(folder.toString()).matches()) {
        return Optional.of(LocalDate.parse(folder.toString()));
      }
    }
    return Optional.empty();
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
