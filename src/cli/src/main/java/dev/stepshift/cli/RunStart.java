package dev.stepshift.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.laptop.Usage;
import dev.stepshift.laptop.faults.Faults;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

/**
 * A run that a person starts.
 *
 * @param tables only these; empty for all
 * @param from the table to begin with
 */
record RunStart(String pipeline, LocalDate runDate, List<String> tables, Optional<String> from) {

  private static final DateTimeFormatter NAME_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

  /** Starts it and tells of it until it ends; the answer is the exit code. */
  int follow(Environment environment, LocalSession session, Faults armed, boolean canRedrive)
      throws InterruptedException {
    Usage before = session.usage();
    String name = "manual-" + NAME_TIME.format(environment.clock().instant());
    String arn = start(session, name);
    environment.say("Run " + name);
    environment.say("");
    return new RunReport(environment, session, pipeline, armed).follow(arn, before, canRedrive);
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
    request.put("runDate", runDate.toString());
    request.put("trigger", "manual");
    from.ifPresent(table -> request.put("from", table));
    if (!tables.isEmpty()) {
      ArrayNode names = request.putArray("tables");
      tables.forEach(table -> names.add(table.trim()));
    }
    return request.toString();
  }
}
