package dev.stepshift.pipeline;

/**
 * How many rows that fail a validation are stored for people to look at, and how long.
 *
 * @param rows of each validation in one run, 0 to {@value #MOST_ROWS}
 * @param days until the run of a later date deletes them, 0 to {@value #MOST_DAYS}
 */
public record StoredFailures(int rows, int days) {

  public static final int MOST_ROWS = 1_000;
  public static final int MOST_DAYS = 3_650;

  public static final StoredFailures DEFAULT = new StoredFailures(10, 30);

  public StoredFailures {
    if (rows < 0 || rows > MOST_ROWS) {
      throw new IllegalArgumentException(
          "store_failures is " + rows + "; choose 0 to " + MOST_ROWS);
    }
    if (days < 0 || days > MOST_DAYS) {
      throw new IllegalArgumentException(
          "store_failures_for is " + days + " days; choose 0 to " + MOST_DAYS);
    }
  }
}
