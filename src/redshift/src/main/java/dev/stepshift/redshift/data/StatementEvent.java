package dev.stepshift.redshift.data;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * The EventBridge event that tells of a statement's end.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/mgmt/data-api-monitoring-events.html">
 *     Monitoring events for the Data API in Amazon EventBridge</a>
 */
final class StatementEvent {

  private static final Duration KEPT = Duration.ofHours(24);

  private final ObjectMapper json = new ObjectMapper();
  private final DataApiSettings settings;

  StatementEvent(DataApiSettings settings) {
    this.settings = settings;
  }

  ObjectNode of(SubmittedStatement statement) {
    ObjectNode event = json.createObjectNode();
    event.put("version", "0");
    event.put("id", UUID.randomUUID().toString());
    event.put("detail-type", "Redshift Data Statement Status Change");
    event.put("source", "aws.redshift-data");
    event.put("account", settings.accountId());
    event.put("time", statement.updatedAt().truncatedTo(ChronoUnit.SECONDS).toString());
    event.put("region", settings.region());
    event
        .putArray("resources")
        .add(
            "arn:aws:redshift-serverless:"
                + settings.region()
                + ":"
                + settings.accountId()
                + ":workgroup/"
                + settings.workgroup());
    ObjectNode detail = event.putObject("detail");
    detail.put("principal", "arn:aws:sts::" + settings.accountId() + ":assumed-role/local/local");
    detail.put("statementName", statement.request().statementName().orElse(""));
    detail.put("statementId", statement.id());
    detail.put("redshiftQueryId", statement.queryId());
    detail.put("state", statement.status().name());
    detail.put("rows", statement.rows());
    detail.put("expireAt", statement.createdAt().plus(KEPT).getEpochSecond());
    return event;
  }
}
