package dev.stepshift.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.stepshift.states.concurrent.SystemTimer;
import dev.stepshift.states.integration.LambdaFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionNotRedrivableException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.InvalidOutputException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.StateMachineTypeNotSupportedException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResultCode;

/** The API as the AWS SDK sees it. */
class StepFunctionsApiTest {

  private static final String PASS =
      "{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}";
  private static final String WAIT =
      "{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Wait\",\"Seconds\":3600,\"End\":true}}}";
  private static final String CALLBACK =
      """
      {"QueryLanguage":"JSONata","StartAt":"A","States":{"A":{"Type":"Task",
        "Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken",
        "Arguments":{"FunctionName":"hold","Payload":"{% $states.context.Task.Token %}"},"End":true}}}
      """;

  private final SystemTimer timer = new SystemTimer();
  private final LocalStates states = new LocalStates(timer);
  private final BlockingQueue<String> tokens = new LinkedBlockingQueue<>();

  @AfterEach
  void close() {
    states.close();
    timer.close();
  }

  private String token() throws InterruptedException {
    return tokens.take();
  }

  private String startWaiting() {
    states.functions.put(
        "hold",
        payload -> {
          tokens.add(payload.textValue());
          return payload;
        });
    return states.start(states.create("callback", CALLBACK), "{}");
  }

  @Test
  void aMachineIsDescribedListedUpdatedAndDeleted() {
    String arn = states.create("m", PASS);

    assertThat(arn).isEqualTo("arn:aws:states:us-east-1:000000000000:stateMachine:m");
    assertThat(states.client.describeStateMachine(r -> r.stateMachineArn(arn)).definition())
        .isEqualTo(PASS);
    assertThat(states.client.listStateMachines().stateMachines())
        .extracting(item -> item.name())
        .containsExactly("m");

    states.client.updateStateMachine(r -> r.stateMachineArn(arn).definition(WAIT));
    assertThat(states.client.describeStateMachine(r -> r.stateMachineArn(arn)).definition())
        .isEqualTo(WAIT);

    states.client.deleteStateMachine(r -> r.stateMachineArn(arn));
    assertThatThrownBy(() -> states.client.describeStateMachine(r -> r.stateMachineArn(arn)))
        .isInstanceOf(StateMachineDoesNotExistException.class);
  }

  @Test
  void creatingTheSameMachineTwiceIsOneMachineAndAnotherOfItsNameIsRefused() {
    assertThat(states.create("m", PASS)).isEqualTo(states.create("m", PASS));
    assertThatThrownBy(() -> states.create("m", WAIT))
        .isInstanceOf(StateMachineAlreadyExistsException.class);
  }

  @Test
  void aWrongDefinitionIsRefusedWithEachOfItsProblems() {
    String wrong =
        "{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Nxt\":\"B\"}}}";

    assertThatThrownBy(() -> states.create("m", wrong))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining("/States/A/Nxt")
        .hasMessageContaining("/States/A: needs Next");
    var report = states.client.validateStateMachineDefinition(r -> r.definition(wrong));
    assertThat(report.result()).isEqualTo(ValidateStateMachineDefinitionResultCode.FAIL);
    assertThat(report.diagnostics())
        .extracting(diagnostic -> diagnostic.location())
        .containsExactly("/States/A/Nxt", "/States/A");
    assertThat(states.client.validateStateMachineDefinition(r -> r.definition(PASS)).result())
        .isEqualTo(ValidateStateMachineDefinitionResultCode.OK);
  }

  @Test
  void aRunningExecutionKeepsTheDefinitionItStartedWith() throws InterruptedException {
    String execution = startWaiting();
    String machine = states.describe(execution).stateMachineArn();
    String token = token();

    states.client.updateStateMachine(r -> r.stateMachineArn(machine).definition(PASS));
    states.client.sendTaskSuccess(r -> r.taskToken(token).output("1"));

    assertThat(states.ended(execution).output()).isEqualTo("1");
    assertThat(
            states
                .client
                .describeStateMachineForExecution(r -> r.executionArn(execution))
                .definition())
        .isEqualTo(CALLBACK);
  }

  @Test
  void theSameNameAndInputIsTheSameExecutionWhileItRunsAndRefusedAfterwards() {
    String machine = states.create("m", WAIT);
    String first = startNamed(machine, "once", "{\"a\":1}");

    assertThat(startNamed(machine, "once", "{\"a\": 1}")).isEqualTo(first);
    assertThatThrownBy(() -> startNamed(machine, "once", "{}"))
        .isInstanceOf(ExecutionAlreadyExistsException.class);
    states.client.stopExecution(r -> r.executionArn(first));
    assertThatThrownBy(() -> startNamed(machine, "once", "{\"a\":1}"))
        .isInstanceOf(ExecutionAlreadyExistsException.class);
  }

  private String startNamed(String machine, String name, String input) {
    return states
        .client
        .startExecution(r -> r.stateMachineArn(machine).name(name).input(input))
        .executionArn();
  }

  @Test
  void namesInputsAndArnsAreChecked() {
    String machine = states.create("m", PASS);

    assertThatThrownBy(() -> startNamed(machine, "a b", "{}"))
        .isInstanceOf(InvalidNameException.class);
    assertThatThrownBy(() -> startNamed(machine, "x".repeat(81), "{}"))
        .isInstanceOf(InvalidNameException.class);
    assertThatThrownBy(() -> startNamed(machine, "a", "{"))
        .isInstanceOf(InvalidExecutionInputException.class);
    assertThatThrownBy(() -> startNamed(machine, "a", "\"" + "x".repeat(262_144) + "\""))
        .isInstanceOf(InvalidExecutionInputException.class);
    assertThatThrownBy(() -> states.describe("arn:aws:s3:::bucket"))
        .isInstanceOf(InvalidArnException.class);
    assertThatThrownBy(
            () -> states.describe("arn:aws:states:us-east-1:000000000000:execution:m:none"))
        .isInstanceOf(ExecutionDoesNotExistException.class);
    assertThatThrownBy(
            () -> states.start("arn:aws:states:us-east-1:000000000000:stateMachine:none", "{}"))
        .isInstanceOf(StateMachineDoesNotExistException.class);
  }

  @Test
  void executionsAreListedLatestFirstInPagesAndByStatus() {
    String machine = states.create("m", WAIT);
    List<String> started = new ArrayList<>();
    for (int n = 0; n < 5; n++) {
      started.add(0, startNamed(machine, "run-" + n, "{}"));
    }
    states.client.stopExecution(r -> r.executionArn(started.get(2)));

    List<String> listed = new ArrayList<>();
    states
        .client
        .listExecutionsPaginator(r -> r.stateMachineArn(machine).maxResults(2))
        .executions()
        .forEach(item -> listed.add(item.executionArn()));
    assertThat(listed).isEqualTo(started);
    assertThat(
            states
                .client
                .listExecutions(
                    r -> r.stateMachineArn(machine).statusFilter(ExecutionStatus.ABORTED))
                .executions())
        .extracting(ExecutionListItem::executionArn)
        .containsExactly(started.get(2));
  }

  @Test
  void stoppingTakesErrorAndCauseAndIsPrompt() {
    String execution = states.start(states.create("m", WAIT), "{}");

    states.client.stopExecution(r -> r.executionArn(execution).error("Mine").cause("no need"));

    DescribeExecutionResponse described = states.describe(execution);
    assertThat(described.status()).isEqualTo(ExecutionStatus.ABORTED);
    assertThat(described.error()).isEqualTo("Mine");
    assertThat(described.cause()).isEqualTo("no need");
    assertThat(described.stopDate()).isNotNull();
    assertThat(described.redriveStatusAsString()).isEqualTo("REDRIVABLE");
  }

  @Test
  void stoppingAParentStopsItsChild() {
    String child = states.create("child", WAIT);
    String parent =
        states.create(
            "parent",
            """
            {"QueryLanguage":"JSONata","StartAt":"A","States":{"A":{"Type":"Task",
              "Resource":"arn:aws:states:::states:startExecution.sync:2",
              "Arguments":{"StateMachineArn":"%s"},"End":true}}}
            """
                .formatted(child));
    String execution = states.start(parent, "{}");
    LocalStates.until(() -> !executionsOf(child).isEmpty());

    states.client.stopExecution(r -> r.executionArn(execution));

    LocalStates.until(() -> executionsOf(child).get(0).status() == ExecutionStatus.ABORTED);
  }

  private List<ExecutionListItem> executionsOf(String machine) {
    return states.client.listExecutions(r -> r.stateMachineArn(machine)).executions();
  }

  @Test
  void theHistoryHasPagesAndCanBeReversedAndStripped() {
    DescribeExecutionResponse ended = states.run(PASS, "{\"secret\":1}");

    List<HistoryEvent> paged = new ArrayList<>();
    states
        .client
        .getExecutionHistoryPaginator(r -> r.executionArn(ended.executionArn()).maxResults(1))
        .events()
        .forEach(paged::add);
    assertThat(paged).isEqualTo(states.history(ended.executionArn()));
    assertThat(paged).extracting(HistoryEvent::id).containsExactly(1L, 2L, 3L, 4L);
    assertThat(paged).extracting(HistoryEvent::previousEventId).containsExactly(0L, 0L, 2L, 3L);
    assertThat(paged.get(1).stateEnteredEventDetails().input()).isEqualTo("{\"secret\":1}");

    var stripped =
        states.client.getExecutionHistory(
            r ->
                r.executionArn(ended.executionArn())
                    .reverseOrder(true)
                    .includeExecutionData(false));
    assertThat(stripped.events()).extracting(HistoryEvent::id).containsExactly(4L, 3L, 2L, 1L);
    assertThat(stripped.events().get(2).stateEnteredEventDetails().name()).isEqualTo("A");
    assertThat(stripped.events().get(2).stateEnteredEventDetails().input()).isNull();
  }

  @Test
  void whatSucceededOrRunsCannotBeRedriven() throws InterruptedException {
    DescribeExecutionResponse ended = states.run(PASS, "{}");
    assertThat(ended.redriveStatusAsString()).isEqualTo("NOT_REDRIVABLE");
    assertThatThrownBy(
            () -> states.client.redriveExecution(r -> r.executionArn(ended.executionArn())))
        .isInstanceOf(ExecutionNotRedrivableException.class);
    String running = startWaiting();
    token();
    assertThatThrownBy(() -> states.client.redriveExecution(r -> r.executionArn(running)))
        .isInstanceOf(ExecutionNotRedrivableException.class);
  }

  @Test
  void aRepeatedClientTokenRedrivesOnce() {
    states.functions.put(
        "f",
        payload -> {
          throw new LambdaFailed("E", "always");
        });
    DescribeExecutionResponse failed =
        states.run(
            """
            {"QueryLanguage":"JSONata","StartAt":"A","States":{"A":{"Type":"Task",
              "Resource":"arn:aws:states:::lambda:invoke","Arguments":{"FunctionName":"f"},"End":true}}}
            """,
            "{}");
    for (int call = 0; call < 2; call++) {
      states.client.redriveExecution(r -> r.executionArn(failed.executionArn()).clientToken("t"));
      states.ended(failed.executionArn());
    }

    assertThat(states.describe(failed.executionArn()).redriveCount()).isEqualTo(1);
    assertThat(states.describe(failed.executionArn()).redriveDate()).isNotNull();
  }

  @Test
  void tokensAreCheckedBeforeAndAfterTheyWereAnswered() throws InterruptedException {
    String execution = startWaiting();
    String token = token();

    assertThat(token).hasSizeLessThanOrEqualTo(1024);
    assertThatThrownBy(succeed("nonsense", "1")).isInstanceOf(InvalidTokenException.class);
    assertThatThrownBy(succeed(token, "{")).isInstanceOf(InvalidOutputException.class);
    assertThatThrownBy(succeed("A".repeat(256), "1")).isInstanceOf(TaskDoesNotExistException.class);
    states.client.sendTaskHeartbeat(r -> r.taskToken(token));
    states.client.sendTaskFailure(r -> r.taskToken(token).error("E").cause("because"));

    DescribeExecutionResponse ended = states.ended(execution);
    assertThat(ended.error()).isEqualTo("E");
    assertThat(ended.cause()).isEqualTo("because");
    assertThatThrownBy(succeed(token, "1")).isInstanceOf(TaskTimedOutException.class);
    assertThatThrownBy(() -> states.client.sendTaskHeartbeat(r -> r.taskToken(token)))
        .isInstanceOf(TaskTimedOutException.class);
  }

  private ThrowingCallable succeed(String token, String output) {
    return () -> states.client.sendTaskSuccess(r -> r.taskToken(token).output(output));
  }

  @Test
  void anExpressMachineAnswersAtOnceAndHasNoHistory() {
    String machine = createExpress(PASS);

    StartSyncExecutionResponse answer =
        states.client.startSyncExecution(r -> r.stateMachineArn(machine).input("{\"a\":1}"));

    assertThat(answer.statusAsString()).isEqualTo("SUCCEEDED");
    assertThat(answer.output()).isEqualTo("{\"a\":1}");
    assertThat(answer.executionArn()).contains(":express:");
    assertThatThrownBy(() -> states.history(answer.executionArn()))
        .isInstanceOf(StateMachineTypeNotSupportedException.class);
    assertThatThrownBy(
            () ->
                states.client.startSyncExecution(
                    r -> r.stateMachineArn(states.create("standard", PASS))))
        .isInstanceOf(StateMachineTypeNotSupportedException.class);
    assertThat(states.service.usage().expressExecutions()).isEqualTo(1);
    assertThat(states.events).isEmpty();
  }

  @Test
  void anExpressMachineMayNotWaitForTokens() {
    assertThatThrownBy(() -> createExpress(CALLBACK))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining("/States/A/Resource: Express state machines do not support");
  }

  private String createExpress(String definition) {
    return states
        .client
        .createStateMachine(
            r ->
                r.name("express")
                    .definition(definition)
                    .roleArn(LocalStates.ROLE)
                    .type(StateMachineType.EXPRESS))
        .stateMachineArn();
  }

  @Test
  void anUnknownActionIsNamed() {
    assertThatThrownBy(() -> states.client.listActivities())
        .isInstanceOf(AwsServiceException.class)
        .hasMessageContaining("has no action ListActivities");
  }

  @Test
  void aMachineMayAnswerTokensThroughTheSdkIntegrationAndSeesItsErrorNames()
      throws InterruptedException {
    String execution = startWaiting();
    String token = token();
    String answer =
        """
        {"QueryLanguage":"JSONata","StartAt":"A","States":{
          "A":{"Type":"Task","Resource":"arn:aws:states:::aws-sdk:sfn:sendTaskSuccess",
            "Arguments":{"TaskToken":"{% $states.input %}","Output":{"from":"machine"}},
            "Catch":[{"ErrorEquals":["Sfn.TaskTimedOutException"],"Output":"{% $states.errorOutput.Cause %}","Next":"B"}],
            "End":true},
          "B":{"Type":"Pass","End":true}}}
        """;

    DescribeExecutionResponse first = states.run(answer, TextNode.valueOf(token).toString());
    assertThat(first.output()).isEqualTo("{}");
    assertThat(states.ended(execution).output()).isEqualTo("{\"from\":\"machine\"}");

    DescribeExecutionResponse second = states.run(answer, TextNode.valueOf(token).toString());
    assertThat(second.output())
        .contains(
            "Provided task does not exist anymore' (Service: Sfn, Status Code: 400, Request ID:");
  }

  @Test
  void sdkResultsHavePascalCaseMembersAndIsoTimes() {
    String machine = states.create("m", PASS);
    DescribeExecutionResponse ended =
        states.run(
            """
            {"QueryLanguage":"JSONata","StartAt":"A","States":{
              "A":{"Type":"Task","Resource":"arn:aws:states:::aws-sdk:sfn:listStateMachines",
                "Arguments":{"MaxResults":1},"Output":"{%% $states.result.StateMachines[Name='%s'] %%}","End":true}}}
            """
                .formatted("m"),
            "{}");

    assertThat(ended.statusAsString()).as(ended.cause()).isEqualTo("SUCCEEDED");
    assertThat(ended.output())
        .contains("\"StateMachineArn\":\"" + machine + "\"")
        .containsPattern("\"CreationDate\":\"\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z\"");
  }
}
