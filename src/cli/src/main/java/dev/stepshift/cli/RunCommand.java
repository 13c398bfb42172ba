package dev.stepshift.cli;

import dev.stepshift.cli.progress.PastRuns;
import dev.stepshift.laptop.faults.FaultCatalog;
import dev.stepshift.laptop.faults.FaultSpecParser;
import dev.stepshift.laptop.faults.Faults;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Deliver a day's sample files and run a pipeline on them.",
    footer = {
      "",
      "Without --keep everything is gone afterwards. With it, a second run in another terminal",
      "finds the same warehouse:  ./stepshift run tpch --date <the next day>"
    })
final class RunCommand implements Callable<Integer> {

  private final Environment environment;

  @Parameters(paramLabel = "<pipeline>", description = "A folder of sql/pipelines/.")
  private String pipeline;

  @Option(
      names = "--scale",
      paramLabel = "<factor>",
      description = "Size of the TPC-H sample: 1 is about 1 GB (default: 0.01).")
  private Double scale;

  @Option(
      names = "--date",
      paramLabel = "<yyyy-mm-dd>",
      description =
          "The run's date (default: the first day of its samples that is not delivered; if they"
              + " have none of their own, today, UTC).")
  private LocalDate date;

  @Option(
      names = "--tables",
      paramLabel = "<table>",
      split = ",",
      description = "Load only these, separated by commas.")
  private List<String> tables = new ArrayList<>();

  @Option(
      names = "--from",
      paramLabel = "<table>",
      description = {
        "Load this one and all that comes after it, then validate the pipeline",
        "(with --date; default: the date of the last run)."
      })
  private String from;

  @Option(names = "--keep", description = "Leave everything up afterwards, until Ctrl-C.")
  private boolean keep;

  @Option(names = "--seed-only", description = "Deliver the files, and run nothing.")
  private boolean seedOnly;

  @Option(
      names = "--fault",
      paramLabel = "<fault>",
      description = {
        "Let something go wrong, such as drop-event:orders/merge (may be given several times).",
        "docs/local.md lists the faults."
      })
  private List<String> faults = new ArrayList<>();

  RunCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws Exception {
    Pipelines pipelines = new Pipelines(environment.home());
    pipelines.require(pipeline);
    pipelines.requireOwnTargets(pipeline);
    if (!tables.isEmpty()) {
      pipelines.requireTables(pipeline, tables.stream().map(String::trim).toList());
    }
    if (from != null) {
      requireFrom(pipelines);
    }
    Faults armed = armed();
    try (LocalSession session = LocalSession.attachOrStart(environment, keep, armed)) {
      Deliveries deliveries = new Deliveries(environment, session, pipeline);
      LocalDate runDate = date == null ? dateOf(session, deliveries) : date;
      deliveries.deliver(scale, List.of(runDate));
      int exitCode = seedOnly ? ExitCodes.OK : run(session, runDate, armed);
      if (keep) {
        session.stayUp(environment);
      }
      return exitCode;
    }
  }

  private void requireFrom(Pipelines pipelines) {
    if (!tables.isEmpty()) {
      throw new CliError(
          "--from names all that comes after a table: leave --tables out.", ExitCodes.USAGE);
    }
    pipelines.requireTables(pipeline, List.of(from));
  }

  private LocalDate dateOf(LocalSession session, Deliveries deliveries) {
    if (from == null) {
      return nextDay(deliveries);
    }
    return PastRuns.read(session.clients().stepFunctions(), new PipelineArns(pipeline).machine())
        .newestFirst()
        .stream()
        .findFirst()
        .map(run -> LocalDate.parse(run.runDate()))
        .orElseThrow(
            () -> new CliError("No run of " + pipeline + " has a date yet: name one with --date."));
  }

  private LocalDate nextDay(Deliveries deliveries) {
    return deliveries.nextDay().orElseGet(() -> LocalDate.now(environment.clock()));
  }

  private Faults armed() {
    Faults armed = new Faults();
    if (!faults.isEmpty()) {
      FaultSpecParser parser = new FaultSpecParser(FaultCatalog.of(environment.home(), pipeline));
      faults.stream().map(parser::parse).forEach(armed::arm);
    }
    return armed;
  }

  private int run(LocalSession session, LocalDate runDate, Faults armed)
      throws InterruptedException {
    RunStart start = new RunStart(pipeline, runDate, tables, Optional.ofNullable(from));
    return start.follow(environment, session, armed, keep || !session.isOwn());
  }
}
