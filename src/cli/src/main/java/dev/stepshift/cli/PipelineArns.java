package dev.stepshift.cli;

import dev.stepshift.laptop.deploy.LocalNames;

/** The ARNs of a pipeline's machines and of what they run. */
record PipelineArns(String pipeline) {

  String machine() {
    return LocalNames.machineArn(LocalNames.parent(pipeline));
  }

  String backfillMachine() {
    return LocalNames.machineArn(LocalNames.backfill(pipeline));
  }

  /**
   * @param execution a run's name, or any ARN
   */
  String run(String execution) {
    return arn(LocalNames.parent(pipeline), execution);
  }

  /**
   * @param execution a backfill's name, or any ARN
   */
  String backfill(String execution) {
    return arn(LocalNames.backfill(pipeline), execution);
  }

  boolean isBackfill(String arn) {
    return arn.startsWith(backfill(""));
  }

  private static String arn(String machine, String execution) {
    return execution.startsWith("arn:") ? execution : LocalNames.executionArn(machine, execution);
  }
}
