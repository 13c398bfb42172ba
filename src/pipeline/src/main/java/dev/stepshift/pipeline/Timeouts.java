package dev.stepshift.pipeline;

import java.time.Duration;

/**
 * How long each step of a load may take, from submit to completion: 1 second to 24 hours, the
 * longest that the Data API lets a query run.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/mgmt/data-api.html">Using the Amazon
 *     Redshift Data API</a>
 */
public record Timeouts(Duration copy, Duration validate, Duration merge) {

  private static final Duration LONGEST = Duration.ofHours(24);

  public Timeouts {
    requirePossible("copy", copy);
    requirePossible("validate", validate);
    requirePossible("merge", merge);
  }

  public static boolean isPossible(Duration timeout) {
    return timeout.compareTo(Duration.ofSeconds(1)) >= 0 && timeout.compareTo(LONGEST) <= 0;
  }

  private static void requirePossible(String field, Duration timeout) {
    if (!isPossible(timeout)) {
      throw new IllegalArgumentException(
          "timeouts.%s is %s; choose 1 second to 24 hours".formatted(field, timeout));
    }
  }
}
