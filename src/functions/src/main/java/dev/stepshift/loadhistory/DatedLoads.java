package dev.stepshift.loadhistory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a table has taken of its newest dates, so that files are noticed that come later.
 *
 * @param location where the files are, with a word for the date, as people read it
 * @param loads one a date, the oldest first
 */
record DatedLoads(String location, List<DatedLoad> loads) {

  /** Each costs a load a list of its folder, and one read. */
  static final int MOST_DATES = 7;

  DatedLoads {
    loads = List.copyOf(loads);
  }

  static DatedLoads empty(String location) {
    return new DatedLoads(location, List.of());
  }

  /** The same, or none at all if the files were elsewhere: then the dates are of other folders. */
  DatedLoads at(String place) {
    return location.equals(place) ? this : empty(place);
  }

  /** With a load in place of the one of its date. */
  DatedLoads with(DatedLoad load) {
    List<DatedLoad> all = new ArrayList<>(loads);
    all.removeIf(other -> other.date().equals(load.date()));
    all.add(load);
    all.sort(Comparator.comparing(DatedLoad::date));
    return new DatedLoads(location, all.subList(Math.max(0, all.size() - MOST_DATES), all.size()));
  }

  /** What a date was loaded with stays known, though its files are gone since. */
  DatedLoads withNothingAt(LocalDate date) {
    return loads.stream().anyMatch(load -> load.date().equals(date))
        ? this
        : with(DatedLoad.ofNothing(date));
  }
}
