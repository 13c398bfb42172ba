package dev.stepshift.cli.progress;

import dev.stepshift.cli.progress.TableProgress.Status;
import dev.stepshift.cli.text.Amounts;
import dev.stepshift.cli.text.TextTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a table's line says. */
final class ProgressLine {

  private ProgressLine() {}

  static String plain(TableProgress table) {
    List<String> words = new ArrayList<>();
    words.add(table.status().words());
    if (table.status() == Status.LOADED) {
      table.rows().ifPresent(rows -> words.add(Amounts.counted(rows, "row")));
    }
    if (table.status() == Status.FAILED) {
      if (!table.state().equals(table.table())) {
        words.add("at " + table.state());
      }
      table.failure().ifPresent(why -> words.add(why.error()));
    }
    if (table.status().isOver() && table.status() != Status.SKIPPED) {
      words.add(Amounts.time(table.took()));
    }
    return String.join(", ", words);
  }

  /**
   * One line of at most {@code columns} characters.
   *
   * @param nameWidth of the longest table name
   */
  static String live(TableProgress table, Instant now, int nameWidth, int columns) {
    String line =
        "%-"
            .concat(Math.max(1, nameWidth) + "s  %-18s %9s  %s")
            .formatted(table.table(), doing(table), time(table, now), note(table))
            .stripTrailing();
    return TextTable.cut(line, columns);
  }

  private static String doing(TableProgress table) {
    return table.status() == Status.RUNNING && !table.state().isEmpty()
        ? table.state()
        : table.status().words();
  }

  private static String time(TableProgress table, Instant now) {
    return switch (table.status()) {
      case WAITING, SKIPPED -> "";
      case RUNNING ->
          table.state().isEmpty() ? "" : Amounts.time(Duration.between(table.since(), now));
      default -> Amounts.time(table.took());
    };
  }

  private static String note(TableProgress table) {
    if (table.failure().isPresent()) {
      String error = table.failure().get().error();
      return table.state().equals(table.table()) ? error : "at " + table.state() + ": " + error;
    }
    String rows = table.rows().isPresent() ? Amounts.counted(table.rows().getAsLong(), "row") : "";
    if (table.retries() == 0) {
      return rows;
    }
    String retries =
        Amounts.count(table.retries()) + (table.retries() == 1 ? " retry" : " retries");
    return rows.isEmpty() ? retries : rows + ", " + retries;
  }
}
