package dev.stepshift.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.stepshift.laptop.AwsClients;
import dev.stepshift.laptop.Conditions;
import dev.stepshift.laptop.Laptop;
import dev.stepshift.laptop.Ports;
import dev.stepshift.redshift.Warehouse;
import dev.stepshift.redshift.junit.SharedWarehouse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Each benchmark once, on next to no data: that it measures and prints, not how fast it is. */
@ExtendWith(SharedWarehouse.class)
class BenchmarksTest {

  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();

  private final StringWriter printed = new StringWriter();
  private final PrintWriter out = new PrintWriter(printed);

  @Test
  void copyPrintsBothSidesAndTheirRatioForEachFormat(Warehouse warehouse) throws Exception {
    new CopyBenchmark(out).run(warehouse, 0.0005, 1);
    assertThat(printed.toString())
        .contains("plain, COPY ", "plain, CopyManager ", "plain, COPY's time / CopyManager's")
        .contains("gzip, COPY ", "gzip, CopyManager ", "gzip, COPY's time / CopyManager's");
  }

  @Test
  void formatsPrintAllSidesOfCsvAndParquetAndTheMemoryOfCopy(Warehouse warehouse) throws Exception {
    new FormatsBenchmark(out).run(warehouse, FormatProcess::measure, 0.0005, 1);
    for (String format : List.of("CSV", "Parquet")) {
      assertThat(printed.toString())
          .contains(format + ", COPY ", format + ", DuckDB ")
          .contains(
              format + ", COPY's time / CopyManager's of CSV", format + ", COPY's time / Duck")
          .contains(format + ", peak memory of COPY's process", format + ", peak memory of Postgr");
    }
    assertThat(printed.toString()).contains("CSV, CopyManager ", "(written by DuckDB)");
  }

  @Test
  void aRunPrintsItsShareOfOrchestrationAndTheGapsBetweenStatements(Warehouse warehouse)
      throws Exception {
    RunFigures run;
    try (Laptop laptop = Laptop.start(Ports.FREE, Conditions.usual().warehouse(warehouse))) {
      laptop.deploy(HOME);
      try (AwsClients clients = AwsClients.of(laptop.endpoints());
          MemoryWatch postgres = new MemoryWatch(RunProcess.server(warehouse))) {
        run = RunProcess.measure(clients, HOME, 0.01, 0, postgres);
      }
    }
    assertThat(run.wall()).isGreaterThan(run.sql());
    assertThat(run.orchestration()).isBetween(0.0, 1.0);
    // Nine tables of four steps each.
    assertThat(run.gaps()).hasSize(27).allMatch(gap -> gap.millis() >= 0);
    RunBenchmark benchmark = new RunBenchmark(out);
    benchmark.printRuns(List.of(run), 0.01);
    benchmark.printGaps(List.of(run));
    assertThat(printed.toString())
        .contains("orchestration: (wall - SQL) / wall", "rows loaded a second of the run")
        .contains("peak memory of PostgreSQL", "the waiting Task is answered");
  }

  @Test
  void theLambdasPrintColdAndWarmCallsOfEachHandler() throws Exception {
    Path archive = HOME.resolve("target/function.zip");
    // Packaged before this module is tested, unless it is tested alone.
    assumeThat(archive).as("target/function.zip, which packaging makes").exists();
    assumeThat(Files.getLastModifiedTime(archive))
        .as("target/function.zip is older than the functions or sql; package it anew to time it")
        .isGreaterThanOrEqualTo(
            newest(
                "src/lambda/src/main", "src/functions/src/main", "src/pipeline/src/main", "sql"));
    new LambdaBenchmark(out).run(HOME, archive, 1, 1);
    for (String handler : LambdaProbe.requests().keySet()) {
      assertThat(printed.toString())
          .contains(handler + ", cold", handler + ", warm", handler + ", most memory");
    }
  }

  @Test
  void theStartOfACommandIsTimedUntilItsFirstLineAndUntilItIsOfUse(@TempDir Path home)
      throws Exception {
    Path command = home.resolve("stepshift");
    Files.writeString(
        command,
        """
        #!/bin/sh
        echo "Starting the local AWS"
        [ "$1" = serve ] && echo "Ctrl-C stops it." && exec sleep 60
        exit 0
        """);
    assertThat(command.toFile().setExecutable(true)).isTrue();
    new StartBenchmark(out, home).run(1);
    assertThat(printed.toString())
        .contains("./stepshift validate, until it ends", "./stepshift serve, until all is up");
  }

  @Test
  void headersAreTimedReadAndKnown() throws Exception {
    new HeadersBenchmark(out, HOME).run(0.01, 1);
    assertThat(printed.toString())
        .contains("Render SQL of 100 gzipped CSV files", "no header is read", "layout is known");
  }

  @Test
  void memoryIsToldWhereLinuxTellsIt() {
    assumeThat(Files.exists(Path.of("/proc/self/smaps_rollup"))).isTrue();
    long self = ProcessHandle.current().pid();
    assertThat(ProcessMemory.peak(self).orElseThrow())
        .isGreaterThanOrEqualTo(ProcessMemory.proportional(self).orElseThrow() / 2)
        .isGreaterThan(1_000_000);
    assertThat(ProcessMemory.peak(-1)).isEmpty();
  }

  private static FileTime newest(String... folders) throws IOException {
    FileTime newest = FileTime.fromMillis(0);
    for (String folder : folders) {
      try (Stream<Path> files = Files.walk(HOME.resolve(folder))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          FileTime written = Files.getLastModifiedTime(file);
          newest = written.compareTo(newest) > 0 ? written : newest;
        }
      }
    }
    return newest;
  }
}
