package dev.stepshift.bench;

import dev.stepshift.cli.text.Amounts;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Whole runs of the TPC-H pipeline: what is spent on SQL, what between it, and with what memory.
 */
final class RunBenchmark {

  /** One run, measured. */
  interface Run {
    RunFigures measure() throws Exception;
  }

  private final PrintWriter out;

  RunBenchmark(PrintWriter out) {
    this.out = out;
  }

  /** Runs that often. */
  static List<RunFigures> repeat(Run run, int times) throws Exception {
    List<RunFigures> runs = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      runs.add(run.measure());
    }
    return runs;
  }

  /** Prints what the runs took as a whole. */
  void printRuns(List<RunFigures> runs, double scale) {
    Figures table =
        new Figures(
            "Run of tpch, scale %s, %s, each in a new process"
                .formatted(scale, Amounts.counted(runs.get(0).rows(), "row")));
    table.add("process start until services are up", "ms", each(runs, RunFigures::ready));
    table.add("sample generated and delivered", "ms", each(runs, RunFigures::delivered));
    table.add("run, wall time", "ms", each(runs, RunFigures::wall));
    table.add("  of it with SQL running", "ms", each(runs, RunFigures::sql));
    table.add("  of it before the first SQL", "ms", each(runs, RunFigures::firstSql));
    table.add(
        "orchestration: (wall - SQL) / wall", "%", spread(runs, run -> 100 * run.orchestration()));
    table.add("rows loaded a second of the run", "", spread(runs, RunFigures::rowsPerSecond));
    table.add(
        "peak memory of the laptop process", "MB", spread(runs, run -> run.laptopPeak() / 1e6));
    table.add("peak memory of PostgreSQL", "MB", spread(runs, run -> run.postgresPeak() / 1e6));
    table.print(out);
  }

  /** Prints the times between a table's statements, those of all runs together. */
  void printGaps(List<RunFigures> runs) {
    List<StepGap> gaps = runs.stream().flatMap(run -> run.gaps().stream()).toList();
    Figures table =
        new Figures("From the end of a statement to the start of the same table's next");
    table.add("gap", "ms", Spread.of(gaps.stream().map(StepGap::millis).toList()));
    table.add("  the waiting Task is answered", "ms", each(gaps, StepGap::noticed));
    table.add("  the next SQL is submitted", "ms", each(gaps, StepGap::submitted));
    table.add("  it starts", "ms", each(gaps, StepGap::started));
    table.print(out);
  }

  private static <T> Spread each(List<T> measured, ToLongFunction<T> value) {
    return Spread.of(measured.stream().map(value::applyAsLong).toList());
  }

  private static <T> Spread spread(List<T> measured, Function<T, Double> value) {
    return Spread.of(measured.stream().map(value).toList());
  }
}
