package dev.stepshift.laptop;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/**
 * What the local services were asked to do since they started.
 *
 * @param expressDuration sum over all Express executions
 * @param lambdaDuration sum over all invocations
 * @param dataApiCalls requests to the Redshift Data API, of any action
 * @param sqlStatements statements run by the warehouse, each of a batch counted
 */
public record Usage(
    long expressExecutions,
    Duration expressDuration,
    long lambdaInvocations,
    Duration lambdaDuration,
    long dataApiCalls,
    long sqlStatements) {

  public static final Usage NONE = new Usage(0, Duration.ZERO, 0, Duration.ZERO, 0, 0);

  /** As {@code GET /stepshift/usage} answers it. */
  public ObjectNode toJson() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("expressExecutions", expressExecutions)
        .put("expressMillis", expressDuration.toMillis())
        .put("lambdaInvocations", lambdaInvocations)
        .put("lambdaMillis", lambdaDuration.toMillis())
        .put("dataApiCalls", dataApiCalls)
        .put("sqlStatements", sqlStatements);
  }

  /** What was used between an earlier reading and this one. */
  public Usage since(Usage earlier) {
    return new Usage(
        expressExecutions - earlier.expressExecutions,
        expressDuration.minus(earlier.expressDuration),
        lambdaInvocations - earlier.lambdaInvocations,
        lambdaDuration.minus(earlier.lambdaDuration),
        dataApiCalls - earlier.dataApiCalls,
        sqlStatements - earlier.sqlStatements);
  }
}
