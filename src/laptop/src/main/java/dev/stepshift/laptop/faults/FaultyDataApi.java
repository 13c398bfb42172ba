package dev.stepshift.laptop.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.aws.http.AwsError;
import dev.stepshift.aws.http.AwsJsonService;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Faults in the answers of the Redshift Data API. */
public final class FaultyDataApi implements AwsJsonService {

  private static final int BROKEN = 500;
  private static final int REFUSED = 400;

  private final Faults faults;
  private final AwsJsonService api;
  private final Map<String, String> namesById = new ConcurrentHashMap<>();

  public FaultyDataApi(Faults faults, AwsJsonService api) {
    this.faults = faults;
    this.api = api;
  }

  @Override
  public String targetPrefix() {
    return api.targetPrefix();
  }

  @Override
  public ObjectNode call(String action, ObjectNode request) {
    String statement = statement(request);
    strike(action, statement, InjectionPoint.BEFORE);
    ObjectNode answer = api.call(action, request);
    if (answer.has("Id") && request.has("StatementName")) {
      namesById.put(answer.get("Id").asText(), statement);
    }
    strike(action, statement, InjectionPoint.AFTER);
    return answer;
  }

  /** Its name; of calls by id it is known from its submission. */
  private String statement(ObjectNode request) {
    String id = request.path("Id").asText();
    return id.isEmpty()
        ? request.path("StatementName").asText()
        : namesById.getOrDefault(id.replaceAll(":.*", ""), "");
  }

  private void strike(String action, String statement, InjectionPoint point) {
    Optional<ApiFault> struck =
        faults.strike(
            ApiFault.class,
            fault ->
                fault.point() == point
                    && fault.action().equals(action)
                    && fault.steps().takesStatement(statement),
            action + " of " + statement);
    if (struck.isPresent()) {
      String error = struck.get().error();
      throw new AwsError(
          error, "Injected into " + action + ".", error.startsWith("Internal") ? BROKEN : REFUSED);
    }
  }
}
