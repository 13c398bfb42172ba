package dev.stepshift.proof.coverage;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.reducing;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Prints how much of each module the tests of all modules have run, from JaCoCo's CSV report. */
final class CoverageTable {

  private static final String HEADER = "%-10s %9s %9s%n";
  private static final String ROW = "%-10s %7.1f %% %7.1f %%%n";

  private CoverageTable() {}

  /**
   * @param arguments the report
   */
  public static void main(String[] arguments) throws IOException {
    Path report = Path.of(arguments[0]);
    if (Files.exists(report)) {
      print(report, System.out);
    } else {
      System.out.println("No coverage: no test has run.");
    }
  }

  static void print(Path report, PrintStream out) throws IOException {
    Map<String, Coverage> modules;
    try (Stream<String> lines = Files.lines(report)) {
      modules =
          lines
              .skip(1)
              .map(ClassCoverage::parse)
              .collect(
                  groupingBy(
                      ClassCoverage::module,
                      LinkedHashMap::new,
                      reducing(Coverage.NONE, ClassCoverage::coverage, Coverage::plus)));
    }
    out.printf(HEADER, "Coverage", "lines", "branches");
    modules.forEach((module, coverage) -> printRow(module, coverage, out));
    printRow("all", modules.values().stream().reduce(Coverage.NONE, Coverage::plus), out);
  }

  private static void printRow(String name, Coverage coverage, PrintStream out) {
    out.printf(Locale.ROOT, ROW, name, coverage.lines().percent(), coverage.branches().percent());
  }
}
