package dev.stepshift.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.laptop.Usage;
import dev.stepshift.laptop.faults.FaultCatalog;
import dev.stepshift.laptop.faults.FaultSpecParser;
import dev.stepshift.laptop.faults.Faults;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

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

  private static final DateTimeFormatter NAME_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

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
    Faults armed = armed();
    try (LocalSession session = LocalSession.attachOrStart(environment, keep, armed)) {
      Deliveries deliveries = new Deliveries(environment, session, pipeline);
      LocalDate runDate = date == null ? nextDay(deliveries) : date;
      deliveries.deliver(scale, List.of(runDate));
      int exitCode = seedOnly ? ExitCodes.OK : run(session, runDate, armed);
      if (keep) {
        session.stayUp(environment);
      }
      return exitCode;
    }
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
    Usage before = session.usage();
    String name = "manual-" + NAME_TIME.format(environment.clock().instant());
    String arn = start(session, name, runDate);
    environment.say("Run " + name);
    environment.say("");
    return new RunReport(environment, session, pipeline, armed)
        .follow(arn, before, keep || !session.isOwn());
  }

  private String start(LocalSession session, String name, LocalDate runDate) {
    try {
      return session
          .clients()
          .stepFunctions()
          .startExecution(
              request ->
                  request
                      .stateMachineArn(new PipelineArns(pipeline).machine())
                      .name(name)
                      .input(input(runDate)))
          .executionArn();
    } catch (StateMachineDoesNotExistException older) {
      throw new CliError(
          "The local AWS that is up has no machine for "
              + pipeline
              + ": it was started before the pipeline was added. End it and start it again.");
    }
  }

  private String input(LocalDate runDate) {
    ObjectNode request = new ObjectMapper().createObjectNode();
    request.put("runDate", runDate.toString());
    request.put("trigger", "manual");
    if (!tables.isEmpty()) {
      ArrayNode names = request.putArray("tables");
      tables.forEach(table -> names.add(table.trim()));
    }
    return request.toString();
  }
}
