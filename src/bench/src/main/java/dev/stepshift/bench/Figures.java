package dev.stepshift.bench;

import dev.stepshift.cli.text.TextTable;
import dev.stepshift.cli.text.TextTable.Align;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** A table of measured quantities: least, median, 95th percentile, most. */
final class Figures {

  private final String title;
  private final TextTable table =
      new TextTable(
          List.of("", "unit", "n", "min", "median", "p95", "max"),
          List.of(
              Align.LEFT,
              Align.LEFT,
              Align.RIGHT,
              Align.RIGHT,
              Align.RIGHT,
              Align.RIGHT,
              Align.RIGHT));

  Figures(String title) {
    this.title = title;
  }

  void add(String name, String unit, Spread spread) {
    table.add(
        List.of(
            name,
            unit,
            Integer.toString(spread.values().size()),
            number(spread.min()),
            number(spread.median()),
            number(spread.percentile(0.95)),
            number(spread.max())));
  }

  /** Adds a quantity that is one value. */
  void note(String name, String value) {
    table.add(List.of(name, "", "", "", value, "", ""));
  }

  void print(PrintWriter out) {
    out.println(title);
    table.lines().forEach(line -> out.println("  " + line));
    out.println();
    out.flush();
  }

  /** With as many digits as a reader can use. */
  static String number(double value) {
    double size = Math.abs(value);
    String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, value);
  }
}
