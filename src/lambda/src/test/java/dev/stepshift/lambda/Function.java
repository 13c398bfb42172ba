package dev.stepshift.lambda;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.Map;

/**
 * The artifact as one of its functions. Calls go through the Lambda event server that Quarkus
 * starts for tests, and so through the extension's own reading and writing of JSON.
 */
public abstract class Function implements QuarkusTestProfile {

  private final String handler;

  Function(String handler) {
    this.handler = handler;
  }

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of("quarkus.lambda.handler", handler);
  }

  static ValidatableResponse call(String payload) {
    return given().contentType("application/json").body(payload).when().post("/").then();
  }

  public static final class RenderSql extends Function {
    public RenderSql() {
      super("render-sql");
    }
  }

  public static final class CheckValidation extends Function {
    public CheckValidation() {
      super("check-validation");
    }
  }

  public static final class CheckRun extends Function {
    public CheckRun() {
      super("check-run");
    }
  }
}
