package dev.stepshift.redshift.data;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;

/** Statements in the words of the Data API; times are seconds since 1970. */
final class StatementJson {

  private final ObjectMapper json = new ObjectMapper();

  ObjectNode accepted(SubmittedStatement statement) {
    ObjectNode answer = json.createObjectNode();
    answer.put("Id", statement.id());
    answer.put("CreatedAt", seconds(statement.createdAt()));
    answer.put("Database", statement.request().database());
    statement.request().target().forEach(answer::put);
    answer.putArray("DbGroups");
    if (!statement.sessionId().isEmpty()) {
      answer.put("SessionId", statement.sessionId());
    }
    return answer;
  }

  ObjectNode described(SubmittedStatement statement) {
    StatementRequest request = statement.request();
    ObjectNode answer = json.createObjectNode();
    answer.put("Id", statement.id());
    answer.put("Database", request.database());
    request.target().forEach(answer::put);
    answer.put("Status", statement.status().name());
    answer.put("CreatedAt", seconds(statement.createdAt()));
    answer.put("UpdatedAt", seconds(statement.updatedAt()));
    answer.put("Duration", statement.duration().toNanos());
    if (!statement.error().isEmpty()) {
      answer.put("Error", statement.error());
    }
    answer.put("HasResultSet", statement.hasResultSet());
    answer.put("RedshiftPid", statement.pid());
    answer.put("RedshiftQueryId", statement.queryId());
    answer.put("ResultRows", statement.rows());
    answer.put("ResultFormat", request.resultFormat());
    if (!statement.sessionId().isEmpty()) {
      answer.put("SessionId", statement.sessionId());
    }
    addParameters(answer, request.parameters());
    if (request.batch()) {
      answer.put("ResultSize", -1);
      ArrayNode subStatements = answer.putArray("SubStatements");
      statement.subStatements().forEach(subStatement -> subStatements.add(described(subStatement)));
    } else {
      answer.put("ResultSize", statement.subStatements().get(0).bytes());
      answer.put("QueryString", statement.subStatements().get(0).sql());
    }
    return answer;
  }

  /** A sub-statement may be described by its own id, {@code <uuid>:<n>}. */
  ObjectNode described(SubStatement subStatement) {
    ObjectNode answer = json.createObjectNode();
    answer.put("Id", subStatement.id());
    answer.put("Status", subStatement.status().name());
    answer.put("CreatedAt", seconds(subStatement.createdAt()));
    answer.put("UpdatedAt", seconds(subStatement.updatedAt()));
    answer.put("Duration", subStatement.duration().toNanos());
    if (!subStatement.error().isEmpty()) {
      answer.put("Error", subStatement.error());
    }
    answer.put("HasResultSet", subStatement.resultSet().isPresent());
    answer.put("QueryString", subStatement.sql());
    answer.put("RedshiftQueryId", subStatement.queryId());
    answer.put("ResultRows", subStatement.rows());
    answer.put("ResultSize", subStatement.bytes());
    return answer;
  }

  ObjectNode listed(SubmittedStatement statement) {
    StatementRequest request = statement.request();
    ObjectNode answer = json.createObjectNode();
    answer.put("Id", statement.id());
    answer.put("Status", statement.status().name());
    answer.put("CreatedAt", seconds(statement.createdAt()));
    answer.put("UpdatedAt", seconds(statement.updatedAt()));
    answer.put("IsBatchStatement", request.batch());
    answer.put("ResultFormat", request.resultFormat());
    request.statementName().ifPresent(name -> answer.put("StatementName", name));
    if (request.target().containsKey("SecretArn")) {
      answer.put("SecretArn", request.target().get("SecretArn"));
    }
    if (!statement.sessionId().isEmpty()) {
      answer.put("SessionId", statement.sessionId());
    }
    addParameters(answer, request.parameters());
    if (request.batch()) {
      ArrayNode texts = answer.putArray("QueryStrings");
      request.sqls().forEach(texts::add);
    } else {
      answer.put("QueryString", request.sqls().get(0));
    }
    return answer;
  }

  private static void addParameters(ObjectNode answer, Map<String, String> parameters) {
    if (parameters.isEmpty()) {
      return;
    }
    ArrayNode list = answer.putArray("QueryParameters");
    parameters.forEach((name, value) -> list.addObject().put("name", name).put("value", value));
  }

  static double seconds(Instant instant) {
    return instant.toEpochMilli() / 1000.0;
  }
}
