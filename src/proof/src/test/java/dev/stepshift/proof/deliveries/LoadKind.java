package dev.stepshift.proof.deliveries;

import java.time.LocalDate;

/** What makes a load. */
sealed interface LoadKind {

  /** A run of a date. */
  record OfRun() implements LoadKind {}

  /** A date of a range that is loaded again. */
  record OfBackfill(LocalDate last, boolean allowsOlder) implements LoadKind {}

  /** A date that an append loads once more, having deleted its rows. */
  record OfReload() implements LoadKind {}
}
