package dev.stepshift.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.errors.RequestInvalid;
import dev.stepshift.laptop.Usage;
import dev.stepshift.plan.BackfillRange;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

@Command(
    name = "backfill",
    mixinStandardHelpOptions = true,
    description = "Run a pipeline for a range of dates, one after the other.",
    footer = {
      "",
      "A date that fails stops it there; './stepshift redrive <pipeline>' goes on with that date."
    })
final class BackfillCommand implements Callable<Integer> {

  private static final DateTimeFormatter NAME_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

  private final Environment environment;

  @Parameters(paramLabel = "<pipeline>", description = "A folder of sql/pipelines/.")
  private String pipeline;

  @Option(
      names = "--from",
      paramLabel = "<yyyy-mm-dd>",
      required = true,
      description = "The first date.")
  private LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "<yyyy-mm-dd>",
      required = true,
      description = "The last date.")
  private LocalDate to;

  @Option(
      names = "--tables",
      paramLabel = "<table>",
      split = ",",
      description = "Load only these, separated by commas.")
  private List<String> tables = new ArrayList<>();

  @Option(
      names = "--scale",
      paramLabel = "<factor>",
      description = "Size of the TPC-H sample: 1 is about 1 GB (default: 0.01).")
  private Double scale;

  @Option(
      names = "--allow-older",
      description = "Leave rows of these dates on top of those of later dates, and warn.")
  private boolean allowOlder;

  @Option(names = "--keep", description = "Leave everything up afterwards, until Ctrl-C.")
  private boolean keep;

  BackfillCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws Exception {
    Pipelines pipelines = new Pipelines(environment.home());
    pipelines.require(pipeline);
    pipelines.requireOwnTargets(pipeline);
    List<String> chosen = tables.stream().map(String::trim).toList();
    if (!chosen.isEmpty()) {
      pipelines.requireTables(pipeline, chosen);
    }
    BackfillRange range = range();
    try (LocalSession session = LocalSession.attachOrStart(environment, keep)) {
      new Deliveries(environment, session, pipeline).deliver(scale, range.dates());
      Usage before = session.usage();
      String name = "backfill-" + NAME_TIME.format(environment.clock().instant());
      String arn = start(session, name, input(range, chosen, allowOlder));
      environment.say("Backfill " + name);
      environment.say("");
      int exitCode =
          new BackfillReport(environment, session, pipeline)
              .follow(arn, before, keep || !session.isOwn());
      if (keep) {
        session.stayUp(environment);
      }
      return exitCode;
    }
  }

  private BackfillRange range() {
    try {
      return new BackfillRange(from, to);
    } catch (RequestInvalid wrong) {
      throw new CliError(
          Objects.requireNonNullElse(wrong.getMessage(), wrong.toString()), ExitCodes.USAGE);
    }
  }

  private String start(LocalSession session, String name, String input) {
    try {
      return session
          .clients()
          .stepFunctions()
          .startExecution(
              request ->
                  request
                      .stateMachineArn(new PipelineArns(pipeline).backfillMachine())
                      .name(name)
                      .input(input))
          .executionArn();
    } catch (StateMachineDoesNotExistException older) {
      throw new CliError(
          "The local AWS that is up has no backfill machine for "
              + pipeline
              + ": it was started before the pipeline was added. End it and start it again.");
    }
  }

  private static String input(BackfillRange range, List<String> tables, boolean allowOlder) {
    ObjectNode request = new ObjectMapper().createObjectNode();
    request.put("from", range.from().toString());
    request.put("to", range.to().toString());
    if (!tables.isEmpty()) {
      ArrayNode names = request.putArray("tables");
      tables.forEach(names::add);
    }
    if (allowOlder) {
      request.put("allowOlder", true);
    }
    return request.toString();
  }
}
