package dev.stepshift.cli;

import dev.stepshift.cli.progress.ExecutionError;
import dev.stepshift.cli.progress.PastRun;
import dev.stepshift.cli.progress.RunFollower;
import dev.stepshift.cli.progress.RunProgress;
import dev.stepshift.cli.progress.TableProgress;
import dev.stepshift.cli.progress.TableProgress.Status;
import dev.stepshift.cli.summary.AwsPrices;
import dev.stepshift.cli.summary.RunSummary;
import dev.stepshift.laptop.Usage;
import dev.stepshift.laptop.faults.Fault;
import dev.stepshift.laptop.faults.Faults;
import dev.stepshift.laptop.faults.InjectedFault;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Follows one execution to its end, then says how it went. */
final class RunReport {

  private final Environment environment;
  private final LocalSession session;
  private final String pipeline;
  private final Faults faults;

  /**
   * @param faults those that this process lets strike
   */
  RunReport(Environment environment, LocalSession session, String pipeline, Faults faults) {
    this.faults = faults;
    this.environment = environment;
    this.session = session;
    this.pipeline = pipeline;
  }

  /**
   * Follows an execution until it has ended or Ctrl-C has stopped it.
   *
   * @param before the usage before the execution was started
   * @param canRedrive whether the local AWS stays up, for a redrive or a look into the tables
   * @return the exit code
   */
  int follow(String executionArn, Usage before, boolean canRedrive) throws InterruptedException {
    SfnClient stepFunctions = session.clients().stepFunctions();
    RunProgress run;
    try (Interrupts.Registration stop =
        environment.interrupts().onInterrupt(() -> stop(stepFunctions, executionArn))) {
      run =
          new RunFollower(stepFunctions, executionArn, environment.clock(), environment.pause())
              .follow(environment.terminal().view(environment.out()));
    }
    if (environment.interrupts().came()) {
      // The process is ending, and the services with it.
      environment.interrupts().await();
    }
    sayFaults();
    environment.say("");
    new RunSummary(AwsPrices.US_EAST_1)
        .lines(run, session.usage().since(before))
        .forEach(environment::say);
    if (run.succeeded()) {
      sayWhatWasSkipped(stepFunctions, executionArn);
      environment.say("");
      environment.say(lookFurther(canRedrive));
      return ExitCodes.OK;
    }
    explain(run, canRedrive);
    return ExitCodes.FAILED;
  }

  /** A run that found another one going on has loaded nothing, though it ended well. */
  private void sayWhatWasSkipped(SfnClient stepFunctions, String executionArn) {
    PastRun run = PastRun.read(stepFunctions, executionArn);
    run.heldBy()
        .ifPresent(
            other ->
                environment.say(
                    "\n%s was left out, since run %s went on. Load it: ./stepshift run %s --date %s"
                        .formatted(run.runDate(), other, pipeline, run.runDate())));
  }

  private void sayFaults() {
    List<InjectedFault> injected = faults.injected();
    List<Fault> waiting = faults.waiting();
    if (injected.isEmpty() && waiting.isEmpty()) {
      return;
    }
    environment.say("");
    injected.forEach(fault -> environment.say("Injected " + fault));
    waiting.forEach(
        fault -> environment.say("Not injected " + fault.spec() + ": the run did not come there"));
  }

  private static String lookFurther(boolean staysUp) {
    String command =
        "./stepshift sql 'select schema, \"table\", tbl_rows from svv_table_info order by 1, 2'";
    return staysUp
        ? "To look further:  " + command
        : "To look further, run it with --keep, then in another terminal:\n  " + command;
  }

  static void stop(SfnClient stepFunctions, String executionArn) {
    stepFunctions.stopExecution(
        request ->
            request
                .executionArn(executionArn)
                .error("Stopped")
                .cause("Stopped by Ctrl-C in the terminal that started it."));
  }

  private void explain(RunProgress run, boolean canRedrive) {
    environment.say("");
    Optional<TableProgress> phase =
        run.phases().stream().filter(each -> each.status() == Status.FAILED).findFirst();
    String where = phase.map(each -> "Run, " + placeOf(each)).orElse("Run");
    run.failure().ifPresent(why -> sayFailure(environment, where, why));
    String told = run.failure().map(ExecutionError::text).orElse("");
    run.tables().stream()
        .filter(table -> told.lines().noneMatch(line -> line.startsWith(table.table() + ": ")))
        .forEach(
            table ->
                table
                    .failure()
                    .ifPresent(
                        why ->
                            sayFailure(environment, table.table() + ", at " + table.state(), why)));
    environment.say("");
    if (told.contains("superseded by")) {
      environment.say("A redrive cannot help: start a new run, with --date.");
    } else if (canRedrive) {
      String name = run.executionArn().substring(run.executionArn().lastIndexOf(':') + 1);
      environment.say(
          phase
              .map(each -> "Fix the cause, then go on with the " + each.table() + ":")
              .orElse("Fix the cause, then load only what is missing:"));
      environment.say("  ./stepshift redrive " + pipeline + " " + name);
      if (phase.filter(each -> each.table().equals("validate")).isPresent()) {
        environment.say(
            "That asks again. If a table is wrong, fix it and load it and all after it:");
        environment.say("  ./stepshift redrive " + pipeline + " " + name + " --from <table>");
      }
    } else {
      environment.say(
          "To redrive a failed run, keep its warehouse up: run it with --keep, then './stepshift"
              + " redrive "
              + pipeline
              + "' in another terminal.");
    }
  }

  /** Such as {@code setup, at setup/calendar.sql}. */
  private static String placeOf(TableProgress phase) {
    return phase.table().equals(phase.state())
        ? phase.table()
        : phase.table() + ", at " + phase.state();
  }

  static void sayFailure(Environment environment, String where, ExecutionError why) {
    environment.say(where + ": " + why.error());
    why.text()
        .replace(" | ", "\n  ")
        .lines()
        .filter(line -> !line.startsWith("Fix the cause, then redrive this execution"))
        .forEach(line -> environment.say("  " + line));
  }
}
