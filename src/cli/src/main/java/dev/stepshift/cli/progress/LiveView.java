package dev.stepshift.cli.progress;

import dev.stepshift.cli.progress.TableProgress.Status;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** One line a table and phase, drawn over again in place: for terminals. */
public final class LiveView implements RunView {

  private static final String ESCAPE = "\u001b[";

  private final PrintWriter out;
  private final int rows;
  private final int columns;
  private final boolean colors;
  private int drawn;

  /**
   * @param rows of the terminal
   * @param columns of the terminal
   */
  public LiveView(PrintWriter out, int rows, int columns, boolean colors) {
    this.out = out;
    this.rows = rows;
    this.columns = columns;
    this.colors = colors;
  }

  @Override
  public void show(RunProgress run) {
    List<String> lines = lines(run);
    StringBuilder frame = new StringBuilder();
    if (drawn > 0) {
      frame.append(ESCAPE).append(drawn).append('A');
    }
    for (String line : lines) {
      frame.append('\r').append(ESCAPE).append("2K").append(line).append('\n');
    }
    // Fewer lines than before: what is left of the old frame goes.
    frame.append(ESCAPE).append("0J");
    drawn = lines.size();
    out.print(frame);
    out.flush();
  }

  private List<String> lines(RunProgress run) {
    List<TableProgress> parts = run.parts();
    if (parts.isEmpty()) {
      return List.of(run.state().isEmpty() ? "Starting" : run.state());
    }
    int nameWidth = parts.stream().mapToInt(table -> table.table().length()).max().getAsInt();
    List<TableProgress> shown = fitting(parts);
    List<String> lines = new ArrayList<>();
    for (TableProgress table : shown) {
      lines.add(
          colored(ProgressLine.live(table, run.at(), nameWidth, columns - 1), table.status()));
    }
    int hidden = parts.size() - shown.size();
    if (hidden > 0) {
      lines.add("… and " + hidden + " more");
    }
    return lines;
  }

  /** A frame higher than the terminal cannot be drawn over: those at work are shown first. */
  private List<TableProgress> fitting(List<TableProgress> tables) {
    int most = Math.max(1, rows - 2);
    if (tables.size() <= most) {
      return tables;
    }
    List<TableProgress> ordered = new ArrayList<>();
    for (Status status :
        List.of(
            Status.RUNNING,
            Status.FAILED,
            Status.STOPPED,
            Status.WAITING,
            Status.LOADED,
            Status.ALREADY_LOADED,
            Status.DONE)) {
      tables.stream().filter(table -> table.status() == status).forEach(ordered::add);
    }
    return ordered.subList(0, Math.min(most, ordered.size()));
  }

  private String colored(String line, Status status) {
    if (!colors) {
      return line;
    }
    String color =
        switch (status) {
          case LOADED, DONE -> "32";
          case FAILED, STOPPED -> "31";
          case RUNNING -> "36";
          default -> "2";
        };
    return ESCAPE + color + "m" + line + ESCAPE + "0m";
  }
}
