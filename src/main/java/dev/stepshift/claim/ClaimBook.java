package dev.stepshift.claim;

import dev.stepshift.s3.SourceFile;
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
 */
record ClaimBook(String place, Instant horizon, List<SourceFile> seen, Optional<Claim> pending) {

  ClaimBook {
    seen = List.copyOf(seen);
  }

  static ClaimBook empty(String place) {
    return new ClaimBook(place, Instant.EPOCH, List.of(), Optional.empty());
  }

  /**
   * The book with the claim that the next load is to take; without one if nothing is new. A pending
   * claim stays as it is while its files do, whatever has arrived: its load may have been merged
   * without anybody having noticed, and only the same load key tells.
   *
   * @param listed all files at the place
   * @param keyOf the load key of files
   */
  ClaimBook take(
      List<SourceFile> listed, int lookBackDays, Function<List<SourceFile>, String> keyOf) {
    Map<String, SourceFile> present = byUrl(listed);
    if (pending.isPresent() && pending.get().files().stream().allMatch(isIn(present))) {
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
    return new ClaimBook(place, horizon, seen, Optional.of(claim));
  }

  /** Whether the pending claim can be loaded now. */
  boolean isReady(List<SourceFile> listed) {
    return pending.isPresent() && pending.get().files().stream().allMatch(isIn(byUrl(listed)));
  }

  /** The book after a load of this key was found in the ledger. */
  ClaimBook settle(String loadKey) {
    if (pending.isEmpty() || !pending.get().loadKey().equals(loadKey)) {
      return this;
    }
    List<SourceFile> all = new ArrayList<>(byUrl(seen, pending.get().files()).values());
    Instant newest = all.stream().map(SourceFile::modified).max(Instant::compareTo).orElseThrow();
    Instant back = newest.minus(Duration.ofDays(pending.get().lookBackDays()));
    Instant next = back.isAfter(horizon) ? back : horizon;
    List<SourceFile> kept = all.stream().filter(file -> !file.modified().isBefore(next)).toList();
    return new ClaimBook(place, next, kept, Optional.empty());
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
