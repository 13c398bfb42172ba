package dev.stepshift.redshift.data;

import dev.stepshift.redshift.run.Executor;
import dev.stepshift.redshift.run.Session;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Sessions that outlive a statement, so that temporary tables and settings live on. */
final class KeptSessions implements AutoCloseable {

  /** One kept session; its lock makes statements wait for each other. */
  static final class Kept {
    private final String id = UUID.randomUUID().toString();
    private final ReentrantLock lock = new ReentrantLock(true);
    private volatile Instant end = Instant.MAX;
    private volatile int seconds;
    private Session session;

    Kept(int seconds) {
      this.seconds = seconds;
    }

    String id() {
      return id;
    }
  }

  private final Executor executor;
  private final Clock clock;
  private final Map<String, Kept> sessions = new ConcurrentHashMap<>();

  KeptSessions(Executor executor, Clock clock) {
    this.executor = executor;
    this.clock = clock;
  }

  /** The session that the submission names or asks for; empty when it wants none. */
  Optional<Kept> of(Submission submission) {
    closeIdle();
    if (!submission.keepsSession()) {
      return Optional.empty();
    }
    if (submission.sessionId().isEmpty()) {
      Kept kept = new Kept(submission.keepAliveSeconds());
      sessions.put(kept.id, kept);
      return Optional.of(kept);
    }
    String id = submission.sessionId().get();
    Kept kept = sessions.get(id);
    if (kept == null) {
      throw RequestReader.notFound("Session does not exist: " + id, id);
    }
    if (submission.keepAliveSeconds() > 0) {
      kept.seconds = submission.keepAliveSeconds();
    }
    kept.end = Instant.MAX;
    return Optional.of(kept);
  }

  /** Waits until the session is free and answers it, opened at its first use. */
  Session take(Kept kept) throws SQLException {
    kept.lock.lock();
    try {
      if (kept.session == null) {
        kept.session = executor.open();
      }
      kept.session.clearCancel();
      return kept.session;
    } catch (SQLException | RuntimeException failed) {
      kept.lock.unlock();
      throw failed;
    }
  }

  void giveBack(Kept kept) {
    kept.end = clock.instant().plusSeconds(kept.seconds);
    kept.lock.unlock();
  }

  private void closeIdle() {
    Instant now = clock.instant();
    for (Kept kept : sessions.values()) {
      if (kept.end.isBefore(now) && !kept.lock.isLocked()) {
        sessions.remove(kept.id);
        close(kept);
      }
    }
  }

  private static void close(Kept kept) {
    if (kept.session != null) {
      kept.session.close();
    }
  }

  @Override
  public void close() {
    sessions.values().forEach(KeptSessions::close);
    sessions.clear();
  }
}
