package dev.stepshift.laptop.machines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.states.expression.Bindings;
import dev.stepshift.states.expression.Expressions;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/** What complete_statement tells a waiting Task of a statement that failed. */
final class FailedStatement {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Expressions EXPRESSIONS = new Expressions();

  private FailedStatement() {}

  /** The name that it gives to a failure of a statement, the whole of a batch's error given. */
  static String error(String failedSql, String text) throws IOException {
    ObjectNode statement =
        JSON.createObjectNode()
            .put("status", "FAILED")
            .put("failedSql", failedSql)
            .put("error", text);
    ObjectNode states = JSON.createObjectNode();
    states.putObject("input");
    return EXPRESSIONS
        .evaluate(
            JSON.getNodeFactory().textNode(errorName()),
            "Error",
            new Bindings(states, Map.of("statement", statement, "names", names()), Instant.EPOCH))
        .asText();
  }

  /** The table of what Redshift says. */
  private static JsonNode names() throws IOException {
    return MachineFile.state("complete_statement", "Know failures").at("/Assign/names");
  }

  /** The expression that makes the name. */
  static String errorName() throws IOException {
    return MachineFile.state("complete_statement", "Report failure")
        .at("/Arguments/Error")
        .asText();
  }
}
