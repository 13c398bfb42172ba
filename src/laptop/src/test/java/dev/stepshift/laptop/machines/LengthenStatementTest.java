package dev.stepshift.laptop.machines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.states.expression.Bindings;
import dev.stepshift.states.expression.Expressions;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which statement the machines take out of the text of a failed copy, and which they do not. */
class LengthenStatementTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Expressions EXPRESSIONS = new Expressions();
  private static final String CALL = "call \"stepshift\".\"columns_shop__item\"()";
  private static final String TEXT =
      "Query #13 failed with ERROR: Column a of \"s\".\"t\" is character varying (10) in the"
          + " warehouse and varchar(20) in pipeline.yaml. The load lengthens it: ";
  private static final String STATEMENT =
      "alter table \"s\".\"t_1\" alter column \"a\" type varchar(20)";

  @Test
  void theStatementIsTakenWithoutWhatStandsBehindIt() throws IOException {
    for (String behind : new String[] {"", "\n  Where: SQL", "; drop table x", " default 'x'"}) {
      assertThat(FailedStatement.error(CALL, TEXT + STATEMENT + behind))
          .isEqualTo("Redshift.ColumnTooShort");
      assertThat(taken(TEXT + STATEMENT + behind + " | statement 1 | sql: " + CALL))
          .isEqualTo(STATEMENT);
    }
  }

  @Test
  void aLengthOrANameLikeTheNumberOfAConflictIsNone() throws IOException {
    String longer = "alter table \"s\".\"t1023\" alter column \"a\" type varchar(1023)";
    assertThat(FailedStatement.error(CALL, TEXT + longer)).isEqualTo("Redshift.ColumnTooShort");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alter table s.t alter column a type varchar(20)",
        "alter table \"t\" alter column \"a\" type varchar(20)",
        "alter table \"s\".\"t\"; drop table \"s\".\"u\" alter column \"a\" type varchar(20)",
        "alter table \"s\".\"t\" alter column \"a\"\"b\" type varchar(20)",
        "alter table \"s\".\"t t\" alter column \"a\" type varchar(20)",
        "alter table \"s\".\"t\" alter column \"a\" type varchar(20;)",
        "alter table \"s\".\"t\" alter column \"a\" type integer",
        "alter table \"s\".\"t\" drop column \"a\"",
        "drop table \"s\".\"t\""
      })
  void anyOtherStatementIsAFailureLikeOthers(String sql) throws IOException {
    assertThat(FailedStatement.error(CALL, TEXT + sql)).isEqualTo("Redshift.StatementFailed");
  }

  @Test
  void onlyTheProcedureOfTheColumnsIsHeard() throws IOException {
    assertThat(FailedStatement.error("insert into a select b", TEXT + STATEMENT))
        .isEqualTo("Redshift.StatementFailed");
    assertThat(FailedStatement.error("copy a from 's3://b'", TEXT + STATEMENT))
        .isEqualTo("Redshift.LoadFailed");
  }

  @Test
  void bothMachinesReadTheSameWords() throws IOException {
    String catches = sql().replace("(alter", "alter").replace("[)])/", "[)]/");
    String pattern = catches.substring(catches.indexOf("/The "), catches.indexOf("[)]/") + 4);
    assertThat(pattern).startsWith("/The load lengthens it: alter table ");
    assertThat(FailedStatement.errorName()).contains(pattern);
  }

  /** What copy_and_merge runs upon that. */
  private static String taken(String cause) throws IOException {
    ObjectNode states = JSON.createObjectNode();
    states.putObject("errorOutput").put("Cause", cause);
    return EXPRESSIONS
        .evaluate(
            JSON.getNodeFactory().textNode(sql()),
            "sql",
            new Bindings(states, Map.of(), Instant.EPOCH))
        .asText();
  }

  private static String sql() throws IOException {
    return MachineFile.state("copy_and_merge", "Copy to staging")
        .at("/Catch/0/Output/sql")
        .asText();
  }
}
