package dev.stepshift.states;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import dev.stepshift.states.concurrent.SystemTimer;
import dev.stepshift.states.integration.LambdaFailed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

class StepFunctionsServiceTest {

  private final SystemTimer timer = new SystemTimer();
  private final LocalStates states = new LocalStates(timer);

  @AfterEach
  void close() {
    states.close();
    timer.close();
  }

  @Test
  void aMachineRunsAMapOfLambdasAndRecordsEachEvent() {
    states.functions.put("double", payload -> IntNode.valueOf(payload.get("n").intValue() * 2));

    DescribeExecutionResponse ended =
        states.run(
            """
            {"QueryLanguage":"JSONata","StartAt":"All","States":{
              "All":{"Type":"Map","Items":"{% $states.input.numbers %}","ItemProcessor":{
                "StartAt":"Double","States":{"Double":{"Type":"Task",
                  "Resource":"arn:aws:states:::lambda:invoke",
                  "Arguments":{"FunctionName":"double","Payload":{"n":"{% $states.input %}"}},
                  "Output":"{% $states.result.Payload %}","End":true}}},
                "Output":{"sum":"{% $sum($states.result) %}","all":"{% $states.result %}"},"End":true}}}
            """,
            "{\"numbers\":[1,2,3]}");

    assertThat(ended.statusAsString()).isEqualTo("SUCCEEDED");
    assertThat(ended.output()).isEqualTo("{\"sum\":12,\"all\":[2,4,6]}");
    assertThat(states.eventTypes(ended.executionArn()))
        .startsWith("ExecutionStarted", "MapStateEntered", "MapStateStarted", "MapIterationStarted")
        .endsWith("MapStateSucceeded", "MapStateExited", "ExecutionSucceeded")
        .contains("TaskScheduled", "TaskStarted", "TaskSucceeded", "MapIterationSucceeded");
    assertThat(states.service.transitions(ended.executionArn())).isEqualTo(4);
  }

  @Test
  void aWaitingTaskIsAnsweredByItsToken() {
    String machine =
        states.create(
            "callback",
            """
            {"QueryLanguage":"JSONata","StartAt":"Ask","States":{
              "Ask":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken",
                "Arguments":{"FunctionName":"ask","Payload":{"token":"{% $states.context.Task.Token %}"}},
                "End":true}}}
            """);
    states.functions.put(
        "ask",
        payload -> {
          states.client.sendTaskSuccess(
              r -> r.taskToken(payload.get("token").textValue()).output("{\"answer\":42}"));
          return payload;
        });

    DescribeExecutionResponse ended = states.ended(states.start(machine, "{}"));

    assertThat(ended.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(ended.output()).isEqualTo("{\"answer\":42}");
  }

  @Test
  void aParentWaitsForItsChildAndGetsItsOutputAsJson() {
    String child =
        states.create(
            "child",
            """
            {"QueryLanguage":"JSONata","StartAt":"Answer","States":{
              "Answer":{"Type":"Pass","Output":{"got":"{% $states.input.ask %}"},"End":true}}}
            """);

    DescribeExecutionResponse ended =
        states.run(
            """
            {"QueryLanguage":"JSONata","StartAt":"Call","States":{
              "Call":{"Type":"Task","Resource":"arn:aws:states:::states:startExecution.sync:2",
                "Arguments":{"StateMachineArn":"%s","Input":{"ask":"{%% $states.input.x %%}"}},
                "Output":"{%% $states.result.Output.got %%}","End":true}}}
            """
                .formatted(child),
            "{\"x\":7}");

    assertThat(ended.output()).isEqualTo("7");
  }

  @Test
  void aRedriveRunsTheFailedTaskAgainAndKeepsWhatHadSucceeded() {
    int[] calls = {0, 0};
    states.functions.put("first", payload -> IntNode.valueOf(++calls[0]));
    states.functions.put(
        "second",
        payload -> {
          if (++calls[1] == 1) {
            throw new LambdaFailed("Broken", "not yet");
          }
          return payload;
        });
    DescribeExecutionResponse failed =
        states.run(
            """
            {"QueryLanguage":"JSONata","StartAt":"First","States":{
              "First":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",
                "Arguments":{"FunctionName":"first"},
                "Assign":{"kept":"{% $states.result.Payload %}"},"Next":"Second"},
              "Second":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",
                "Arguments":{"FunctionName":"second","Payload":{"kept":"{% $kept %}"}},
                "Output":{"kept":"{% $states.result.Payload.kept %}",
                  "redrives":"{% $states.context.Execution.RedriveCount %}"},"End":true}}}
            """,
            "{}");
    assertThat(failed.statusAsString()).isEqualTo("FAILED");
    assertThat(failed.error()).isEqualTo("Broken");
    assertThat(failed.redriveStatusAsString()).isEqualTo("REDRIVABLE");

    states.client.redriveExecution(r -> r.executionArn(failed.executionArn()));
    DescribeExecutionResponse ended = states.ended(failed.executionArn());

    assertThat(ended.output()).isEqualTo("{\"kept\":1,\"redrives\":1}");
    assertThat(calls).containsExactly(1, 2);
    assertThat(ended.redriveCount()).isEqualTo(1);
    assertThat(states.events)
        .extracting(e -> e.at("/detail/status").asText())
        .containsExactly("RUNNING", "FAILED", "RUNNING", "SUCCEEDED");
  }
}
