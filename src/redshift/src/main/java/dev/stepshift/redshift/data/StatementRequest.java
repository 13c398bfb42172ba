package dev.stepshift.redshift.data;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A checked request to run SQL.
 *
 * @param batch whether it came as a batch, even of one statement
 * @param target the members that the answer repeats: workgroup or cluster, user, secret
 * @param keepAliveSeconds 0 when no session is to be kept
 */
record StatementRequest(
    List<String> sqls,
    boolean batch,
    String database,
    Map<String, String> target,
    Optional<String> statementName,
    boolean withEvent,
    Map<String, String> parameters,
    Optional<String> clientToken,
    String resultFormat,
    Optional<String> sessionId,
    int keepAliveSeconds) {

  boolean keepsSession() {
    return sessionId.isPresent() || keepAliveSeconds > 0;
  }
}
