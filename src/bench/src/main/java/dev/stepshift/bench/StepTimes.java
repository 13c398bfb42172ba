package dev.stepshift.bench;

import java.time.Instant;

/**
 * One step's SQL, as the Data API describes it afterwards.
 *
 * @param created when it was submitted
 * @param started when its first SQL began
 */
record StepTimes(String table, String step, Instant created, Instant started, Instant ended) {

  TimeSpan running() {
    return new TimeSpan(started, ended);
  }
}
