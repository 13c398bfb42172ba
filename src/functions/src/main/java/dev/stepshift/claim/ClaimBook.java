package dev.stepshift.claim;

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
 * Which files of one place a table's loads have taken. A file is in no claim, in the pending one,
 * or seen: in one that the ledger proved loaded. So it is in one claim only, and a claim has one
 * load key, under which the ledger lets its rows in once.
 *
 * @param place where the files are, as people read it
 * @param horizon files older than this are done with, so that the list of seen files ends somewhere
 * @param seen loaded files that are not older than the horizon
 * @param pending the files of a load that is not known to have ended
 * @param settled the last load that is
 */
record ClaimBook(
    String place,
    Instant horizon,
    List<SourceFile> seen,
    Optional<Claim> pending,
    Optional<Settled> settled) {

  /**
   * A claim whose load is in.
   *
   * @param run whose load it was
   */
  record Settled(String run, Claim claim) {}

  ClaimBook {
    seen = List.copyOf(seen);
  }

  static ClaimBook empty(String place) {
    return new ClaimBook(place, Instant.EPOCH, List.of(), Optional.empty(), Optional.empty());
  }

  /**
   * The book with the claim that the next load is to take; without one if nothing is new. A pending
   * claim stays as it is while its files do, whatever has arrived: its load may have been merged
   * without anybody having noticed, and only the same load key tells. So does the claim that this
   * very run has settled: the run loads the table again because it has not heard of that.
   *
   * @param run that is to load
   * @param listed all files at the place
   * @param keyOf the load key of files
   */
  ClaimBook take(
      String run,
      List<SourceFile> listed,
      int lookBackDays,
      Function<List<SourceFile>, String> keyOf) {
    if (ready(run, listed).isPresent()) {
      return this;
    }
    Map<String, SourceFile> known = byUrl(seen);
    List<SourceFile> fresh =
        listed.stream()
            .filter(file -> !file.modified().isBefore(horizon) && !isIn(known).test(file))
            .toList();
    if (fresh.isEmpty()) {
      return this;
    }
    String loadKey = keyOf.apply(fresh);
    List<String> superseded = new ArrayList<>();
    pending.ifPresent(
        claim -> {
          superseded.addAll(claim.superseded());
          superseded.add(claim.loadKey());
        });
    superseded.remove(loadKey);
    Claim claim = new Claim(loadKey, fresh, superseded, lookBackDays);
    return new ClaimBook(place, horizon, seen, Optional.of(claim), settled);
  }

  /** The claim that a run can load now, its files being as they were. */
  Optional<Claim> ready(String run, List<SourceFile> listed) {
    Predicate<SourceFile> isThere = isIn(byUrl(listed));
    return settled
        .filter(last -> last.run().equals(run))
        .map(Settled::claim)
        .filter(claim -> claim.files().stream().allMatch(isThere))
        .or(() -> pending.filter(claim -> claim.files().stream().allMatch(isThere)));
  }

  /** The book after a run's load of this key was found in the ledger. */
  ClaimBook settle(String run, String loadKey) {
    if (pending.isEmpty() || !pending.get().loadKey().equals(loadKey)) {
      return this;
    }
    List<SourceFile> all = new ArrayList<>(byUrl(seen, pending.get().files()).values());
    Instant newest = all.stream().map(SourceFile::modified).max(Instant::compareTo).orElseThrow();
    Instant back = newest.minus(Duration.ofDays(pending.get().lookBackDays()));
    Instant next = back.isAfter(horizon) ? back : horizon;
    List<SourceFile> kept = all.stream().filter(file -> !file.modified().isBefore(next)).toList();
    return new ClaimBook(
        place, next, kept, Optional.empty(), pending.map(claim -> new Settled(run, claim)));
  }

  /** Files of the pending claim that were loaded before with other content. */
  List<String> rewritten() {
    Map<String, SourceFile> known = byUrl(seen);
    return pending.stream()
        .flatMap(claim -> claim.files().stream())
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
