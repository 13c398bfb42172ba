package dev.stepshift.cli;

import dev.stepshift.cli.progress.BackfillFollower;
import dev.stepshift.cli.progress.BackfillProgress;
import dev.stepshift.cli.progress.BackfillProgress.DateRun;
import dev.stepshift.cli.progress.TableProgress;
import dev.stepshift.cli.progress.TableProgress.Status;
import dev.stepshift.cli.summary.AwsPrices;
import dev.stepshift.cli.summary.RunSummary;
import dev.stepshift.cli.text.Amounts;
import dev.stepshift.laptop.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Follows one backfill to its end, a line a date, then says how it went. */
final class BackfillReport {

  /** How the run's own report of its failures ends if a redrive would change none of them. */
  private static final String EACH_REFUSED = "Redriving does not help: start a backfill";

  private final Environment environment;
  private final LocalSession session;
  private final String pipeline;

  BackfillReport(Environment environment, LocalSession session, String pipeline) {
    this.environment = environment;
    this.session = session;
    this.pipeline = pipeline;
  }

  /**
   * Follows a backfill until it has ended or Ctrl-C has stopped it.
   *
   * @param before the usage before the backfill was started
   * @param canRedrive whether the local AWS stays up
   * @return the exit code
   */
  int follow(String executionArn, Usage before, boolean canRedrive) throws InterruptedException {
    SfnClient stepFunctions = session.clients().stepFunctions();
    BackfillProgress backfill;
    try (Interrupts.Registration stop =
        environment.interrupts().onInterrupt(() -> RunReport.stop(stepFunctions, executionArn))) {
      backfill =
          new BackfillFollower(
                  stepFunctions, executionArn, environment.clock(), environment.pause())
              .follow(each -> environment.say(line(each)));
    }
    if (environment.interrupts().came()) {
      // The process is ending, and the services with it.
      environment.interrupts().await();
    }
    environment.say("");
    summary(backfill, session.usage().since(before)).forEach(environment::say);
    if (backfill.succeeded()) {
      return ExitCodes.OK;
    }
    environment.say("");
    backfill.failure().ifPresent(why -> RunReport.sayFailure(environment, "Backfill", why));
    environment.say("");
    environment.say(next(backfill, canRedrive));
    return ExitCodes.FAILED;
  }

  /** Such as {@code 2026-01-02: 3 loaded, 5 nothing to load, 1,234 rows, 2.1 s}. */
  private static String line(DateRun each) {
    List<String> words = new ArrayList<>();
    for (Status status :
        List.of(
            Status.LOADED,
            Status.ALREADY_LOADED,
            Status.NOTHING_TO_LOAD,
            Status.FAILED,
            Status.STOPPED,
            Status.SKIPPED)) {
      long tables =
          each.run().tables().stream().map(TableProgress::status).filter(status::equals).count();
      if (tables > 0) {
        words.add(Amounts.count(tables) + " " + status.words());
      }
    }
    each.run().phases().stream()
        .filter(phase -> phase.status() == Status.FAILED)
        .forEach(phase -> words.add(phase.table() + " failed"));
    words.add(Amounts.counted(each.run().rows(), "row"));
    words.add(Amounts.time(each.run().took()));
    return each.date() + ": " + String.join(", ", words);
  }

  private static List<String> summary(BackfillProgress backfill, Usage usage) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Backfill     %s in %s, %s loaded, %s"
            .formatted(
                backfill.status().toLowerCase(Locale.ROOT),
                Amounts.time(backfill.took()),
                Amounts.counted(backfill.datesLoaded(), "date"),
                Amounts.counted(backfill.rows(), "row")));
    long transitions = backfill.ownTransitions() + backfill.runTransitions();
    lines.add(
        "Standard     %s: %s in the backfill, %s in its runs"
            .formatted(
                Amounts.counted(transitions, "transition"),
                Amounts.count(backfill.ownTransitions()),
                Amounts.count(backfill.runTransitions())));
    lines.addAll(new RunSummary(AwsPrices.US_EAST_1).bill(transitions, usage));
    return lines;
  }

  private String next(BackfillProgress backfill, boolean canRedrive) {
    String name = backfill.executionArn().substring(backfill.executionArn().lastIndexOf(':') + 1);
    boolean refused =
        backfill.failure().filter(why -> why.text().contains(EACH_REFUSED)).isPresent();
    if (refused) {
      return "A redrive would be refused again: let the backfill reach the newest date, or start it"
          + " with --allow-older.";
    }
    return canRedrive
        ? "Fix the cause, then go on with the date that failed:\n  ./stepshift redrive "
            + pipeline
            + " "
            + name
        : "To redrive a failed backfill, keep its warehouse up: run it with --keep, then"
            + " './stepshift redrive "
            + pipeline
            + "' in another terminal.";
  }
}
