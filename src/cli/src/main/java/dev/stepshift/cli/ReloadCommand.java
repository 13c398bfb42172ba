package dev.stepshift.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.laptop.Usage;
import dev.stepshift.laptop.deploy.SqlUpload;
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
    name = "reload",
    mixinStandardHelpOptions = true,
    description = "Take the load of a date back from append tables, and load the date again.",
    footer = {
      "",
      "Both in one transaction. The warehouse must be up: './stepshift run … --keep' or 'serve'."
    })
final class ReloadCommand implements Callable<Integer> {

  private static final DateTimeFormatter NAME_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

  private final Environment environment;

  @Parameters(index = "0", paramLabel = "<pipeline>", description = "A folder of sql/pipelines/.")
  private String pipeline;

  @Parameters(
      index = "1",
      paramLabel = "<table>",
      arity = "1..*",
      description = "A table with the strategy append.")
  private List<String> tables = new ArrayList<>();

  @Option(
      names = "--date",
      paramLabel = "<yyyy-mm-dd>",
      required = true,
      description = "The run date of the load.")
  private LocalDate date;

  ReloadCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws Exception {
    Pipelines pipelines = new Pipelines(environment.home());
    pipelines.require(pipeline);
    pipelines.requireTables(pipeline, tables);
    try (LocalSession session = LocalSession.attachOrFail(environment)) {
      SqlUpload.upload(session.clients().s3(), environment.home());
      Usage before = session.usage();
      String name = "reload-" + NAME_TIME.format(environment.clock().instant());
      String arn = start(session, name);
      environment.say("Run " + name);
      environment.say("");
      return new RunReport(environment, session, pipeline, new Faults()).follow(arn, before, true);
    }
  }

  private String start(LocalSession session, String name) {
    try {
      return session
          .clients()
          .stepFunctions()
          .startExecution(
              request ->
                  request
                      .stateMachineArn(new PipelineArns(pipeline).machine())
                      .name(name)
                      .input(input()))
          .executionArn();
    } catch (StateMachineDoesNotExistException older) {
      throw new CliError(
          "The local AWS that is up has no machine for "
              + pipeline
              + ": it was started before the pipeline was added. End it and start it again.");
    }
  }

  private String input() {
    ObjectNode request = new ObjectMapper().createObjectNode();
    request.put("runDate", date.toString());
    request.put("trigger", "reload");
    request.put("takeBack", true);
    request.put("overlap", "wait");
    tables.forEach(request.putArray("tables")::add);
    return request.toString();
  }
}
