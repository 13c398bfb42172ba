package dev.stepshift.lambda;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(Function.CheckValidation.class)
@QuarkusTestResource(SampleDeployment.class)
class CheckValidationHandlerTest {

  @Test
  void verdictsAreAnsweredWithTheirOpenBounds() {
    check("25.000000")
        .statusCode(200)
        .body("verdicts[0].name", equalTo("row_count"))
        .body("verdicts[0].observed", equalTo("25"))
        .body("verdicts[0].minimum", equalTo("1"))
        .body("verdicts[0].maximum", nullValue())
        .body("verdicts[0].passed", equalTo(true))
        .body("failed", equalTo(0))
        .body("warnings", empty());
  }

  @Test
  void aFailedValidationIsAnErrorByName() {
    check("0.000000")
        .statusCode(500)
        .body("errorType", equalTo("dev.stepshift.errors.ValidationFailed"))
        .body("errorMessage", containsString("row_count observed 0, allowed is at least 1"));
  }

  private static ValidatableResponse check(String observed) {
    return Function.call(
        """
        {"statementName": "local/tpch/run-1/orders/validate_staging",
         "columnMetadata": [{"Name": "name", "Length": 256}, {"Name": "severity"},
                            {"Name": "observed", "Precision": 38}, {"Name": "minimum"},
                            {"Name": "maximum"}],
         "records": [[{"StringValue": "row_count"}, {"StringValue": "error"},
                      {"StringValue": "%s"}, {"StringValue": "1.000000"}, {"IsNull": true}]]}
        """
            .formatted(observed));
  }
}
