package dev.stepshift.cli;

import dev.stepshift.cli.progress.PastRun;
import dev.stepshift.cli.progress.PastRuns;
import dev.stepshift.cli.text.TextTable;
import dev.stepshift.cli.text.TextTable.Align;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Show the last runs of a pipeline, and the dates that were left out.")
final class StatusCommand implements Callable<Integer> {

  private static final int SHOWN = 10;

  private final Environment environment;

  @Parameters(paramLabel = "<pipeline>", description = "A folder of sql/pipelines/.")
  private String pipeline;

  StatusCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    new Pipelines(environment.home()).require(pipeline);
    try (LocalSession session = LocalSession.attachOrFail(environment)) {
      PastRuns runs =
          PastRuns.read(session.clients().stepFunctions(), new PipelineArns(pipeline).machine());
      if (runs.newestFirst().isEmpty()) {
        environment.say("Pipeline " + pipeline + " has not run.");
        return ExitCodes.OK;
      }
      table(runs).lines().forEach(environment::say);
      List<PastRun> missing = runs.missing();
      if (!missing.isEmpty()) {
        environment.say("");
      }
      missing.forEach(
          run ->
              environment.say(
                  "missing: %s, skipped while run %s went on; load it: ./stepshift run %s --date %s"
                      .formatted(
                          run.runDate(), run.heldBy().orElseThrow(), pipeline, run.runDate())));
      return ExitCodes.OK;
    }
  }

  private static TextTable table(PastRuns runs) {
    TextTable table =
        new TextTable(List.of("run", "date", "state"), List.of(Align.LEFT, Align.LEFT, Align.LEFT));
    runs.newestFirst().stream()
        .limit(SHOWN)
        .forEach(run -> table.add(List.of(run.name(), run.runDate(), run.state())));
    return table;
  }
}
