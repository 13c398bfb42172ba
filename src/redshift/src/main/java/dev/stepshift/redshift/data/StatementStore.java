package dev.stepshift.redshift.data;

import dev.stepshift.aws.http.AwsError;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The statements of the last 24 hours with their results, in memory. */
final class StatementStore {

  private static final Duration KEPT = Duration.ofHours(24);
  private static final Duration TOKEN_KEPT = Duration.ofHours(8);

  /** Looking through all statements at every call would take longer with every statement. */
  private static final Duration PURGED_EVERY = Duration.ofMinutes(1);

  private final Clock clock;
  private final Map<String, SubmittedStatement> byId = new LinkedHashMap<>();
  private final Map<String, SubmittedStatement> byToken = new HashMap<>();
  private Instant purgedAt = Instant.EPOCH;

  StatementStore(Clock clock) {
    this.clock = clock;
  }

  /**
   * Keeps a new statement, or answers the one that the client token stands for.
   *
   * @param maker asked only when the statement is new
   * @throws AwsError when too many statements are active
   */
  synchronized SubmittedStatement add(
      Optional<String> token, int mostActive, Supplier<SubmittedStatement> maker) {
    purge();
    SubmittedStatement known = token.map(byToken::get).orElse(null);
    if (known != null && age(known).compareTo(TOKEN_KEPT) < 0) {
      return known;
    }
    if (active() >= mostActive) {
      throw new AwsError(
          "ActiveStatementsExceededException",
          "The number of active statements exceeds the limit of " + mostActive + ".");
    }
    SubmittedStatement made = maker.get();
    byId.put(made.id(), made);
    token.ifPresent(value -> byToken.put(value, made));
    return made;
  }

  /** The statement, given its own id or that of one of its sub-statements. */
  synchronized SubmittedStatement get(String id) {
    purge();
    int colon = id.indexOf(':');
    SubmittedStatement found = byId.get(colon < 0 ? id : id.substring(0, colon));
    if (found == null
        || (colon >= 0 && found.subStatements().stream().noneMatch(sub -> sub.id().equals(id)))) {
      throw RequestReader.notFound("Query does not exist.", id);
    }
    return found;
  }

  /** All statements, the newest first. */
  synchronized List<SubmittedStatement> newestFirst() {
    purge();
    List<SubmittedStatement> all = new ArrayList<>(byId.values());
    Collections.reverse(all);
    all.sort(Comparator.comparing(SubmittedStatement::createdAt).reversed());
    return all;
  }

  /** How many statements have not ended. */
  synchronized long activeStatements() {
    return active();
  }

  private long active() {
    return byId.values().stream().filter(statement -> !statement.status().ended()).count();
  }

  private Duration age(SubmittedStatement statement) {
    return Duration.between(statement.createdAt(), clock.instant());
  }

  private void purge() {
    Instant now = clock.instant();
    if (purgedAt.plus(PURGED_EVERY).isAfter(now)) {
      return;
    }
    purgedAt = now;
    Instant oldest = now.minus(KEPT);
    byId.values()
        .removeIf(
            statement -> statement.status().ended() && statement.updatedAt().isBefore(oldest));
    byToken.values().removeIf(statement -> age(statement).compareTo(TOKEN_KEPT) >= 0);
  }
}
