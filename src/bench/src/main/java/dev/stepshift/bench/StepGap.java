package dev.stepshift.bench;

/**
 * The time between two steps of a table, in milliseconds.
 *
 * @param next the step that came after it, such as {@code merge}
 * @param noticed from the end of the SQL until the waiting Task had its answer
 * @param submitted from there until the next SQL was submitted
 * @param started from there until it ran
 */
record StepGap(String table, String next, long noticed, long submitted, long started) {

  long millis() {
    return noticed + submitted + started;
  }
}
