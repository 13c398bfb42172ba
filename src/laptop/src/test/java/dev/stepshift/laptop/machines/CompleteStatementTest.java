package dev.stepshift.laptop.machines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.laptop.machines.StatementCompletion.TaskAnswer;
import dev.stepshift.states.expression.Bindings;
import dev.stepshift.states.expression.Expressions;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a statement says, its Task is answered. */
class CompleteStatementTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LONGEST_TOKEN = "t".repeat(1_024);
  private static final String TOKEN_COMMENT = "/* stepshift-task-token: tok */ ";

  @Test
  void aFailureIsToldWithRedshiftsTextAndTheSql() throws IOException {
    TaskAnswer answer = answer(failed("ERROR: 😀", "select '😀'"), StatementCompletion.DEFINITION);
    assertThat(answer)
        .isEqualTo(
            new TaskAnswer(
                "SendTaskFailure",
                "tok",
                "Redshift.StatementFailed",
                "ERROR: 😀 | statement s-1 (a/b/c/d/merge)"
                    + " | sql: /* stepshift */ select '😀'"));
  }

  @ParameterizedTest
  @CsvSource({
    "FAILED,   Describe statement, /Assign/statement/failedSql, States.QueryEvaluationError",
    "FAILED,   Describe statement, /Assign/statement/token,     States.QueryEvaluationError",
    "FINISHED, Describe statement, /Assign/statement/rows,      States.QueryEvaluationError",
    "FINISHED, Report success,     /Arguments/Output,           States.QueryEvaluationError",
    "FAILED,   Report failure,     /Arguments/Error,            Redshift.StatementFailed",
    "FAILED,   Report failure,     /Arguments/Cause,            Redshift.StatementFailed",
    "ABORTED,  Report failure,     /Arguments/Cause,            Redshift.StatementAborted",
  })
  void anExpressionThatFailsLeavesNoTaskWaiting(
      String status, String state, String field, String error) throws IOException {
    ObjectNode statement = failed("ERROR: no", "select 1").put("Status", status);
    TaskAnswer answer = answer(statement, withFailing(state, field));
    assertThat(answer)
        .isEqualTo(
            new TaskAnswer(
                "SendTaskFailure",
                "tok",
                error,
                "What happened cannot be told (States.QueryEvaluationError)"
                    + " | statement s-1 (a/b/c/d/merge)"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"StringValue", "stringValue"})
  void aLoadErrorIsReadInBothSpellings(String member) throws IOException {
    ObjectNode states = JSON.createObjectNode();
    ArrayNode records = states.putObject("result").putArray("Records");
    records.addArray().addObject().put(member, "a.csv, line 1");
    records.addArray().addObject().put(member, "a.csv, line 2");
    JsonNode details =
        new Expressions()
            .evaluate(
                MachineFile.state("complete_statement", "Get load errors").at("/Assign/details"),
                "details",
                new Bindings(states, Map.of(), Instant.EPOCH));
    assertThat(details).hasToString("[\"a.csv, line 1\",\"a.csv, line 2\"]");
  }

  @Test
  void theLongestBatchIsAnswered() throws IOException {
    // Each quote is two bytes of JSON.
    String sql = "\"".repeat(120_000 / 40);
    ObjectNode statement = failed("ERROR: no", "").put("HasResultSet", false);
    statement.remove("QueryString");
    ArrayNode parts = statement.putArray("SubStatements");
    for (int part = 1; part <= 40; part++) {
      parts
          .addObject()
          .put("Id", "00000000-0000-4000-8000-000000000000:" + part)
          .put("Status", part < 40 ? "FINISHED" : "FAILED")
          .put("QueryString", part > 1 ? sql : "/* stepshift-task-token: " + LONGEST_TOKEN + " */ ")
          .put("CreatedAt", 1_767_225_600.123)
          .put("UpdatedAt", 1_767_225_600.123)
          .put("Duration", 123_456_789_012L)
          .put("HasResultSet", false)
          .put("RedshiftQueryId", 1_234_567_890)
          .put("ResultRows", 1_234_567_890)
          .put("ResultSize", 1_234_567_890);
    }
    ((ObjectNode) parts.get(1)).put("QueryString", sql + sql);
    assertThat(answer(statement, StatementCompletion.DEFINITION).token()).isEqualTo(LONGEST_TOKEN);
  }

  private static TaskAnswer answer(ObjectNode statement, String definition) throws IOException {
    try (StatementCompletion completion = new StatementCompletion(statement)) {
      List<TaskAnswer> answers = completion.complete(definition);
      assertThat(answers).hasSize(1);
      return answers.get(0);
    }
  }

  private static ObjectNode failed(String error, String sql) {
    return JSON.createObjectNode()
        .put("Id", "s-1")
        .put("Status", "FAILED")
        .put("Error", error)
        .put("QueryString", TOKEN_COMMENT + sql);
  }

  private static String withFailing(String state, String field) throws IOException {
    JsonNode definition = JSON.readTree(StatementCompletion.DEFINITION);
    int member = field.lastIndexOf('/');
    ObjectNode holder = (ObjectNode) definition.at("/States/" + state + field.substring(0, member));
    assertThat(holder.has(field.substring(member + 1))).isTrue();
    holder.put(field.substring(member + 1), "{% $error('injected') %}");
    return definition.toString();
  }
}
