package dev.stepshift.redshift.data;

import dev.stepshift.redshift.run.Session;
import dev.stepshift.redshift.run.Sessions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Sessions that outlive a statement, so that temporary tables and settings live on. */
final class KeptSessions implements AutoCloseable {

  /** One kept session; its lock makes statements wait for each other. */
  static final class Kept {
    private final String id = UUID.randomUUID().toString();
    private final ReentrantLock lock = new ReentrantLock(true);
    private volatile Instant end = Instant.MAX;
    private volatile int seconds;
    private @Nullable Session session;

    Kept(int seconds) {
      this.seconds = seconds;
    }

    String id() {
      return id;
    }
  }

  private final Sessions sessions;
  private final Clock clock;
  private final Map<String, Kept> byId = new ConcurrentHashMap<>();

  KeptSessions(Sessions sessions, Clock clock) {
    this.sessions = sessions;
    this.clock = clock;
  }

  /** The session that the request names or asks for; empty when it wants none. */
  Optional<Kept> of(StatementRequest request) {
    closeIdle();
    if (!request.keepsSession()) {
      return Optional.empty();
    }
    if (request.sessionId().isEmpty()) {
      Kept kept = new Kept(request.keepAliveSeconds());
      byId.put(kept.id, kept);
      return Optional.of(kept);
    }
    String id = request.sessionId().get();
    Kept kept = byId.get(id);
    if (kept == null) {
      throw RequestReader.notFound("Session does not exist: " + id, id);
    }
    if (request.keepAliveSeconds() > 0) {
      kept.seconds = request.keepAliveSeconds();
    }
    kept.end = Instant.MAX;
    return Optional.of(kept);
  }

  /** Waits until the session is free and answers it, opened at its first use. */
  Session take(Kept kept) throws SQLException {
    kept.lock.lock();
    try {
      Session session = kept.session;
      if (session == null) {
        session = sessions.open();
        kept.session = session;
      }
      session.clearCancel();
      return session;
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
    for (Kept kept : List.copyOf(byId.values())) {
      if (kept.end.isBefore(now) && !kept.lock.isLocked()) {
        byId.remove(kept.id);
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
    byId.values().forEach(KeptSessions::close);
    byId.clear();
  }
}
