package dev.stepshift.loadhistory;

import dev.stepshift.source.SourceFile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Which files of one location a table has loaded. A file is new, in the pending load, or loaded: in
 * a load that the ledger holds. So it is in one load only, and a load has one load key, under which
 * the ledger lets its rows in once.
 *
 * @param location where the files are, as people read it
 * @param watermark files modified before it are taken as loaded, so that the list of loaded files
 *     ends somewhere
 * @param loaded files that are loaded and not older than the watermark
 * @param pending the load that has claimed its files and is not known to have ended
 * @param completed the last load that is
 */
record FileLoadHistory(
    String location,
    Instant watermark,
    List<SourceFile> loaded,
    Optional<FileLoad> pending,
    Optional<CompletedLoad> completed) {

  /**
   * A load that the ledger holds.
   *
   * @param run whose load it was
   */
  record CompletedLoad(String run, FileLoad load) {}

  FileLoadHistory {
    loaded = List.copyOf(loaded);
  }

  static FileLoadHistory empty(String location) {
    return new FileLoadHistory(
        location, Instant.EPOCH, List.of(), Optional.empty(), Optional.empty());
  }

  /**
   * The history in which the run's load has claimed its files; unchanged if no file is new. A
   * pending load stays as it is while its files do, whatever has arrived: it may have been merged
   * without anybody having noticed, and only the same load key tells. So does the load that this
   * very run has completed: the run loads the table again because it has not heard of that.
   *
   * @param run that is to load
   * @param listed all files at the location
   * @param keyOf the load key of files
   */
  FileLoadHistory claim(
      String run,
      List<SourceFile> listed,
      int lookBackDays,
      Function<List<SourceFile>, String> keyOf) {
    if (loadOf(run, listed).isPresent()) {
      return this;
    }
    Map<String, SourceFile> known = byUrl(loaded);
    List<SourceFile> fresh =
        listed.stream()
            .filter(file -> !file.modified().isBefore(watermark) && !isIn(known).test(file))
            .toList();
    if (fresh.isEmpty()) {
      return this;
    }
    String loadKey = keyOf.apply(fresh);
    List<String> superseded = new ArrayList<>();
    pending.ifPresent(
        load -> {
          superseded.addAll(load.superseded());
          superseded.add(load.loadKey());
        });
    superseded.remove(loadKey);
    FileLoad load = new FileLoad(loadKey, fresh, superseded, lookBackDays);
    return new FileLoadHistory(location, watermark, loaded, Optional.of(load), completed);
  }

  /** The load that a run can make now, its files being as they were claimed. */
  Optional<FileLoad> loadOf(String run, List<SourceFile> listed) {
    Predicate<SourceFile> isThere = isIn(byUrl(listed));
    return completed
        .filter(last -> last.run().equals(run))
        .map(CompletedLoad::load)
        .filter(load -> load.files().stream().allMatch(isThere))
        .or(() -> pending.filter(load -> load.files().stream().allMatch(isThere)));
  }

  /** The history after a run's load of this key was found in the ledger. */
  FileLoadHistory complete(String run, String loadKey) {
    if (pending.isEmpty() || !pending.get().loadKey().equals(loadKey)) {
      return this;
    }
    List<SourceFile> all = new ArrayList<>(byUrl(loaded, pending.get().files()).values());
    Instant newest = all.stream().map(SourceFile::modified).max(Instant::compareTo).orElseThrow();
    Instant back = newest.minus(Duration.ofDays(pending.get().lookBackDays()));
    Instant next = back.isAfter(watermark) ? back : watermark;
    List<SourceFile> kept = all.stream().filter(file -> !file.modified().isBefore(next)).toList();
    return new FileLoadHistory(
        location, next, kept, Optional.empty(), pending.map(load -> new CompletedLoad(run, load)));
  }

  /** Files of the pending load that were loaded before with other content. */
  List<String> overwritten() {
    Map<String, SourceFile> known = byUrl(loaded);
    return pending.stream()
        .flatMap(load -> load.files().stream())
        .map(SourceFile::url)
        .filter(known::containsKey)
        .toList();
  }

  private static Predicate<SourceFile> isIn(Map<String, SourceFile> files) {
    return file -> files.containsKey(file.url()) && files.get(file.url()).isSame(file);
  }

  @SafeVarargs
  private static Map<String, SourceFile> byUrl(List<SourceFile>... lists) {
    Map<String, SourceFile> files = new HashMap<>();
    for (List<SourceFile> list : lists) {
      list.forEach(file -> files.put(file.url(), file));
    }
    return files;
  }
}
