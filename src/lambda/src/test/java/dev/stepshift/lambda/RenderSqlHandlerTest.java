package dev.stepshift.lambda;

import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasLength;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(Function.RenderSql.class)
@QuarkusTestResource(SampleDeployment.class)
class RenderSqlHandlerTest {

  @Test
  void theFourStepsOfALoadAreAnswered() {
    render("orders", "2026-01-01")
        .statusCode(200)
        .body("anythingToLoad", equalTo(true))
        .body("files", equalTo(1))
        .body("bytes", equalTo(25))
        .body("loadKey", hasLength(64))
        .body("manifest", startsWith("s3://stepshift-data/stepshift/manifests/tpch/orders/run-1/"))
        .body("steps.copy.sqls[0]", equalTo("set query_group to 'local/tpch/orders/copy'"))
        .body("steps.copy.rowsOf", hasSize(1))
        .body("steps.validateStaging.timeoutSeconds", equalTo(600))
        .body("steps.merge.sqls", hasItem(startsWith("merge into \"tpch\".\"orders\"")))
        .body("steps.validateTarget.rowsOf", hasSize(1));
  }

  @Test
  void aBackfillAsksNoLedgerWhetherTheDeliveryIsOlder() {
    render("orders", "2026-01-01", ", \"reload\": true")
        .statusCode(200)
        .body("steps.merge.sqls", not(hasItem(containsString("\"run_date\" > "))));
  }

  @Test
  void aDayWithoutFilesIsNothingToLoad() {
    render("orders", "2026-01-02")
        .statusCode(200)
        .body("anythingToLoad", equalTo(false))
        .body(
            "reason", startsWith("There is no file at s3://stepshift-data/tpch/2026-01-02/orders/"))
        .body("steps", anEmptyMap());
  }

  @Test
  void anUnknownTableIsAnErrorByName() {
    render("ordres", "2026-01-01")
        .statusCode(500)
        .body("errorType", equalTo("dev.stepshift.errors.TableNotFound"));
  }

  private static ValidatableResponse render(String table, String date) {
    return render(table, date, "");
  }

  private static ValidatableResponse render(String table, String date, String more) {
    return Function.call(
        """
        {"pipeline": "tpch", "table": "%s", "runId": "run-1", "runArn": "arn:run-1", "runDate": "%s"%s}
        """
            .formatted(table, date, more));
  }
}
