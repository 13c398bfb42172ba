package dev.stepshift.states.integration;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepshift.states.concurrent.Promise;
import dev.stepshift.states.concurrent.Timer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The tokens of waiting Tasks. */
public final class TaskTokens {

  /** Bytes of chance in a token. */
  private static final int RANDOM = 192;

  /** Ended tokens remembered, to tell them from ones that never were. */
  private static final int REMEMBERED = 10_000;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Waiting> open = new HashMap<>();
  private final Map<String, Boolean> ended =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** Makes a token; it is open until {@link #forget forgotten}. */
  public synchronized Waiting issue(Timer timer) {
    byte[] bytes = new byte[RANDOM];
    random.nextBytes(bytes);
    Waiting waiting =
        new Waiting(Base64.getEncoder().encodeToString(bytes), timer, new Promise<>(timer));
    open.put(waiting.token(), waiting);
    return waiting;
  }

  public synchronized void forget(Waiting waiting) {
    waiting.rest();
    if (open.remove(waiting.token()) != null) {
      ended.put(waiting.token(), true);
    }
  }

  public synchronized Optional<Waiting> find(String token) {
    return Optional.ofNullable(open.get(token));
  }

  /** Whether the token was one of ours, and its Task is over. */
  public synchronized boolean hasEnded(String token) {
    return ended.containsKey(token);
  }

  /** Whether a text has the form of a token. */
  public static boolean isToken(String text) {
    try {
      return Base64.getDecoder().decode(text).length == RANDOM;
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }

  /** A Task that waits for its token. */
  public static final class Waiting {

    private final String token;
    private final Timer timer;
    private final Promise<JsonNode> answer;
    private Timer.Alarm alarm = () -> {};
    private Duration patience = Duration.ZERO;
    private Runnable missed = () -> {};
    private boolean resting;

    private Waiting(String token, Timer timer, Promise<JsonNode> answer) {
      this.token = token;
      this.timer = timer;
      this.answer = answer;
    }

    public String token() {
      return token;
    }

    public Promise<JsonNode> answer() {
      return answer;
    }

    /** Runs {@code whenMissed} once no heartbeat has come for so long. */
    public synchronized void watchHeartbeat(Duration longest, Runnable whenMissed) {
      patience = longest;
      missed = whenMissed;
      heartbeat();
    }

    public synchronized void heartbeat() {
      alarm.cancel();
      if (!resting && !patience.isZero()) {
        alarm = timer.schedule(patience, missed);
      }
    }

    private synchronized void rest() {
      resting = true;
      alarm.cancel();
    }
  }
}
