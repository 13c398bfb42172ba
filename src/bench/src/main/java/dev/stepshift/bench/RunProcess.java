package dev.stepshift.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stepshift.cli.sample.LocalSamples;
import dev.stepshift.cli.sample.SampleDelivery;
import dev.stepshift.laptop.AwsClients;
import dev.stepshift.laptop.Conditions;
import dev.stepshift.laptop.Laptop;
import dev.stepshift.laptop.Ports;
import dev.stepshift.laptop.deploy.LocalNames;
import dev.stepshift.redshift.Warehouse;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.OptionalDouble;

/**
 * A process that runs the TPC-H pipeline once and prints its {@link RunFigures} as a line of JSON:
 * a run is measured as a person has it, in a Java that has just started.
 *
 * <p>Arguments: the repository's root, the scale factor.
 */
final class RunProcess {

  private static final String PIPELINE = "tpch";
  private static final LocalDate DATE = LocalDate.parse("2026-01-01");

  private RunProcess() {}

  public static void main(String[] arguments) throws Exception {
    ChildLog.open();
    RunFigures figures = measure(Path.of(arguments[0]), Double.parseDouble(arguments[1]));
    System.out.println(new ObjectMapper().writeValueAsString(figures));
    System.exit(0);
  }

  private static RunFigures measure(Path home, double scale) throws Exception {
    long born = ManagementFactory.getRuntimeMXBean().getStartTime();
    try (Warehouse warehouse = Warehouse.start(LocalNames.DATABASE);
        Laptop laptop = Laptop.start(Ports.FREE, Conditions.usual().warehouse(warehouse))) {
      laptop.deploy(home);
      long ready = System.currentTimeMillis() - born;
      try (AwsClients clients = AwsClients.of(laptop.endpoints());
          MemoryWatch postgres = new MemoryWatch(server(warehouse))) {
        return measure(clients, home, scale, ready, postgres);
      }
    }
  }

  /** Delivers the sample and runs the pipeline on services that are up. */
  static RunFigures measure(
      AwsClients clients, Path home, double scale, long ready, MemoryWatch postgres)
      throws InterruptedException {
    long before = System.currentTimeMillis();
    SampleDelivery seeded =
        new LocalSamples(clients.s3(), LocalNames.DATA_BUCKET, home)
            .seed(PIPELINE, OptionalDouble.of(scale), DATE);
    long delivered = System.currentTimeMillis() - before;
    MeasuredRun run = new RunMeter(clients).run(PIPELINE, DATE);
    return new RunFigures(
        ready,
        delivered,
        run.wall().length().toMillis(),
        run.sql().toMillis(),
        run.firstSql().toMillis(),
        seeded.rows(),
        ProcessMemory.peak(ProcessHandle.current().pid()).orElse(0),
        postgres.most(),
        run.gaps());
  }

  /** The process that all sessions are children of. */
  static ProcessHandle server(Warehouse warehouse) throws SQLException {
    try (Connection connection = warehouse.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
      row.next();
      return ProcessHandle.of(row.getLong(1)).flatMap(ProcessHandle::parent).orElseThrow();
    }
  }
}
