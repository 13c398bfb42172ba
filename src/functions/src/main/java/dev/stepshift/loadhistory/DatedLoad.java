package dev.stepshift.loadhistory;

import java.time.LocalDate;

/**
 * What a table has taken from the folder of a date, last.
 *
 * @param run whose load it was; empty if no run found a file there
 * @param loadKey names the content; empty if no run found a file there
 */
public record DatedLoad(LocalDate date, String run, String loadKey) {

  static DatedLoad ofNothing(LocalDate date) {
    return new DatedLoad(date, "", "");
  }

  public boolean foundNothing() {
    return loadKey.isEmpty();
  }
}
