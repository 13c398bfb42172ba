package dev.stepshift.local.progress;

import dev.stepshift.local.progress.TableProgress.Status;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;

/** One line each time that a table's status changes: for files, pipes and simple terminals. */
public final class PlainView implements RunView {

  private final PrintWriter out;
  private final Map<String, Status> shown = new HashMap<>();

  public PlainView(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void show(RunProgress run) {
    for (TableProgress table : run.tables()) {
      Status before = shown.put(table.table(), table.status());
      if (table.status() != before && table.status() != Status.WAITING) {
        out.println(table.table() + ": " + ProgressWords.plain(table));
      }
    }
    out.flush();
  }
}
