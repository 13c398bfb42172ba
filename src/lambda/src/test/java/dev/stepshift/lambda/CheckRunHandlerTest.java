package dev.stepshift.lambda;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(Function.CheckRun.class)
@QuarkusTestResource(SampleDeployment.class)
class CheckRunHandlerTest {

  @Test
  void aRunWithAllItsTablesIsComplete() {
    check(0, "loaded")
        .statusCode(200)
        .body("complete", equalTo(true))
        .body("loaded", contains("region"))
        .body("waves", empty())
        .body("outcomes[0].rows", equalTo(5))
        .body("outcomes[0].mergedRows", equalTo(4));
  }

  @Test
  void aRunWithAFailedTableIsAnErrorByName() {
    check(0, "failed")
        .statusCode(500)
        .body("errorType", equalTo("dev.stepshift.errors.TablesFailed"))
        .body("errorMessage", startsWith("1 of 1 tables failed: region\nregion: "));
  }

  @Test
  void afterARedriveTheMissingTablesAreAnsweredAsTheyWerePlanned() {
    check(1, "failed")
        .statusCode(200)
        .body("complete", equalTo(false))
        .body("waves[0][0].table", equalTo("region"))
        .body("waves[0][0].timeoutSeconds", equalTo(60))
        .body("outcomes", empty());
  }

  private static ValidatableResponse check(int redriveCount, String status) {
    return Function.call(
        """
        {"pipeline": "tpch", "runId": "run-1", "runDate": "2026-01-01",
         "redriveCount": %d, "redriveCountWhenWavesEnded": 0,
         "waves": [[{"table": "region", "after": [], "timeoutSeconds": 60}]],
         "outcomes": [{"table": "region", "status": "%s", "rows": 5, "mergedRows": 4,
                       "error": "Redshift.LoadFailed", "cause": "no such file"}]}
        """
            .formatted(redriveCount, status));
  }
}
