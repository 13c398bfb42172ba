package dev.stepshift.cli.progress;

/** Runs of a pipeline of two tables, where orders come after region. */
public final class ShopRuns {

  private static final String PLAN =
      "{\"waves\":[[{\"table\":\"region\",\"after\":[]}],"
          + "[{\"table\":\"orders\",\"after\":[\"region\"]}]]}";
  private static final String REGION = FakeStepFunctions.arn("local-shop-region", "r1");
  private static final String ORDERS = FakeStepFunctions.arn("local-shop-orders", "o1");

  private ShopRuns() {}

  /** Both tables load; orders' merge meets a serialization conflict once. */
  public static void good(FakeStepFunctions stepFunctions, String arn) {
    stepFunctions.play(REGION, HistoryScript.loaded(600, "region"));
    stepFunctions.play(
        ORDERS,
        new HistoryScript()
            .started(1700)
            .task(
                1700,
                1800,
                "Render SQL",
                "{\"Payload\":{\"files\":3,\"bytes\":1500000,\"steps\":{\"copy\":{\"rowsOf\":[1]}}}}")
            .task(1800, 4000, "Copy to staging", "{\"statementId\":\"a\",\"rows\":[0,15000]}")
            .entered(4000, "Merge into target")
            .scheduled(4000)
            .taskFailed(4100, "Redshift.SerializationConflict", "Serializable isolation violation")
            .scheduled(4200)
            .succeeded(4700, "{\"statementId\":\"b\",\"rows\":[0,14000]}")
            .exited(4700, "Merge into target", "{}")
            .executionSucceeded(
                4700, "{\"table\":\"orders\",\"status\":\"loaded\",\"rows\":15000,\"files\":3}"));
    stepFunctions.play(
        arn,
        planned()
            .entered(500, "Load wave")
            .scheduled(500)
            .submitted(600, "startExecution.sync:2", started(REGION))
            .succeeded(1600, "{}")
            .entered(1600, "Load wave")
            .scheduled(1600)
            .submitted(1700, "startExecution.sync:2", started(ORDERS))
            .succeeded(4800, "{}")
            .task(4800, 4900, "Check run", "{\"complete\":true}")
            .executionSucceeded(5000, "{}"));
  }

  /** The copy of region fails, so orders are skipped. */
  public static void bad(FakeStepFunctions stepFunctions, String arn) {
    stepFunctions.play(
        REGION,
        HistoryScript.failed(
            600, "Redshift.LoadFailed", "region.tbl line 3, column r_name: too long"));
    String cause =
        "{\"errorMessage\":\"1 table failed: region. Skipped: orders.\",\"errorType\":\"x\"}";
    stepFunctions.play(
        arn,
        planned()
            .entered(500, "Load wave")
            .scheduled(500)
            .submitted(600, "startExecution.sync:2", started(REGION))
            .taskFailed(1000, "States.TaskFailed", "{}")
            .entered(1100, "Check run")
            .scheduled(1100)
            .taskFailed(1200, "dev.stepshift.errors.TablesFailed", cause)
            .executionFailed(1200, "dev.stepshift.errors.TablesFailed", cause));
  }

  /** Setup is done, region loaded; the validations fail, so nothing is maintained. */
  public static void unsound(FakeStepFunctions stepFunctions, String arn) {
    String setup = FakeStepFunctions.arn("local-shop-run-phase", "s1");
    String validations = FakeStepFunctions.arn("local-shop-run-phase", "v1");
    String cause = "Validation few of pipeline shop: observed 1, at least 2 | statement v (local)";
    stepFunctions.play(REGION, HistoryScript.loaded(1200, "region"));
    stepFunctions.play(
        setup,
        new HistoryScript()
            .started(600)
            .task(600, 700, "Render SQL", "{\"Payload\":{}}")
            .entered(700, "Run batch", batch("001 setup/calendar.sql"))
            .scheduled(700)
            .succeeded(1000, "{\"statementId\":\"s\",\"rows\":[0,0,3],\"verdicts\":[]}")
            .exited(1000, "Run batch", "{\"statementId\":\"s\",\"rows\":[0,0,3]}")
            .executionSucceeded(1000, "{\"phase\":\"setup\",\"status\":\"done\"}"));
    stepFunctions.play(
        validations,
        new HistoryScript()
            .started(2400)
            .entered(2400, "Run batch", batch("001 validations"))
            .scheduled(2400)
            .taskFailed(2900, "ValidationFailed", cause)
            .executionFailed(2900, "ValidationFailed", cause));
    String awaited =
        "{\"ExecutionArn\":\"%s\",\"Status\":\"FAILED\",\"Error\":\"ValidationFailed\",\"Cause\":\"%s\"}"
            .formatted(validations, cause);
    String plan =
        "{\"waves\":[[{\"table\":\"region\",\"after\":[]}]],"
            + "\"phases\":[{\"phase\":\"setup\"},{\"phase\":\"validate\"},{\"phase\":\"maintain\"}]}";
    stepFunctions.play(
        arn,
        new HistoryScript()
            .started(0)
            .task(0, 400, "Plan run", "{\"Payload\":" + plan + "}")
            .entered(500, "Set up")
            .scheduled(500)
            .submitted(600, "startExecution.sync:2", started(setup))
            .succeeded(1100, "{}")
            .entered(1100, "Load wave")
            .scheduled(1100)
            .submitted(1200, "startExecution.sync:2", started(REGION))
            .succeeded(2300, "{}")
            .entered(2300, "Validate pipeline")
            .scheduled(2300)
            .submitted(2400, "startExecution.sync:2", started(validations))
            .taskFailed(3000, "States.TaskFailed", awaited)
            .executionFailed(3000, "States.TaskFailed", awaited));
  }

  private static String batch(String name) {
    return "{\"name\":\"" + name + "\",\"sqls\":[\"select 1\"],\"timeoutSeconds\":60}";
  }

  private static HistoryScript planned() {
    return new HistoryScript()
        .started(0)
        .task(0, 400, "Plan run", "{\"Payload\":" + PLAN + ",\"StatusCode\":200}");
  }

  private static String started(String arn) {
    return "{\"ExecutionArn\":\"" + arn + "\"}";
  }
}
