package dev.stepshift.delivery;

import dev.stepshift.pipeline.FileSelection.AllFiles;
import dev.stepshift.pipeline.Strategy;
import dev.stepshift.pipeline.Table;
import dev.stepshift.source.Parallel;
import dev.stepshift.source.SourceFile;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Tells of files in the folders of earlier dates that no load of them has taken: they came, or were
 * written over, afterwards. Each list is compared with what was taken and not with a clock: S3's
 * time of an upload in parts is that of its begin, so such a file would look as if it had been
 * there.
 */
final class LateFiles {

  /** One object with one content. */
  private record Version(String url, String etag) {

    static Version of(SourceFile file) {
      return new Version(file.url(), file.etag());
    }
  }

  private final SourceFiles sources;
  private final String dataBucket;

  LateFiles(S3Client s3, String dataBucket) {
    this.sources = new SourceFiles(s3);
    this.dataBucket = dataBucket;
  }

  /**
   * A sentence of warning, or none. It comes again with each load as long as it is true and the
   * date is among the remembered ones: what is told once is lost.
   *
   * @param earlier what was taken of the newest dates
   * @param read where the load itself has looked
   */
  List<String> warnings(
      String pipeline,
      Table table,
      AllFiles selection,
      FileRequest request,
      List<EarlierLoad> earlier,
      Set<SourcePlace> read) {
    Map<SourcePlace, LocalDate> places = new LinkedHashMap<>();
    earlier.stream()
        .map(EarlierLoad::date)
        .filter(date -> !request.reaches(date))
        .forEach(date -> places.putIfAbsent(SourcePlace.of(selection, dataBucket, date), date));
    places.keySet().removeAll(read);
    Set<Version> taken =
        earlier.stream()
            .flatMap(load -> load.files().stream())
            .map(Version::of)
            .collect(Collectors.toCollection(HashSet::new));
    SortedMap<LocalDate, List<String>> late = new TreeMap<>();
    List<SourcePlace> asked = List.copyOf(places.keySet());
    List<List<SourceFile>> found = Parallel.map(asked, sources::list);
    for (int i = 0; i < asked.size(); i++) {
      List<String> urls =
          found.get(i).stream()
              .filter(file -> !taken.contains(Version.of(file)))
              .map(SourceFile::url)
              .toList();
      if (!urls.isEmpty()) {
        late.put(places.get(asked.get(i)), urls);
      }
    }
    if (late.isEmpty()) {
      return List.of();
    }
    LocalDate newest =
        Stream.concat(Stream.of(request.run().date()), earlier.stream().map(EarlierLoad::date))
            .max(LocalDate::compareTo)
            .orElseThrow();
    return List.of(told(late, remedy(pipeline, table, late, newest)));
  }

  /** What to do comes first, since a run's own list of warnings has room for a line each. */
  private static String told(SortedMap<LocalDate, List<String>> late, String remedy) {
    List<String> urls = late.values().stream().flatMap(Collection::stream).toList();
    String dates =
        late.keySet().stream().map(LocalDate::toString).collect(Collectors.joining(", "));
    boolean one = urls.size() == 1;
    return "%d late %s of %s; to load %s: %s. %s came, or %s written over, after that load: %s"
        .formatted(
            urls.size(),
            one ? "file" : "files",
            dates,
            one ? "it" : "them",
            remedy,
            one ? "It" : "They",
            one ? "was" : "were",
            FileNames.few(urls));
  }

  /** What brings them in and leaves no older row on top of a newer one. */
  private static String remedy(
      String pipeline, Table table, SortedMap<LocalDate, List<String>> late, LocalDate newest) {
    String ofEach = late.size() == 1 ? "" : ", and so for each date";
    if (table.strategy() != Strategy.APPEND) {
      LocalDate to = table.strategy().overwrites() ? newest : late.lastKey();
      return "./stepshift backfill %s --tables %s --from %s --to %s"
          .formatted(pipeline, table.name(), late.firstKey(), to);
    }
    return table.merge().loadKeyColumn().isEmpty()
        ? "delete the rows of %s and their row in the ledger by hand, run the date"
                .formatted(late.firstKey())
            + ofEach
        : "./stepshift reload %s %s --date %s".formatted(pipeline, table.name(), late.firstKey())
            + ofEach;
  }
}
