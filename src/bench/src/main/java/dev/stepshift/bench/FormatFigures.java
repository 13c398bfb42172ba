package dev.stepshift.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the loads of lineitem took; the n-th value of each side is of the same pass. */
final class FormatFigures {

  private record Values(List<FormatLoad> copies, List<Long> postgres, List<Double> duck) {}

  private final List<Double> manager = new ArrayList<>();
  private final Map<LineitemFormat, Values> values = new EnumMap<>(LineitemFormat.class);

  void manager(FormatLoad load) {
    manager.add(load.rowsPerSecond());
  }

  /** Adds a COPY, and the most memory of PostgreSQL during it in bytes. */
  void copy(LineitemFormat format, FormatLoad load, long postgres) {
    of(format).copies().add(load);
    of(format).postgres().add(postgres);
  }

  void duck(LineitemFormat format, double rowsPerSecond) {
    of(format).duck().add(rowsPerSecond);
  }

  private Values of(LineitemFormat format) {
    return values.computeIfAbsent(
        format, any -> new Values(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
  }

  void print(PrintWriter out, String title) {
    Figures table = new Figures(title);
    table.add("CSV, CopyManager", "rows/s", Spread.of(manager));
    values.forEach((format, of) -> add(table, format, of));
    table.note("load of the machine, at the end", HostDescription.load());
    table.print(out);
  }

  private void add(Figures table, LineitemFormat format, Values of) {
    String name = format == LineitemFormat.CSV ? "CSV" : "Parquet";
    List<Double> ours = of.copies().stream().map(FormatLoad::rowsPerSecond).toList();
    table.add(name + ", COPY", "rows/s", Spread.of(ours));
    table.add(name + ", DuckDB", "rows/s", Spread.of(of.duck()));
    table.add(name + ", COPY's time / CopyManager's of CSV", "", ratios(manager, ours));
    table.add(name + ", COPY's time / DuckDB's", "", ratios(of.duck(), ours));
    table.add(
        name + ", peak memory of COPY's process",
        "MB",
        Spread.of(of.copies().stream().map(load -> load.peak() / 1e6).toList()));
    table.add(
        name + ", peak memory of PostgreSQL",
        "MB",
        Spread.of(of.postgres().stream().map(bytes -> bytes / 1e6).toList()));
  }

  /** Of times, so the other way round than of rows a second. */
  private static Spread ratios(List<Double> theirs, List<Double> ours) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < ours.size(); i++) {
      ratios.add(theirs.get(i) / ours.get(i));
    }
    return Spread.of(ratios);
  }
}
