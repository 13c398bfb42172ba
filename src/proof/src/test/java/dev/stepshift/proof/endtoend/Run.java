package dev.stepshift.proof.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** An execution that has ended. */
record Run(DescribeExecutionResponse described) {

  private static final ObjectMapper JSON = new ObjectMapper();

  String arn() {
    return described.executionArn();
  }

  String name() {
    return described.name();
  }

  ExecutionStatus status() {
    return described.status();
  }

  String error() {
    return described.error();
  }

  String cause() {
    return described.cause();
  }

  JsonNode output() {
    try {
      return JSON.readTree(described.output());
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The tables of a list in the run's output, such as {@code loaded}. */
  List<String> tables(String list) {
    List<String> names = new ArrayList<>();
    output().path(list).forEach(name -> names.add(name.asText()));
    return names;
  }

  Run succeeded() {
    assertThat(described.status())
        .as("%s: %s %s", described.executionArn(), described.error(), described.cause())
        .isEqualTo(ExecutionStatus.SUCCEEDED);
    return this;
  }

  Run failed(String error) {
    assertThat(described.status()).as(described.executionArn()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(described.error()).as(described.cause()).isEqualTo(error);
    return this;
  }
}
