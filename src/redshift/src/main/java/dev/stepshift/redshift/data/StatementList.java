package dev.stepshift.redshift.data;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * Answers ListStatements: the newest first; by default those that FINISHED.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/redshift-data/latest/APIReference/API_ListStatements.html">
 *     ListStatements</a>
 */
final class StatementList {

  private static final int MOST = 100;

  private final ObjectMapper json = new ObjectMapper();
  private final StatementStore store;
  private final StatementJson statements;

  StatementList(StatementStore store, StatementJson statements) {
    this.store = store;
    this.statements = statements;
  }

  ObjectNode answer(ObjectNode request) {
    String status = RequestReader.text(request, "Status").orElse("FINISHED");
    if (!status.equals("ALL")
        && List.of(StatementStatus.values()).stream().noneMatch(s -> s.name().equals(status))) {
      throw RequestReader.invalid(
          "Status must be one of SUBMITTED, PICKED, STARTED, FINISHED, FAILED, ABORTED, ALL");
    }
    int most = request.path("MaxResults").asInt(MOST);
    if (most < 0 || most > MOST) {
      throw RequestReader.invalid("MaxResults must be between 0 and " + MOST);
    }
    List<SubmittedStatement> found =
        store.newestFirst().stream()
            .filter(statement -> status.equals("ALL") || statement.status().name().equals(status))
            .filter(statement -> isWanted(request, statement.request()))
            .toList();
    int from = Math.min(PageToken.offset(RequestReader.text(request, "NextToken")), found.size());
    int to = Math.min(found.size(), from + (most == 0 ? MOST : most));
    ObjectNode answer = json.createObjectNode();
    ArrayNode list = answer.putArray("Statements");
    found.subList(from, to).forEach(statement -> list.add(statements.listed(statement)));
    if (to < found.size()) {
      answer.put("NextToken", PageToken.of(to));
    }
    return answer;
  }

  private static boolean isWanted(ObjectNode wanted, StatementRequest statement) {
    String prefix = RequestReader.text(wanted, "StatementName").orElse("");
    return statement.statementName().orElse("").startsWith(prefix)
        && matches(wanted, "WorkgroupName", target(statement, "WorkgroupName"))
        && matches(wanted, "ClusterIdentifier", target(statement, "ClusterIdentifier"))
        && matches(wanted, "Database", Optional.of(statement.database()));
  }

  private static Optional<String> target(StatementRequest statement, String member) {
    return Optional.ofNullable(statement.target().get(member));
  }

  private static boolean matches(ObjectNode request, String member, Optional<String> value) {
    Optional<String> wanted = RequestReader.text(request, member);
    return wanted.isEmpty() || wanted.equals(value);
  }
}
