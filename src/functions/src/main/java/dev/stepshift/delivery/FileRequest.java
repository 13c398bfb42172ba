package dev.stepshift.delivery;

import dev.stepshift.functions.RunIdentity;
import java.time.LocalDate;

/**
 * Asks for the files of a load.
 *
 * @param until the last date of the backfill that the load is part of; the run's otherwise
 * @param takesBack whether what was appended for the run's date before is taken back
 */
public record FileRequest(RunIdentity run, LocalDate until, boolean takesBack) {

  /** Whether this load takes the files of a date, or a later one of the same backfill does. */
  boolean reaches(LocalDate date) {
    return !date.isBefore(run.date()) && !date.isAfter(until);
  }
}
