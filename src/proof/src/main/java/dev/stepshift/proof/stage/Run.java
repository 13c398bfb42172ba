package dev.stepshift.proof.stage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** An execution that has ended. */
public record Run(DescribeExecutionResponse described) {

  private static final ObjectMapper JSON = new ObjectMapper();

  public String arn() {
    return described.executionArn();
  }

  public String name() {
    return described.name();
  }

  public ExecutionStatus status() {
    return described.status();
  }

  public String error() {
    return described.error();
  }

  public String cause() {
    return described.cause();
  }

  public JsonNode output() {
    try {
      return JSON.readTree(described.output());
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The tables of a list in the run's output, such as {@code loaded}. */
  public List<String> tables(String list) {
    List<String> names = new ArrayList<>();
    output().path(list).forEach(name -> names.add(name.asText()));
    return names;
  }

  public Run succeeded() {
    return endedAs(ExecutionStatus.SUCCEEDED);
  }

  public Run failed(String error) {
    endedAs(ExecutionStatus.FAILED);
    if (!error.equals(error())) {
      throw new AssertionError(words() + ", and not with " + error);
    }
    return this;
  }

  private Run endedAs(ExecutionStatus expected) {
    if (status() != expected) {
      throw new AssertionError(words() + ", and not " + expected);
    }
    return this;
  }

  private String words() {
    return "%s has ended %s with %s: %s".formatted(arn(), status(), error(), cause());
  }
}
