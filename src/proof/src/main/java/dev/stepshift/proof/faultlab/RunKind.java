package dev.stepshift.proof.faultlab;

import java.time.LocalDate;

/** What an experiment starts. */
enum RunKind {
  FIRST_DAY,
  SECOND_DAY,
  /** Of both days. */
  BACKFILL;

  static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
  static final LocalDate SECOND = FIRST.plusDays(1);

  LocalDate date() {
    return this == SECOND_DAY ? SECOND : FIRST;
  }
}
