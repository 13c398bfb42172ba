package dev.stepshift.states.service;

/**
 * Where the local Step Functions pretends to be.
 *
 * @param accountId twelve digits, as in ARNs
 * @param region such as {@code us-east-1}
 */
public record StepFunctionsSettings(String accountId, String region) {

  public StepFunctionsSettings {
    if (!accountId.matches("\\d{12}")) {
      throw new IllegalArgumentException("accountId must have twelve digits: " + accountId);
    }
    if (region.isBlank()) {
      throw new IllegalArgumentException("region must be named, such as us-east-1");
    }
  }

  String machineArn(String name) {
    return arn("stateMachine:" + name);
  }

  String executionArn(String machine, String execution) {
    return arn("execution:" + machine + ":" + execution);
  }

  String expressArn(String machine, String execution, String start) {
    return arn("express:" + machine + ":" + execution + ":" + start);
  }

  private String arn(String resource) {
    return "arn:aws:states:" + region + ":" + accountId + ":" + resource;
  }
}
