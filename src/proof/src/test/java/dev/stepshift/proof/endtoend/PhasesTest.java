package dev.stepshift.proof.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.cli.progress.ExecutionError;
import dev.stepshift.cli.progress.RunFollower;
import dev.stepshift.cli.progress.RunProgress;
import dev.stepshift.laptop.faults.FaultCatalog;
import dev.stepshift.laptop.faults.FaultSpecParser;
import dev.stepshift.laptop.faults.Faults;
import dev.stepshift.laptop.faults.InjectionPoint;
import dev.stepshift.laptop.faults.LambdaFault;
import dev.stepshift.laptop.faults.MachineState;
import dev.stepshift.laptop.faults.StepSelector;
import dev.stepshift.laptop.faults.TaskFault;
import dev.stepshift.proof.stage.Home;
import dev.stepshift.proof.stage.Run;
import dev.stepshift.proof.stage.Stage;
import dev.stepshift.proof.stage.StateTable;
import dev.stepshift.redshift.Warehouse;
import dev.stepshift.redshift.junit.SharedWarehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.StatementData;

/** Queries, a procedure, and SQL around the tables, in runs that go well and runs that do not. */
@ExtendWith(SharedWarehouse.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PhasesTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
  private static final LocalDate SECOND = FIRST.plusDays(1);
  private static final List<String> TABLES =
      List.of("sales", "stock", "sales_a_day", "shops", "totals");
  private static final String RUN_PHASE = "run-phase";
  private static final String TASK_FAILED = "States.TaskFailed";
  private static final String TABLES_FAILED = "dev.stepshift.errors.TablesFailed";

  /** Three waves of five tables, and three phases. */
  private static final int PARENT = 7 + 2 * 3 + 5 + 2 * 3;

  private final Faults faults = new Faults();
  private Stage stage;
  private Path folder;

  @BeforeAll
  void open(Warehouse warehouse, @TempDir Path folder) throws IOException {
    this.folder = folder;
    stage = Stage.open(warehouse, Home.in(folder).with("mart"), Stage.conditions().faults(faults));
  }

  @AfterAll
  void close() {
    stage.close();
  }

  @BeforeEach
  void deliver() {
    stage.reset();
    sales(FIRST, "1,2026-03-01,CH,10.50\n2,2026-03-01,IT,20.00\n3,2026-03-01,CH,4.50\n");
    sales(SECOND, "4,2026-03-02,CH,1.00\n5,2026-03-02,SE,2.00\n");
    stock(FIRST, "bolt,10\nnut,20\n");
    stock(SECOND, "nut,-5\nscrew,7\n");
  }

  @AfterEach
  void fix() {
    Home.in(folder).with("mart");
    stage.deploy();
  }

  @Test
  void queriesAndProceduresFeedTables() {
    stage.run("mart", FIRST).succeeded();
    Run second = stage.run("mart", SECOND).succeeded();
    assertThat(second.tables("loaded")).containsExactlyInAnyOrderElementsOf(TABLES);
    assertThat(stage.query("select day, shop, amount from mart.sales_a_day order by 1, 2"))
        .containsExactly(
            List.of("2026-03-01", "CH", "15.00"),
            List.of("2026-03-01", "IT", "20.00"),
            List.of("2026-03-02", "CH", "1.00"),
            List.of("2026-03-02", "SE", "2.00"));
    assertThat(stage.query("select shop, amount from mart.totals order by 1"))
        .containsExactly(List.of("CH", "16.00"), List.of("IT", "20.00"), List.of("SE", "2.00"));
    assertThat(stage.query("select shop from mart.shops order by 1"))
        .containsExactly(List.of("CH"), List.of("IT"), List.of("SE"));
    assertThat(stage.query("select item, pieces from mart.stock order by 1"))
        .containsExactly(List.of("bolt", "10"), List.of("nut", "15"), List.of("screw", "7"));
  }

  @Test
  void phasesRunAroundTheTablesAndCostWhatTheDocumentsSay() {
    Run run = stage.run("mart", FIRST).succeeded();
    assertThat(stage.histories().entered(run.arn()))
        .containsSubsequence("Set up", "Load wave", "Check run", "Validate pipeline", "Maintain");
    assertThat(stage.query("select day, run_id from mart.calendar"))
        .containsExactly(List.of("2026-03-01", run.name()));
    assertThat(stage.query("select days from mart.days")).containsExactly(List.of("1"));
    assertThat(verdicts(run, "validate"))
        .containsExactly("totals_are_those_of_sales", "at_least_two_shops");

    int files = 3;
    int statements = 3;
    assertThat(stage.transitionsOf(run, "mart", with(TABLES, RUN_PHASE)))
        .isEqualTo(PARENT + 8 * TABLES.size() + (5 + files) + (4 + 1) + (4 + statements));
    assertVacuumIsNoBatch(run);
  }

  private void assertVacuumIsNoBatch(Run run) {
    List<StatementData> maintained = stage.statements(run.name() + "/_/maintain");
    assertThat(maintained).hasSize(3).noneMatch(StatementData::isBatchStatement);
    assertThat(maintained.stream().map(this::sql).map(sql -> sql.replaceAll("/\\*.*\\*/ ", "")))
        .containsExactly(
            "vacuum full \"mart\".\"stock\"",
            "vacuum sort only \"mart\".\"sales\"",
            "analyze \"mart\".\"sales\"");
    assertThat(stage.statements(run.name() + "/_/setup"))
        .hasSize(1 + 3)
        .allMatch(StatementData::isBatchStatement);
  }

  @Test
  void filesOfASetupTakeTurnsWithThoseOfARunThatWasStopped() throws SQLException {
    stage.run("mart", FIRST).succeeded();
    String run;
    try (ShareLock stopped = ShareLock.ofWrites(stage, "stepshift.setup_mart")) {
      run = stage.start("mart", "{\"runDate\":\"" + SECOND + "\"}");
      String waiting = stopped.waiting(run, "_/setup");
      assertThat(stage.redshiftData().describeStatement(of -> of.id(waiting)).subStatements())
          .last()
          .satisfies(last -> assertThat(last.queryString()).contains("procedure"));
      assertThat(stage.query("select day from mart.calendar")).hasSize(1);
    }
    stage.await(run).succeeded();
    assertThat(stage.query("select day from mart.calendar")).hasSize(2);
  }

  @Test
  void aRunOfSomeTablesSetsUpAndJudgesNothingElse() {
    Run run =
        stage
            .await(stage.start("mart", "{\"runDate\":\"2026-03-01\",\"tables\":[\"stock\"]}"))
            .succeeded();
    assertThat(stage.histories().entered(run.arn()))
        .contains("Set up")
        .doesNotContain("Validate pipeline", "Maintain");
  }

  @Test
  void aSetupThatFailsLoadsNothingAndIsRenderedAnewByARedrive() throws InterruptedException {
    Map<String, Integer> before = children();
    edit("setup/calendar.sql", "insert into", "insert in to");
    Run failed = stage.run("mart", FIRST).failed(TASK_FAILED);
    assertThat(failed.cause()).contains("Redshift.StatementFailed", "insert in to");
    assertThat(startedSince(before)).isEqualTo(Map.of(RUN_PHASE, 1));
    stage.until("a message", () -> message().contains("Redshift.StatementFailed: "));
    assertThat(message()).contains("insert in to").doesNotContain("stepshift-task-token:");

    RunProgress told = follow(failed);
    assertThat(told.failure().map(ExecutionError::error)).contains("Redshift.StatementFailed");
    assertThat(told.phases())
        .extracting(phase -> phase.table() + " " + phase.status().words())
        .containsExactly("setup failed", "validations skipped", "maintenance skipped");
    assertThat(told.phases().get(0).state()).isEqualTo("setup/calendar.sql");

    fix();
    Run run = stage.redrive(failed).succeeded();
    assertThat(follow(run).phases())
        .extracting(phase -> phase.status().words())
        .containsOnly("done");
    assertThat(run.tables("loaded")).hasSize(TABLES.size());
    assertThat(stage.billedTransitions(run.arn())).isEqualTo(PARENT + 1);
  }

  @ParameterizedTest
  @CsvSource({"render-sql, setup", "check-validation, validate"})
  void aFunctionThatFailsForAPhaseIsToldInWords(String function, String phase) {
    StepSelector place = StepSelector.of(FaultCatalog.NO_TABLE, phase);
    faults.arm(
        new LambdaFault(function, place, "java.lang.OutOfMemoryError", InjectionPoint.BEFORE));
    Run failed = stage.run("mart", FIRST).failed(TASK_FAILED);
    stage.until("a message", () -> message().contains(failed.arn()));
    assertThat(message())
        .contains("States.TaskFailed: java.lang.OutOfMemoryError: Injected into local-" + function)
        .doesNotContain("errorMessage");
    stage.redrive(failed).succeeded();
  }

  @Test
  void aProcedureThatIsFixedIsDeployedByTheRedrive() {
    edit("procs/add_stock.sql", "loads = 0", "loads / 0 = 0");
    Run failed = stage.run("mart", FIRST).failed(TABLES_FAILED);
    assertThat(failed.cause()).contains("stock: Redshift.StatementFailed: ").contains("by zero");
    fix();
    stage.redrive(failed).succeeded();
    assertThat(stage.query("select item, pieces from mart.stock order by 1"))
        .containsExactly(List.of("bolt", "10"), List.of("nut", "20"));
  }

  @Test
  void aProcedureWhoseAnswerIsLostAddsNothingTwice() {
    arm(new MachineState("copy_and_merge", "Merge into target"), "stock", InjectionPoint.AFTER);
    Run failed = stage.run("mart", FIRST).failed(TABLES_FAILED);
    stage.redrive(failed).succeeded();
    assertThat(stage.query("select item, pieces from mart.stock order by 1"))
        .containsExactly(List.of("bolt", "10"), List.of("nut", "20"));
  }

  @Test
  void aPipelineValidationThatFailsIsAskedAgainByARedriveAndLoadsNothingAgain() {
    edit("totals.sql", "sum(amount)", "sum(amount) + 1");
    Run failed = stage.run("mart", FIRST).failed(TASK_FAILED);
    assertThat(failed.cause())
        .contains("ValidationFailed", "totals_are_those_of_sales observed 2,");
    assertThat(stage.histories().entered(failed.arn())).endsWith("Validate pipeline");
    Map<String, Integer> before = children();
    stage.sql("update mart.totals set amount = amount - 1");
    Run run = stage.redrive(failed).succeeded();
    assertThat(startedSince(before)).isEqualTo(Map.of(RUN_PHASE, 2));
    assertThat(stage.billedTransitions(run.arn())).isEqualTo(PARENT + 1);
  }

  @Test
  void aMaintenanceThatFailsIsAllThatARedriveDoes() {
    arm(new MachineState("run_phase", "Run statement"), "", InjectionPoint.BEFORE);
    Run failed = stage.run("mart", FIRST).failed(TASK_FAILED);
    assertThat(stage.histories().entered(failed.arn())).endsWith("Maintain");
    assertThat(stage.count("mart.sales")).isEqualTo(3);
    Map<String, Integer> before = children();
    stage.redrive(failed).succeeded();
    assertThat(startedSince(before)).isEqualTo(Map.of(RUN_PHASE, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "cancel-statement:_/maintain:at=start, Redshift.StatementAborted",
    "fail-statement:_/maintain, Redshift.StatementFailed",
    "kill-backend:_/maintain:at=end:times=6, Redshift.ConnectionLost",
    "kill-backend:_/maintain:at=committed:times=6, Redshift.ConnectionLost"
  })
  void aStatementThatIsNoBatchIsStruckToo(String fault, String error) {
    faults.arm(new FaultSpecParser(FaultCatalog.of(folder, "mart")).parse(fault));
    Run failed = stage.run("mart", FIRST).failed(TASK_FAILED);
    assertThat(failed.cause()).contains(error);
    assertThat(faults.waiting()).isEmpty();
    stage.redrive(failed).succeeded();
  }

  @Test
  void aRunThatWasSupersededValidatesAndMaintainsNothing() {
    arm(new MachineState("run_phase", "Run statement"), "", InjectionPoint.BEFORE);
    Run failed = stage.run("mart", FIRST).failed(TASK_FAILED);
    StateTable state = new StateTable(stage.dynamoDb(), "mart");
    stage.until("the lock to be given up", () -> "Failed".equals(state.lock().get("state")));
    Run later = stage.run("mart", SECOND).succeeded();
    long statements = stage.statements("/_/maintain").size();
    Run superseded = stage.redrive(failed).failed("dev.stepshift.errors.RunSuperseded");
    assertThat(superseded.cause()).contains(later.name());
    assertThat(stage.redrive(superseded).failed("dev.stepshift.errors.RunSuperseded").cause())
        .contains(later.name());
    assertThat(stage.statements("/_/maintain")).hasSize((int) statements);
  }

  @Test
  void aRunAppendsWhatAQueryFindsOnceHoweverOftenItIsRedriven() {
    sales(FIRST, "1,2026-03-01,CH,1000.50\n2,2026-03-01,IT,20.00\n");
    Run failed = stage.run("mart", FIRST).failed(TABLES_FAILED);
    assertThat(failed.cause()).contains("sales_a_day: ValidationFailed", "no_huge_amount");
    assertThat(stage.count("mart.sales_a_day")).isEqualTo(2);
    edit("pipeline.yaml", "maximum: 1000\n", "maximum: 2000\n");
    stage.redrive(failed).succeeded();
    assertThat(stage.count("mart.sales_a_day")).isEqualTo(2);
  }

  @Test
  void anotherRunOfADateIsRefusedUnlessTheQueryLooksAtItsTarget() {
    stage.run("mart", FIRST).succeeded();
    sales(FIRST, "1,2026-03-01,CH,10.50\n6,2026-03-01,PT,4.00\n");
    Run failed = stage.run("mart", FIRST).failed(TABLES_FAILED);
    assertThat(failed.cause())
        .contains("sales_a_day: ValidationFailed", "appended_before")
        .doesNotContain("shops: ");
    assertThat(stage.count("mart.sales_a_day")).isEqualTo(2);
    assertThat(stage.query("select shop from mart.shops order by 1"))
        .containsExactly(List.of("CH"), List.of("IT"), List.of("PT"));
  }

  private RunProgress follow(Run run) throws InterruptedException {
    return new RunFollower(stage.stepFunctions(), run.arn(), Clock.systemUTC(), Duration.ZERO)
        .follow(progress -> {});
  }

  private void sales(LocalDate date, String lines) {
    stage.put("mart/" + date + "/sales/1.csv", lines);
  }

  private void stock(LocalDate date, String lines) {
    stage.put("mart/" + date + "/stock/1.csv", lines);
  }

  private void edit(String file, String text, String replacement) {
    stage.home().edit(folder.resolve("sql/pipelines/mart").resolve(file), text, replacement);
    stage.deploy();
  }

  private String sql(StatementData statement) {
    DescribeStatementResponse described =
        stage.redshiftData().describeStatement(describe -> describe.id(statement.id()));
    assertThat(described.subStatements()).isEmpty();
    return described.queryString();
  }

  private String message() {
    int count = stage.messages().size();
    return count == 0 ? "" : stage.messages().get(count - 1).text();
  }

  private List<String> verdicts(Run run, String phase) {
    return stage.children("mart", RUN_PHASE).stream()
        .filter(child -> child.described().input().contains(run.name()))
        .map(Run::output)
        .filter(output -> output.path("phase").asText().equals(phase))
        .flatMap(output -> output.path("verdicts").findValuesAsText("name").stream())
        .toList();
  }

  private static List<String> with(List<String> tables, String other) {
    return Stream.concat(tables.stream(), Stream.of(other)).toList();
  }

  private Map<String, Integer> children() {
    Map<String, Integer> children = new TreeMap<>();
    for (String name : with(TABLES, RUN_PHASE)) {
      children.put(name, stage.children("mart", name).size());
    }
    return children;
  }

  private Map<String, Integer> startedSince(Map<String, Integer> before) {
    Map<String, Integer> started = children();
    before.forEach((name, count) -> started.merge(name, -count, Integer::sum));
    started.values().removeIf(count -> count == 0);
    return started;
  }

  private void arm(MachineState state, String table, InjectionPoint point) {
    faults.arm(new TaskFault(state, table, TaskFault.INJECTED, point));
  }
}
