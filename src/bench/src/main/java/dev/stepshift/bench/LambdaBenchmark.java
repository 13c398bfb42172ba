package dev.stepshift.bench;

import dev.stepshift.cli.text.Amounts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The packaged handlers, run as Lambda runs them: time of a cold and of a warm call, and memory.
 * The handlers take turns, so that a busy moment of the computer falls on all of them.
 */
final class LambdaBenchmark {

  private final PrintWriter out;

  LambdaBenchmark(PrintWriter out) {
    this.out = out;
  }

  /**
   * Prints a line a handler.
   *
   * @param home the repository's root
   * @param archive {@code function.zip}
   * @param starts how often each handler is started
   * @param calls how many warm calls each start gets
   */
  void run(Path home, Path archive, int starts, int calls) throws Exception {
    Map<String, List<LambdaFigures>> measured = new LinkedHashMap<>();
    try (LambdaProbe probe = LambdaProbe.of(home, archive)) {
      for (int i = 0; i < starts; i++) {
        for (Map.Entry<String, String> request : LambdaProbe.requests().entrySet()) {
          measured
              .computeIfAbsent(request.getKey(), handler -> new ArrayList<>())
              .add(probe.measure(request.getKey(), request.getValue(), calls));
        }
      }
    }
    Figures table =
        new Figures("Lambdas, %d starts each, %d warm calls a start".formatted(starts, calls));
    measured.forEach(
        (handler, processes) -> {
          table.add(
              handler + ", cold",
              "ms",
              Spread.of(processes.stream().map(LambdaFigures::cold).toList()));
          Spread warm =
              Spread.of(processes.stream().flatMap(process -> process.warm().stream()).toList());
          table.add(handler + ", warm", "ms", warm);
          table.note(
              handler + ", most memory",
              Amounts.bytes(
                  processes.stream().mapToLong(LambdaFigures::memory).max().orElseThrow()));
        });
    table.print(out);
  }
}
