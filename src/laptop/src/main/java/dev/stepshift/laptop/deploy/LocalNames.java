package dev.stepshift.laptop.deploy;

import dev.stepshift.functions.LambdaSettings;
import java.util.Map;

/** The names and ARNs of the laptop's deployment, shaped as Terraform's are. */
public final class LocalNames {

  public static final String ACCOUNT = "000000000000";
  public static final String REGION = "us-east-1";
  public static final String STACK = "local";
  public static final String WORKGROUP = "local";
  public static final String DATABASE = "dev";
  public static final String DATA_BUCKET = "stepshift-data";
  public static final String SQL_BUCKET = "stepshift-sql";
  public static final String SQL_PREFIX = "sql/";
  public static final String STATE_TABLE = "local-state";
  public static final String COMPLETE_STATEMENT = STACK + "-complete-statement";

  public static final String SWEEP_STATEMENTS = STACK + "-sweep-statements";
  public static final String NOTIFICATIONS_TOPIC_ARN =
      "arn:aws:sns:" + REGION + ":" + ACCOUNT + ":" + STACK + "-notifications";
  public static final String TRACK_RUN = STACK + "-track-run";

  private LocalNames() {}

  public static String parent(String pipeline) {
    return STACK + "-" + pipeline;
  }

  public static String child(String pipeline, String table) {
    return parent(pipeline) + "-" + table;
  }

  /** The machine that runs a pipeline for a range of dates. */
  public static String backfill(String pipeline) {
    return parent(pipeline) + "-backfill";
  }

  /** A table cannot have this name, for the hyphen in it. */
  public static String runPhase(String pipeline) {
    return parent(pipeline) + "-run-phase";
  }

  public static String machineArn(String name) {
    return "arn:aws:states:" + REGION + ":" + ACCOUNT + ":stateMachine:" + name;
  }

  public static String executionArn(String machine, String execution) {
    return "arn:aws:states:" + REGION + ":" + ACCOUNT + ":execution:" + machine + ":" + execution;
  }

  public static String functionArn(String handler) {
    return "arn:aws:lambda:" + REGION + ":" + ACCOUNT + ":function:" + STACK + "-" + handler;
  }

  /** What the laptop's functions are told. */
  public static LambdaSettings lambdaSettings() {
    return new LambdaSettings(
        STACK, DATA_BUCKET, SQL_BUCKET, SQL_PREFIX, LambdaSettings.DEFAULT_ROLE);
  }

  /** The role that the machines run as; nothing on a laptop checks it. */
  public static String roleArn() {
    return "arn:aws:iam::" + ACCOUNT + ":role/" + STACK + "-machines";
  }

  /** What every machine and rule file may use. */
  public static Map<String, String> common() {
    return Map.ofEntries(
        Map.entry("stack", STACK),
        Map.entry("warehouse_parameter", "WorkgroupName"),
        Map.entry("warehouse", WORKGROUP),
        Map.entry("database", DATABASE),
        Map.entry("state_table", STATE_TABLE),
        Map.entry("notifications_topic_arn", NOTIFICATIONS_TOPIC_ARN),
        Map.entry("complete_statement_machine_arn", machineArn(COMPLETE_STATEMENT)),
        Map.entry("plan_run_function_arn", functionArn("plan-run")),
        Map.entry("render_sql_function_arn", functionArn("render-sql")),
        Map.entry("convert_xml_function_arn", functionArn("convert-xml")),
        Map.entry("check_validation_function_arn", functionArn("check-validation")),
        Map.entry("check_run_function_arn", functionArn("check-run")));
  }
}
