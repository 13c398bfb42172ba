package dev.stepshift.redshift.data;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;

/** Statements in the words of the Data API; times are seconds since 1970. */
final class StatementJson {

  private final ObjectMapper json = new ObjectMapper();

  ObjectNode accepted(Submitted statement) {
    ObjectNode answer = json.createObjectNode();
    answer.put("Id", statement.id());
    answer.put("CreatedAt", seconds(statement.createdAt()));
    answer.put("Database", statement.submission().database());
    statement.submission().target().forEach(answer::put);
    answer.putArray("DbGroups");
    if (!statement.sessionId().isEmpty()) {
      answer.put("SessionId", statement.sessionId());
    }
    return answer;
  }

  ObjectNode described(Submitted statement) {
    Submission submission = statement.submission();
    ObjectNode answer = json.createObjectNode();
    answer.put("Id", statement.id());
    answer.put("Database", submission.database());
    submission.target().forEach(answer::put);
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
    answer.put("ResultFormat", submission.resultFormat());
    if (!statement.sessionId().isEmpty()) {
      answer.put("SessionId", statement.sessionId());
    }
    addParameters(answer, submission.parameters());
    if (submission.batch()) {
      answer.put("ResultSize", -1);
      ArrayNode parts = answer.putArray("SubStatements");
      statement.parts().forEach(part -> parts.add(described(part)));
    } else {
      answer.put("ResultSize", statement.parts().get(0).bytes());
      answer.put("QueryString", statement.parts().get(0).sql());
    }
    return answer;
  }

  /** A part may be described by its own id, {@code <uuid>:<n>}. */
  ObjectNode described(Part part) {
    ObjectNode answer = json.createObjectNode();
    answer.put("Id", part.id());
    answer.put("Status", part.status().name());
    answer.put("CreatedAt", seconds(part.createdAt()));
    answer.put("UpdatedAt", seconds(part.updatedAt()));
    answer.put("Duration", part.duration().toNanos());
    if (!part.error().isEmpty()) {
      answer.put("Error", part.error());
    }
    answer.put("HasResultSet", part.result().isPresent());
    answer.put("QueryString", part.sql());
    answer.put("RedshiftQueryId", part.queryId());
    answer.put("ResultRows", part.rows());
    answer.put("ResultSize", part.bytes());
    return answer;
  }

  ObjectNode listed(Submitted statement) {
    Submission submission = statement.submission();
    ObjectNode answer = json.createObjectNode();
    answer.put("Id", statement.id());
    answer.put("Status", statement.status().name());
    answer.put("CreatedAt", seconds(statement.createdAt()));
    answer.put("UpdatedAt", seconds(statement.updatedAt()));
    answer.put("IsBatchStatement", submission.batch());
    answer.put("ResultFormat", submission.resultFormat());
    submission.statementName().ifPresent(name -> answer.put("StatementName", name));
    if (submission.target().containsKey("SecretArn")) {
      answer.put("SecretArn", submission.target().get("SecretArn"));
    }
    if (!statement.sessionId().isEmpty()) {
      answer.put("SessionId", statement.sessionId());
    }
    addParameters(answer, submission.parameters());
    if (submission.batch()) {
      ArrayNode texts = answer.putArray("QueryStrings");
      submission.sqls().forEach(texts::add);
    } else {
      answer.put("QueryString", submission.sqls().get(0));
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
