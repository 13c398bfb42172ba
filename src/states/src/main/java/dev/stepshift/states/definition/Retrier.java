package dev.stepshift.states.definition;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One entry of Retry.
 *
 * @param interval before the first retry
 * @param maxAttempts how often this retrier may retry; 0 never
 * @param backoffRate what the interval is multiplied by, each time
 * @param maxDelay the longest delay
 * @param fullJitter whether the delay is drawn between 0 and the computed one
 */
public record Retrier(
    List<String> errorEquals,
    Duration interval,
    int maxAttempts,
    double backoffRate,
    Optional<Duration> maxDelay,
    boolean fullJitter) {

  public Retrier {
    errorEquals = List.copyOf(errorEquals);
  }

  /**
   * The delay before a retry.
   *
   * @param retry 1 for the first one
   * @param random from 0 up to 1, the draw of a full jitter
   */
  public Duration delay(int retry, double random) {
    double millis = (double) interval.toMillis() * Math.pow(backoffRate, retry - 1.0);
    if (maxDelay.isPresent()) {
      millis = Math.min(millis, (double) maxDelay.get().toMillis());
    }
    return Duration.ofMillis(Math.round(millis * (fullJitter ? random : 1.0)));
  }
}
