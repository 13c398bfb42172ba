package dev.stepshift.lambda;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SampleDeployment.class)
class PlanRunHandlerTest {

  @Test
  void thePlanOfTheDeployedPipelineIsAnswered() {
    Function.call(
            """
            {"pipeline": "tpch",
             "run": {"id": "run-1", "arn": "arn:run-1", "startedAt": "2026-01-01T06:00:00.123Z"},
             "request": {"tables": ["nation", "region"], "AWS_SOMETHING": "of Step Functions"}}
            """)
        .statusCode(200)
        .body("pipeline", equalTo("tpch"))
        .body("runDate", equalTo("2026-01-01"))
        .body("trigger", equalTo("manual"))
        .body("maxParallel", equalTo(8))
        .body("waves[0][0].table", equalTo("region"))
        .body("waves[1][0].after[0]", equalTo("region"))
        .body("waves[1][0].timeoutSeconds", equalTo(2 * (30 + 10 + 30 + 10) * 60 + 900));
  }

  @Test
  void anExceptionIsAnsweredWithItsClassAndItsMessage() {
    Function.call(
            """
            {"pipeline": "nowhere",
             "run": {"id": "run-1", "arn": "arn:run-1", "startedAt": "2026-01-01T06:00:00Z"},
             "request": {}}
            """)
        .statusCode(500)
        .body("errorType", equalTo("dev.stepshift.errors.PipelineNotFound"))
        .body("errorMessage", containsString("pipelines/nowhere/pipeline.yaml"));
  }
}
