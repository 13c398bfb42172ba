package dev.stepshift.redshift.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.aws.http.AwsError;
import dev.stepshift.redshift.sql.NamedParameters;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks requests that submit SQL, by the service model's bounds.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift-data/latest/APIReference/">Amazon Redshift
 *     Data API Reference</a>
 */
final class RequestReader {

  private static final int MOST_SQLS = 40;
  private static final int MOST_SQL_BYTES = 100 * 1024;
  private static final int MOST_TOKEN = 64;
  private static final int MOST_NAME = 2048;
  private static final int MOST_KEEP_ALIVE = 86_400;
  private static final List<String> ECHOED =
      List.of("ClusterIdentifier", "WorkgroupName", "DbUser", "SecretArn");

  private final DataApiSettings settings;

  RequestReader(DataApiSettings settings) {
    this.settings = settings;
  }

  StatementRequest single(ObjectNode request) {
    String sql = text(request, "Sql").orElseThrow(() -> invalid("Sql must not be null"));
    return statement(request, List.of(sql), false);
  }

  StatementRequest batch(ObjectNode request) {
    List<String> sqls = new ArrayList<>();
    request.path("Sqls").forEach(sql -> sqls.add(sql.asText()));
    if (sqls.isEmpty() || sqls.size() > MOST_SQLS) {
      throw invalid("Sqls must have between 1 and " + MOST_SQLS + " members, not " + sqls.size());
    }
    return statement(request, sqls, true);
  }

  private StatementRequest statement(ObjectNode request, List<String> sqls, boolean batch) {
    sqls.forEach(RequestReader::checkSql);
    Optional<String> token = text(request, "ClientToken");
    token.ifPresent(value -> checkLength("ClientToken", value, 1, MOST_TOKEN));
    Optional<String> name = text(request, "StatementName");
    name.ifPresent(value -> checkLength("StatementName", value, 0, MOST_NAME));
    Optional<String> session = text(request, "SessionId");
    int keepAlive = request.path("SessionKeepAliveSeconds").asInt(0);
    if (keepAlive < 0 || keepAlive > MOST_KEEP_ALIVE) {
      throw invalid("SessionKeepAliveSeconds must be between 0 and " + MOST_KEEP_ALIVE);
    }
    if (request.hasNonNull("ExecutionMode")
        && !request.get("ExecutionMode").asText().equals("TRANSACTION")) {
      throw invalid("ExecutionMode AUTO_COMMIT is not available in local mode");
    }
    String format = text(request, "ResultFormat").orElse("JSON");
    if (!format.equals("JSON") && !format.equals("CSV")) {
      throw invalid("ResultFormat must be JSON or CSV");
    }
    Map<String, String> parameters = parameters(request, sqls);
    String database = session.isPresent() ? database(request, session) : target(request);
    Map<String, String> echoed = new LinkedHashMap<>();
    ECHOED.forEach(key -> text(request, key).ifPresent(value -> echoed.put(key, value)));
    return new StatementRequest(
        List.copyOf(sqls),
        batch,
        database,
        Map.copyOf(echoed),
        name,
        request.path("WithEvent").asBoolean(false),
        parameters,
        token,
        format,
        session,
        keepAlive);
  }

  /** A session knows where it is connected: naming it again is an error of the caller. */
  private String database(ObjectNode request, Optional<String> session) {
    for (String key : List.of("ClusterIdentifier", "WorkgroupName", "Database", "DbUser")) {
      if (request.hasNonNull(key)) {
        throw invalid(key + " must not be given together with SessionId " + session.orElse(""));
      }
    }
    return settings.database();
  }

  /** Checks where a request goes; answers the database. */
  String target(ObjectNode request) {
    Optional<String> workgroup = text(request, "WorkgroupName");
    Optional<String> cluster = text(request, "ClusterIdentifier");
    if (workgroup.isPresent() == cluster.isPresent()) {
      throw invalid(
          "Exactly one of ClusterIdentifier and WorkgroupName must be given; locally it is "
              + settings.workgroup());
    }
    String named = workgroup.or(() -> cluster).orElse("");
    if (!named.equals(settings.workgroup())
        && !named.matches("arn:aws[a-z-]*:redshift-serverless:.*:workgroup/.*")) {
      throw invalid("Redshift endpoint doesn't exist in this region.");
    }
    return text(request, "Database")
        .orElseThrow(() -> invalid("Database must be given together with " + named));
  }

  private static void checkSql(String sql) {
    if (sql.getBytes(StandardCharsets.UTF_8).length > MOST_SQL_BYTES) {
      throw invalid("A SQL statement must not be larger than 100 KB");
    }
  }

  private static void checkLength(String member, String value, int least, int most) {
    if (value.length() < least || value.length() > most) {
      throw invalid(
          member
              + " must have between "
              + least
              + " and "
              + most
              + " characters, not "
              + value.length());
    }
  }

  private static Map<String, String> parameters(ObjectNode request, List<String> sqls) {
    Map<String, String> values = new LinkedHashMap<>();
    for (JsonNode parameter : request.path("Parameters")) {
      String name = parameter.path("name").asText();
      String value = parameter.path("value").asText();
      if (!name.matches("[0-9a-zA-Z_]+") || value.isEmpty()) {
        throw invalid("Every parameter needs a name of letters, digits and _ and a value");
      }
      if (values.put(name, value) != null) {
        throw invalid("Parameter " + name + " is given twice");
      }
    }
    Set<String> used = new HashSet<>();
    sqls.forEach(sql -> used.addAll(NamedParameters.used(sql)));
    for (String name : values.keySet()) {
      if (!used.contains(name)) {
        throw invalid(
            "Parameters list contains unused parameters. Unused parameters: [" + name + "]");
      }
    }
    if (!values.isEmpty() && !values.keySet().containsAll(used)) {
      used.removeAll(values.keySet());
      throw invalid("Values are missing for the parameters " + used);
    }
    return values;
  }

  static Optional<String> text(JsonNode request, String member) {
    JsonNode value = request.get(member);
    return value == null || value.isNull() ? Optional.empty() : Optional.of(value.asText());
  }

  static AwsError invalid(String message) {
    return new AwsError("ValidationException", message);
  }

  /** An id that names nothing. */
  static AwsError notFound(String message, String id) {
    return new AwsError("ResourceNotFoundException", message, 400, Map.of("ResourceId", id));
  }
}
