package dev.stepshift.cli.progress;

import java.time.LocalDate;

/** Backfills of a pipeline of one table, from the 1st of January 2026 on; each date takes 2 s. */
public final class ShopBackfills {

  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final String TOLD =
      "1 of 1 tables failed: region\\n\\nregion: Redshift.LoadFailed";

  private ShopBackfills() {}

  /** Two dates load. */
  public static void good(FakeStepFunctions stepFunctions, String arn) {
    HistoryScript backfill = planned();
    date(stepFunctions, backfill, 0, 0);
    date(stepFunctions, backfill, 1, 0);
    stepFunctions.play(arn, backfill.executionSucceeded(4600, "{}"));
  }

  /** The first date loads, the second does not. */
  public static void bad(FakeStepFunctions stepFunctions, String arn) {
    HistoryScript backfill = planned();
    date(stepFunctions, backfill, 0, 0);
    badDate(stepFunctions, backfill);
    stepFunctions.play(arn, backfill);
  }

  /** What {@link #bad} becomes when the file is fixed and the backfill redriven. */
  public static void fixed(FakeStepFunctions stepFunctions, String arn) {
    HistoryScript backfill = planned();
    date(stepFunctions, backfill, 0, 0);
    badDate(stepFunctions, backfill);
    backfill.redriven(6000).scheduled(6000);
    date(stepFunctions, backfill, 3, 1);
    stepFunctions.play(arn, backfill.executionSucceeded(9000, "{}"));
  }

  private static HistoryScript planned() {
    return new HistoryScript().started(0).task(0, 400, "Plan backfill", "{\"Payload\":{}}");
  }

  private static void date(
      FakeStepFunctions stepFunctions, HistoryScript backfill, int slot, int redrive) {
    long from = 500 + 2000L * slot;
    String name =
        "backfill-" + FIRST.plusDays(redrive == 0 ? slot : 1) + "-0a1b2c3d4e5f-" + redrive;
    String run = FakeStepFunctions.arn("local-shop", name);
    String child = FakeStepFunctions.arn("local-shop-region", name);
    stepFunctions.play(child, HistoryScript.loaded(from + 300, "region"));
    stepFunctions.play(
        run,
        run(from, child)
            .succeeded(from + 1400, "{}")
            .task(from + 1400, from + 1500, "Check run", "{\"complete\":true}")
            .executionSucceeded(from + 1500, "{}"));
    if (redrive == 0) {
      backfill.entered(from, "Run date").scheduled(from);
    }
    backfill
        .submitted(from, "startExecution.sync:2", started(run))
        .succeeded(from + 1600, "{}")
        .exited(from + 1600, "Run date", "{}");
  }

  private static void badDate(FakeStepFunctions stepFunctions, HistoryScript backfill) {
    String name = "backfill-" + FIRST.plusDays(1) + "-0a1b2c3d4e5f-0";
    String run = FakeStepFunctions.arn("local-shop", name);
    String child = FakeStepFunctions.arn("local-shop-region", name);
    String cause = "{\"errorMessage\":\"" + TOLD + "\"}";
    stepFunctions.play(child, HistoryScript.failed(2800, "Redshift.LoadFailed", "line 3"));
    stepFunctions.play(
        run,
        run(2500, child)
            .taskFailed(3200, "States.TaskFailed", "{}")
            .entered(3300, "Check run")
            .scheduled(3300)
            .taskFailed(3400, "dev.stepshift.errors.TablesFailed", cause)
            .executionFailed(3400, "dev.stepshift.errors.TablesFailed", cause));
    String awaited =
        "{\"ExecutionArn\":\"%s\",\"Status\":\"FAILED\",\"Error\":\"dev.stepshift.errors.TablesFailed\",\"Cause\":\"%s\"}"
            .formatted(run, cause.replace("\\", "\\\\").replace("\"", "\\\""));
    backfill
        .entered(2500, "Run date")
        .scheduled(2500)
        .submitted(2500, "startExecution.sync:2", started(run))
        .taskFailed(3500, "States.TaskFailed", awaited)
        .executionFailed(3500, "States.TaskFailed", awaited);
  }

  private static HistoryScript run(long from, String child) {
    return new HistoryScript()
        .started(from)
        .task(
            from,
            from + 200,
            "Plan run",
            "{\"Payload\":{\"waves\":[[{\"table\":\"region\",\"after\":[]}]]}}")
        .entered(from + 200, "Load wave")
        .scheduled(from + 200)
        .submitted(from + 300, "startExecution.sync:2", started(child));
  }

  private static String started(String arn) {
    return "{\"ExecutionArn\":\"" + arn + "\"}";
  }
}
