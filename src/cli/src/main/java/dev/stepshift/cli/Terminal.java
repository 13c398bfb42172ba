package dev.stepshift.cli;

import dev.stepshift.cli.progress.LiveView;
import dev.stepshift.cli.progress.PlainView;
import dev.stepshift.cli.progress.RunView;
import java.io.PrintWriter;
import java.util.Map;

/**
 * What the output goes to.
 *
 * @param redraws whether lines can be drawn over
 */
public record Terminal(boolean redraws, int rows, int columns, boolean colors) {

  static final Terminal NONE = new Terminal(false, 24, 80, false);

  /**
   * Reads the size, and whether the environment asks for a plain output.
   *
   * @param size {@code <rows> <columns>} as {@code stty size} prints it; empty when the output is
   *     no terminal
   * @see <a href="https://no-color.org/">NO_COLOR</a>
   */
  static Terminal of(String size, Map<String, String> environment) {
    String[] parts = size.trim().split(" ", -1);
    if (parts.length != 2 || environment.getOrDefault("TERM", "dumb").equals("dumb")) {
      return NONE;
    }
    int rows = Integer.parseInt(parts[0]);
    int columns = Integer.parseInt(parts[1]);
    // Some terminals do not know their size and say 0.
    return new Terminal(
        true,
        rows > 0 ? rows : 24,
        columns > 0 ? columns : 80,
        environment.getOrDefault("NO_COLOR", "").isEmpty());
  }

  RunView view(PrintWriter out) {
    return redraws ? new LiveView(out, rows, columns, colors) : new PlainView(out);
  }
}
