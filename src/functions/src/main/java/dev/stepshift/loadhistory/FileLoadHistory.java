package dev.stepshift.loadhistory;

import dev.stepshift.errors.RequestInvalid;
import dev.stepshift.errors.SourceChanged;
import dev.stepshift.source.SourceFile;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which files of one location a table has loaded. A file is new, in the pending load, or loaded: in
 * a load that the ledger holds. So it is in one load only, and a load has one load key, under which
 * the ledger lets its rows in once.
 *
 * @param location where the files are, as people read it
 * @param watermark files modified before it are taken as loaded, so that the list of loaded files
 *     ends somewhere
 * @param loaded files that are loaded and not older than the watermark
 * @param forgotten files that are loaded and older than the watermark
 * @param pending the load that has claimed its files and is not known to have ended
 * @param completed the last load that is
 * @param loads the last loads that the ledger holds, the newest last, under their dates there
 */
record FileLoadHistory(
    String location,
    Instant watermark,
    List<SourceFile> loaded,
    ForgottenFiles forgotten,
    Optional<FileLoad> pending,
    Optional<CompletedLoad> completed,
    List<DatedLoad> loads) {

  /** A reload names the keys of all that it takes back in its SQL. */
  private static final int MOST_LOADS = 200;

  /**
   * A load that the ledger holds.
   *
   * @param run whose load it was
   */
  record CompletedLoad(String run, FileLoad load) {}

  FileLoadHistory {
    loaded = List.copyOf(loaded);
    loads = List.copyOf(loads);
  }

  static FileLoadHistory empty(String location) {
    return new FileLoadHistory(
        location,
        Instant.EPOCH,
        List.of(),
        ForgottenFiles.NONE,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /**
   * The history in which the run's load has claimed its files; unchanged if no file is new. A
   * pending load stays as it is while its files do, whatever has arrived: it may have been merged
   * without anybody having noticed, and only the same load key tells. So does the load that this
   * very run has completed: the run loads the table again because it has not heard of that. A
   * reload whose files have changed is one of the same files as they are then; what is new waits.
   *
   * @param keyOf the load key of files
   */
  FileLoadHistory claim(Offer offer, Function<List<SourceFile>, String> keyOf) {
    if (completedBy(offer).isPresent()) {
      return this;
    }
    if (loadOf(offer).isPresent()) {
      return withPending(pending.map(load -> load.claimedFor(offer.run().date())));
    }
    Optional<FileLoad> again =
        pending.filter(FileLoad::isReload).flatMap(load -> asItIsNow(load, offer, keyOf));
    if (again.isPresent()) {
      return withPending(again);
    }
    Map<String, SourceFile> known = byUrl(loaded);
    List<SourceFile> fresh =
        offer.listed().stream()
            .filter(file -> !file.modified().isBefore(watermark) && !isIn(known).test(file))
            .toList();
    if (fresh.isEmpty()) {
      return this;
    }
    String loadKey = keyOf.apply(fresh);
    List<String> superseded = new ArrayList<>();
    // Of a reload that comes here no file is there any more, so no row of it can come twice.
    pending
        .filter(load -> !load.isReload())
        .ifPresent(
            load -> {
              superseded.addAll(load.superseded());
              superseded.add(load.loadKey());
            });
    superseded.remove(loadKey);
    return withPending(
        Optional.of(
            FileLoad.ofNew(loadKey, offer.run().date(), fresh, superseded, offer.lookBackDays())));
  }

  /**
   * The history in which the loads of the run's date are made again, together, of their files as
   * they are now, and what they brought is taken out. A load of that date which is not known to
   * have ended is one of them: it may have been merged.
   *
   * @param keyOf the load key of files
   * @param filesOf what the files of a load were
   * @throws RequestInvalid if no load of the date is known, or one of another date is to end first
   * @throws SourceChanged if no file is there any more
   */
  FileLoadHistory takeBack(
      Offer offer,
      Function<List<SourceFile>, String> keyOf,
      Function<DatedLoad, List<SourceFile>> filesOf) {
    if (completedBy(offer).isPresent()) {
      return this;
    }
    LocalDate date = offer.run().date();
    List<DatedLoad> ofDate = loads.stream().filter(load -> load.date().equals(date)).toList();
    requireTheirTurn(date, ofDate);
    List<SourceFile> files = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    for (DatedLoad load : ofDate) {
      files.addAll(filesOf.apply(load));
      keys.add(load.loadKey());
    }
    pending.ifPresent(
        load -> {
          files.addAll(load.files());
          keys.addAll(load.superseded());
          keys.addAll(load.takesBack());
          keys.add(load.loadKey());
        });
    List<String> gone = pending.map(FileLoad::gone).orElse(List.of());
    FileLoad before = new FileLoad("", date, files, List.of(), keys, gone, offer.lookBackDays());
    return withPending(
        Optional.of(
            asItIsNow(before, offer, keyOf)
                .orElseThrow(
                    () ->
                        new SourceChanged(
                            "No file that was loaded for %s is at %s any more, so there is nothing to load in its place. Delete the rows with these load keys, and their rows in the ledger, by hand: %s."
                                .formatted(date, location, String.join(", ", keys))))));
  }

  private void requireTheirTurn(LocalDate date, List<DatedLoad> ofDate) {
    pending
        .map(FileLoad::date)
        .filter(other -> !other.equals(date))
        .ifPresent(
            other -> {
              throw new RequestInvalid(
                  "Files that a run of %s has claimed are not known to be loaded, and one load follows the other. Run the table, or reload %s, then reload %s."
                      .formatted(other, other, date));
            });
    if (pending.isEmpty() && ofDate.isEmpty()) {
      String known =
          loads.stream()
              .map(load -> load.date().toString())
              .distinct()
              .sorted()
              .collect(Collectors.joining(", "));
      throw new RequestInvalid(
          "No load of %s is remembered; those that are have the dates %s. Name one of these, or delete the rows and their row in the ledger by hand and deliver the files under new names."
              .formatted(date, known.isEmpty() ? "(none)" : known));
    }
  }

  /** A reload of its files as they are now; empty if none of them is there. */
  private static Optional<FileLoad> asItIsNow(
      FileLoad load, Offer offer, Function<List<SourceFile>, String> keyOf) {
    Set<String> urls = load.files().stream().map(SourceFile::url).collect(Collectors.toSet());
    List<SourceFile> there =
        offer.listed().stream().filter(file -> urls.contains(file.url())).toList();
    if (there.isEmpty()) {
      return Optional.empty();
    }
    Set<String> gone = new TreeSet<>(load.gone());
    gone.addAll(urls);
    there.forEach(file -> gone.remove(file.url()));
    String loadKey = keyOf.apply(there);
    Set<String> takesBack = new LinkedHashSet<>(load.takesBack());
    takesBack.add(loadKey);
    return Optional.of(
        new FileLoad(
            loadKey,
            load.date(),
            there,
            List.of(),
            List.copyOf(takesBack),
            List.copyOf(gone),
            offer.lookBackDays()));
  }

  /** The load that a run can make now, its files being as they were claimed. */
  Optional<FileLoad> loadOf(Offer offer) {
    return completedBy(offer).or(() -> pending.filter(load -> isThere(load, offer)));
  }

  private Optional<FileLoad> completedBy(Offer offer) {
    return completed
        .filter(last -> last.run().equals(offer.run().id()))
        .map(CompletedLoad::load)
        .filter(load -> isThere(load, offer));
  }

  private static boolean isThere(FileLoad load, Offer offer) {
    return load.files().stream().allMatch(isIn(byUrl(offer.listed())));
  }

  private FileLoadHistory withPending(Optional<FileLoad> load) {
    return new FileLoadHistory(location, watermark, loaded, forgotten, load, completed, loads);
  }

  /**
   * The history after a run's load of this key was found in the ledger.
   *
   * @param date that the ledger has for it
   */
  FileLoadHistory complete(String run, LocalDate date, String loadKey) {
    if (pending.isEmpty() || !pending.get().loadKey().equals(loadKey)) {
      return this;
    }
    FileLoad load = pending.get();
    Map<String, SourceFile> all = byUrl(loaded, load.files());
    // They would count as loaded if they came back, and their rows are taken out.
    all.keySet().removeAll(load.gone());
    Instant newest =
        all.values().stream().map(SourceFile::modified).max(Instant::compareTo).orElseThrow();
    Instant back = newest.minus(Duration.ofDays(load.lookBackDays()));
    Instant next = back.isAfter(watermark) ? back : watermark;
    Predicate<SourceFile> isBehind = file -> file.modified().isBefore(next);
    List<SourceFile> kept = all.values().stream().filter(isBehind.negate()).toList();
    List<SourceFile> behind = all.values().stream().filter(isBehind).toList();
    return new FileLoadHistory(
        location,
        next,
        kept,
        forgotten.with(behind),
        Optional.empty(),
        Optional.of(new CompletedLoad(run, load)),
        withLoad(new DatedLoad(date, run, loadKey), load.takesBack()));
  }

  private List<DatedLoad> withLoad(DatedLoad load, List<String> takenBack) {
    List<DatedLoad> all = new ArrayList<>(loads);
    all.removeIf(
        other -> takenBack.contains(other.loadKey()) || other.loadKey().equals(load.loadKey()));
    all.add(load);
    return all.subList(Math.max(0, all.size() - MOST_LOADS), all.size());
  }

  /** What a run is to load now, and what it is to tell. */
  ClaimedFiles claimed(Offer offer) {
    Map<String, SourceFile> claimed =
        byUrl(loadOf(offer).or(() -> pending).map(FileLoad::files).orElse(List.of()));
    List<SourceFile> late =
        forgotten.unknown(behind(offer)).stream()
            .filter(file -> !isIn(claimed).test(file))
            .toList();
    return new ClaimedFiles(loadOf(offer), late, forgotten.tooMany(), loaded);
  }

  /** Without what is remembered of files that are not there any more. */
  FileLoadHistory among(Offer offer) {
    return new FileLoadHistory(
        location, watermark, loaded, forgotten.among(behind(offer)), pending, completed, loads);
  }

  private List<SourceFile> behind(Offer offer) {
    return offer.listed().stream().filter(file -> file.modified().isBefore(watermark)).toList();
  }

  /** Files of the pending load that were loaded before with other content. */
  List<String> overwritten() {
    Map<String, SourceFile> known = byUrl(loaded);
    return pending.stream()
        .filter(load -> !load.isReload())
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
