package dev.stepshift.cli.progress;

import dev.stepshift.cli.progress.TableProgress.Status;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;

/**
 * One line each time that a table's or phase's status changes: for files, pipes and simple
 * terminals.
 */
public final class PlainView implements RunView {

  private final PrintWriter out;
  private final Map<String, Status> tables = new HashMap<>();
  private final Map<String, Status> phases = new HashMap<>();

  public PlainView(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void show(RunProgress run) {
    for (TableProgress table : run.parts()) {
      // A table may be called like a phase.
      Map<String, Status> shown = run.phases().contains(table) ? phases : tables;
      Status before = shown.put(table.table(), table.status());
      if (table.status() != before && table.status() != Status.WAITING) {
        out.println(table.table() + ": " + ProgressLine.plain(table));
      }
    }
    out.flush();
  }
}
