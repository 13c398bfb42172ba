package dev.stepshift.render;

import dev.stepshift.sql.load.FileCopy;
import dev.stepshift.sql.load.LoadInput.DeliveredFiles;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells the layouts of a load's files where they are too many. */
final class CopyLayouts {

  private CopyLayouts() {}

  /** What makes a copy step smaller; empty if all files have one layout. */
  static Optional<String> fix(DeliveredFiles files) {
    if (files.copies().size() < 2) {
      return Optional.empty();
    }
    return Optional.of(
        "The files have %d layouts, each of which is copied by itself: %s. Bring them into fewer, or load them in several runs."
            .formatted(
                files.copies().size(),
                files.copies().stream()
                    .map(CopyLayouts::described)
                    .collect(Collectors.joining("; "))));
  }

  private static String described(FileCopy copy) {
    return copy.sample() + " (" + copy.plan().told() + ")";
  }
}
