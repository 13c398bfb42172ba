package dev.stepshift.check;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What people are told of a run that ends well and is perhaps not as it should be. */
final class RunWarnings {

  /** The message of a run has room for so many lines, and so has its item. */
  private static final int MOST_LINES = 100;

  private RunWarnings() {}

  /** A line a table that has warnings; its load's item has all of them in full. */
  static List<String> of(List<Outcome> done) {
    List<String> lines = new ArrayList<>();
    if (!done.isEmpty() && done.stream().allMatch(RunWarnings::foundNothing)) {
      lines.add("no table had anything to load");
    }
    done.stream().flatMap(RunWarnings::line).forEach(lines::add);
    if (lines.size() <= MOST_LINES) {
      return lines;
    }
    int more = lines.size() - MOST_LINES + 1;
    List<String> first = new ArrayList<>(lines.subList(0, MOST_LINES - 1));
    first.add("and " + more + " tables more; the items of their loads have the warnings");
    return first;
  }

  private static boolean foundNothing(Outcome table) {
    return Outcome.NOTHING_TO_LOAD.equals(table.status());
  }

  private static Stream<String> line(Outcome table) {
    Integer warnings = table.warnings();
    if (warnings == null) {
      return Stream.empty();
    }
    int more = warnings - 1;
    return Stream.of(
        table.table() + ": " + table.warning() + (more == 0 ? "" : " (and " + more + " more)"));
  }
}
