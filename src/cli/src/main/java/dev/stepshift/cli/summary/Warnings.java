package dev.stepshift.cli.summary;

import dev.stepshift.cli.progress.RunProgress;
import dev.stepshift.cli.progress.TableProgress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which validations warned, and of what. */
final class Warnings {

  /** Built in, and unlike the others of that kind no failure: so it is explained. */
  private static final String OLDER = "older_delivery";

  private static final String OLDER_MEANS =
      "             These files were loaded before, and a later date too: nothing changed."
          + " A backfill loads them again.";

  private Warnings() {}

  /** A line a validation, cut where it would be longer than {@code most} characters. */
  static List<String> lines(RunProgress run, int most) {
    Map<String, List<String>> tables = new LinkedHashMap<>();
    for (TableProgress part : run.parts()) {
      for (String name : part.verdicts().warned()) {
        tables.computeIfAbsent(name, first -> new ArrayList<>()).add(part.table());
      }
    }
    List<String> lines = new ArrayList<>();
    tables.forEach(
        (name, warned) -> {
          lines.add(line(name, warned, most));
          if (name.equals(OLDER)) {
            lines.add(OLDER_MEANS);
          }
        });
    return lines;
  }

  private static String line(String name, List<String> tables, int most) {
    String line = "Warning      " + name + ": " + String.join(", ", tables);
    return line.length() <= most ? line : line.substring(0, most - 1) + "…";
  }
}
